// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// The header Retry-After in ms, at most an hour: seconds, or a date (RFC 9110, 10.2.3) by the
/// server's clock from its header Date. -1: missing or malformed.
int retryAfterMs(const QByteArray &header, const QByteArray &dateHeader);

} // namespace bnm
