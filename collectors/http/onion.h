// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Whether a host is a Tor onion service, which only a proxy can reach and nobody else may be asked
/// for.
inline bool isOnion(const QString &host)
{
    return host.endsWith(QLatin1String(".onion"), Qt::CaseInsensitive) ||
           host.endsWith(QLatin1String(".onion."), Qt::CaseInsensitive);
}

} // namespace bnm
