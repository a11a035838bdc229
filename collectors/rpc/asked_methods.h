// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace bnm {

/// Every RPC method the collectors call, for users with their own rpcwhitelist. All of them only
/// read.
inline constexpr auto askedMethods = std::to_array<Name>(
    {"getblockchaininfo", "getnetworkinfo", "estimatesmartfee", "getblock", "getblockhash",
     "getblockheader", "getblockstats", "getchaintips", "getdeploymentinfo", "getmempoolentry",
     "getmempoolinfo", "getnettotals", "getpeerinfo", "getrawmempool", "uptime"});

/// Methods that are called when somebody asks for them in the window; they only read, too.
inline constexpr auto methodsOnRequest = std::to_array<Name>({"listbanned"});

/// A method of these lists. Calls require one, so that an unlisted, and therefore undocumented,
/// method does not compile.
class RpcMethod {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is a method
    consteval RpcMethod(const char *literal) : m_name(literal)
    {
        if (std::find(askedMethods.begin(), askedMethods.end(), m_name) == askedMethods.end() &&
            std::find(methodsOnRequest.begin(), methodsOnRequest.end(), m_name) ==
                methodsOnRequest.end())
            throw "add it to askedMethods";
    }
    static constexpr RpcMethod at(std::size_t index) { return RpcMethod(askedMethods.at(index)); }

    constexpr Name name() const { return m_name; }
    /// Limit on the answer to one call: the largest plausible answer and some reserve. A parsed
    /// answer takes about 13 times as much memory.
    constexpr qint64 mostBytes() const;
    QString toString() const { return m_name.toString(); }

private:
    constexpr explicit RpcMethod(Name name) : m_name(name) {}

    Name m_name;
};

namespace rpclimits {
constexpr qint64 ofBatch = 256 * 1024; ///< in addition to the limits of its calls
constexpr qint64 ofCall = 8 * 1024;    ///< for methods without their own limit
struct OfMethod {
    Name method;
    qint64 bytes;
};
inline constexpr auto ofMethods = std::to_array<OfMethod>({
    {"getblock", 2 * 1024 * 1024}, // txids only, of at most 16,000 transactions
    {"getblockchaininfo", 64 * 1024},
    {"getchaintips", 2 * 1024 * 1024},
    {"getdeploymentinfo", 256 * 1024},
    {"getmempoolentry", 4 * 1024},
    {"getnetworkinfo", 64 * 1024},
    {"getpeerinfo", 4 * 1024 * 1024},      // 1,900 peers
    {"listbanned", 512 * 1024},            // some 3,500
    {"getrawmempool", 32LL * 1024 * 1024}, // 500,000 transactions
});
} // namespace rpclimits

constexpr qint64 RpcMethod::mostBytes() const
{
    for (const auto &[method, bytes] : rpclimits::ofMethods)
        if (method == m_name)
            return bytes;
    return rpclimits::ofCall;
}

inline QStringList namesOfAskedMethods()
{
    QStringList names;
    for (const Name &method : askedMethods)
        names << method.toString();
    return names;
}

/// For a login that may do all the program can.
inline QStringList namesOfAllMethods()
{
    QStringList names = namesOfAskedMethods();
    for (const Name &method : methodsOnRequest)
        names << method.toString();
    return names;
}

} // namespace bnm
