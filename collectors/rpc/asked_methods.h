// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace bnm {

/// Every RPC method the collectors call: what a user with a whitelist of its own needs
/// (rpcwhitelist). All of them only read.
inline constexpr auto askedMethods = std::to_array<Name>(
    {"getblockchaininfo", "getnetworkinfo", "estimatesmartfee", "getblock", "getblockhash",
     "getblockheader", "getblockstats", "getchaintips", "getdeploymentinfo", "getmempoolentry",
     "getmempoolinfo", "getnettotals", "getpeerinfo", "getrawmempool", "uptime"});

/// A method of that list. Calls are made of these, so that one that is not listed, and so not in
/// the documented whitelist, does not compile.
class RpcMethod {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is a method
    consteval RpcMethod(const char *literal) : m_name(literal)
    {
        if (std::find(askedMethods.begin(), askedMethods.end(), m_name) == askedMethods.end())
            throw "add it to askedMethods";
    }
    static constexpr RpcMethod at(std::size_t index) { return RpcMethod(askedMethods.at(index)); }

    constexpr Name name() const { return m_name; }
    QString toString() const { return m_name.toString(); }

private:
    constexpr explicit RpcMethod(Name name) : m_name(name) {}

    Name m_name;
};

inline QStringList namesOfAskedMethods()
{
    QStringList names;
    for (const Name &method : askedMethods)
        names << method.toString();
    return names;
}

} // namespace bnm
