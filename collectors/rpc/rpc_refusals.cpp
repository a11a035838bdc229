// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_refusals.h"

#include <algorithm>

namespace bnm {

bool RpcRefusals::isRefused(Name method, qint64 nowSteadyMs) const
{
    const auto it = m_known.find(method);
    return it != m_known.end() && it->second != allowed && nowSteadyMs < it->second;
}

bool RpcRefusals::wasRefused(Name method) const
{
    const auto it = m_known.find(method);
    return it != m_known.end() && it->second != allowed;
}

std::vector<Name> RpcRefusals::suspects(const std::vector<Name> &methods)
{
    std::vector<Name> unique;
    std::vector<Name> found;
    for (const Name &method : methods) {
        if (std::find(unique.begin(), unique.end(), method) != unique.end())
            continue;
        unique.push_back(method);
        const auto it = m_known.find(method);
        if (it == m_known.end() || it->second != allowed)
            found.push_back(method);
    }
    if (!found.empty())
        return found;
    for (const Name &method : unique)
        m_known.erase(method);
    return unique;
}

bool RpcRefusals::isDue(Name method, qint64 nowSteadyMs) const
{
    const auto it = m_known.find(method);
    return it != m_known.end() && it->second != allowed && nowSteadyMs >= it->second;
}

QStringList RpcRefusals::refused() const
{
    QStringList methods;
    for (const auto &[method, until] : m_known)
        if (until != allowed)
            methods << method.toString();
    return methods;
}

bool RpcRefusals::knowsOneAllowed() const
{
    return std::any_of(m_known.begin(), m_known.end(),
                       [](const auto &one) { return one.second == allowed; });
}

} // namespace bnm
