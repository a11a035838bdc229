// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// The header Retry-After in ms, at most an hour: seconds, or a date (RFC 9110, 10.2.3), which is
/// meant by the receiver's clock, told in its header Date. -1: there is none, or it is not
/// understood.
int retryAfterMs(const QByteArray &header, const QByteArray &dateHeader);

} // namespace bnm
