// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// The header Retry-After in ms, at most an hour: seconds, or a date (RFC 9110, 10.2.3).
/// -1: there is none, or it is not understood.
int retryAfterMs(const QByteArray &header);

} // namespace bnm
