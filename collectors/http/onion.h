// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Whether a host is a Tor onion service, which is reachable only through a proxy and must not be
/// resolved by anyone else.
inline bool isOnion(const QString &host)
{
    return host.endsWith(QLatin1String(".onion"), Qt::CaseInsensitive) ||
           host.endsWith(QLatin1String(".onion."), Qt::CaseInsensitive);
}

} // namespace bnm
