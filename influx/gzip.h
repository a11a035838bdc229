// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// The data in gzip format (RFC 1952), compressed fast rather than small.
QByteArray gzip(const QByteArray &data);

} // namespace bnm
