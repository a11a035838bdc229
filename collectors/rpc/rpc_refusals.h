// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <QStringList>

#include <map>
#include <vector>

namespace bnm {

/// Methods that the node is known to refuse to this user. Bitcoin Core refuses a whole batch (HTTP
/// 403) for one call that rpcwhitelist lacks, without naming it.
class RpcRefusals {
public:
    /// Refused a short while ago: not worth a request now.
    bool isRefused(Name method, qint64 nowSteadyMs) const;
    /// The methods of a refused batch that are not known to be allowed, without duplicates; all if
    /// all are known to be allowed: the whitelist has changed.
    std::vector<Name> suspects(const std::vector<Name> &methods);
    void refuse(Name method, qint64 nowSteadyMs) { m_known[method] = nowSteadyMs + pauseMs; }
    void allow(Name method) { m_known[method] = allowed; }
    bool knowsOneAllowed() const;
    void forget() { m_known.clear(); }
    bool wasRefused(Name method) const;
    /// Refused earlier, and due for a retry.
    bool isDue(Name method, qint64 nowSteadyMs) const;
    /// All that were refused and not allowed since.
    QStringList refused() const;

private:
    static constexpr qint64 pauseMs = 60'000;
    static constexpr qint64 allowed = 0;

    std::map<Name, qint64> m_known; // when to retry; 0: allowed
};

} // namespace bnm
