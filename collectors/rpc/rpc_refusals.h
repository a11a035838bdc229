// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <QStringList>

#include <map>
#include <vector>

namespace bnm {

/// Which methods the node refuses to this user, as far as found out. Bitcoin Core refuses a whole
/// batch (HTTP 403) for one call that rpcwhitelist lacks, and does not say which.
class RpcRefusals {
public:
    /// Refused a short while ago: not worth a request now.
    bool isRefused(Name method, qint64 nowSteadyMs) const;
    /// Those of a refused batch that are not known to be allowed, each once; all of them when all
    /// are: the whitelist has changed.
    std::vector<Name> suspects(const std::vector<Name> &methods);
    void refuse(Name method, qint64 nowSteadyMs) { m_known[method] = nowSteadyMs + pauseMs; }
    void allow(Name method) { m_known[method] = allowed; }
    bool knowsOneAllowed() const;
    void forget() { m_known.clear(); }
    /// Was refused, and may be asked again by now.
    bool isDue(Name method, qint64 nowSteadyMs) const;
    /// All that was refused and has not been allowed since.
    QStringList refused() const;

private:
    static constexpr qint64 pauseMs = 60'000;
    static constexpr qint64 allowed = 0;

    std::map<Name, qint64> m_known; // until when it is not asked; allowed
};

} // namespace bnm
