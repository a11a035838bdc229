// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_api.h"

#include "collectors/mempool/feerate_order.h"
#include "collectors/rpc/json_value.h"
#include "collectors/words.h"

#include <QUrl>

#include <cmath>

namespace bnm {

namespace {

constexpr std::size_t mostBlocks = 1'000;
constexpr std::size_t mostPairs = 100'000;
constexpr qint64 mostTotalVsize = 1'000'000'000'000;
constexpr double mostFeerate = 1e9;

std::optional<qint64> count(const JsonValue &value)
{
    const auto number = value.integer();
    return number && *number >= 0 ? number : std::nullopt;
}

std::optional<double> feerate(const JsonValue &value)
{
    const auto number = value.number();
    return number && *number >= 0 && *number <= mostFeerate ? number : std::nullopt;
}

std::optional<ProjectedBlock> projectedBlock(const JsonValue &value)
{
    const JsonValue range = value["feeRange"];
    const auto vsize = value["blockVSize"].number();
    const auto median = feerate(value["medianFee"]);
    const auto lowest = feerate(range.at(0));
    const auto highest = feerate(range.at(range.size() - 1));
    if (!vsize || *vsize < 0 || *vsize > mostTotalVsize || !median || !lowest || !highest)
        return std::nullopt;
    return ProjectedBlock{std::llround(*vsize),     *lowest, *median, *highest, count(value["nTx"]),
                          count(value["totalFees"])};
}

QString redirectTrouble(const QString &host, const QByteArray &location)
{
    const QUrl target(QString::fromUtf8(location));
    if (target.host().isEmpty())
        return Words::
            tr("The mempool server %1 redirects to another address. Set MEMPOOL_API_BASE to it.")
                .arg(host);
    return Words::tr("The mempool server %1 redirects to %2 on %3. Set MEMPOOL_API_BASE to that.")
        .arg(host, target.scheme(), target.host());
}

/// The two servers behind a mempool server's frontend, addressed directly.
QString notFoundTrouble(const QString &host, const HttpAnswer &answer)
{
    const QByteArray by = answer.header("X-Powered-By");
    if (by.startsWith("Express"))
        return Words::tr("The backend of a mempool server answers at %1, and it does not know "
                         "/api/mempool. Set MEMPOOL_API_BASE to the address of its web page.")
            .arg(host);
    if (by.contains("electrs"))
        return Words::tr(
                   "An Esplora server (electrs) answers at %1, and it does not know /api/mempool. "
                   "Set MEMPOOL_API_BASE to the address of the web server before it.")
            .arg(host);
    return Words::tr(
               "What answers at %1 does not know /api/mempool (HTTP 404). Set MEMPOOL_API_BASE to "
               "the address of a mempool server's web page.")
        .arg(host);
}

} // namespace

std::optional<ApiMempool> readApiMempool(const QByteArray &body)
{
    JsonDocument document;
    if (!document.parse(body))
        return std::nullopt;
    const JsonValue root = document.root();
    const JsonValue pairs = root["fee_histogram"];
    if (!pairs.isArray() || pairs.size() > mostPairs)
        return std::nullopt;
    ApiMempool mempool{count(root["count"]), count(root["vsize"]), count(root["total_fee"]), {}};
    bool makesSense = true;
    pairs.forEachElement([&](const JsonValue &pair) {
        const auto rate = feerate(pair.at(0));
        const auto vsize = pair.at(1).number();
        if (rate && vsize && *vsize >= 0 && *vsize <= mostTotalVsize)
            mempool.histogram.emplace_back(*rate, std::llround(*vsize));
        else
            makesSense = false;
    });
    return makesSense ? std::optional(mempool) : std::nullopt;
}

std::optional<RecommendedFeerates> readApiFeerates(const QByteArray &body)
{
    JsonDocument document;
    if (!document.parse(body))
        return std::nullopt;
    const JsonValue root = document.root();
    RecommendedFeerates feerates{feerate(root["fastestFee"]), feerate(root["halfHourFee"]),
                                 feerate(root["hourFee"]), feerate(root["economyFee"])};
    return feerates == RecommendedFeerates() ? std::nullopt : std::optional(feerates);
}

std::optional<std::vector<ProjectedBlock>> readApiBlocks(const QByteArray &body)
{
    JsonDocument document;
    if (!document.parse(body))
        return std::nullopt;
    const JsonValue root = document.root();
    if (!root.isArray() || root.size() > mostBlocks)
        return std::nullopt;
    std::vector<ProjectedBlock> blocks;
    bool makesSense = true;
    root.forEachElement([&](const JsonValue &value) {
        if (const auto block = projectedBlock(value))
            blocks.push_back(*block);
        else
            makesSense = false;
    });
    if (!makesSense)
        return std::nullopt;
    constexpr qint64 mostOfBlock = FeerateOrder::blockVsize + FeerateOrder::blockVsize / 20;
    if (!blocks.empty() && blocks.back().vsize > mostOfBlock)
        blocks.pop_back();
    if (blocks.size() > blocksShown)
        blocks.resize(blocksShown);
    return blocks;
}

void describe(const ApiMempool &mempool, MempoolSnapshot &snapshot)
{
    snapshot.bins.reset();
    snapshot.blocks.clear();
    snapshot.txCount = mempool.txCount;
    snapshot.vsize = mempool.vsize;
    snapshot.feeSat = mempool.feeSat;
    if (!mempool.hasHistogram())
        return;
    auto &bins = snapshot.bins.emplace();
    if (mempool.histogram.empty())
        bins.fill({0, 0, 0});
    FeerateOrder order;
    qint64 sum = 0;
    for (const auto &[rate, vsize] : mempool.histogram) {
        bins[feerateBinOf(rate)].vsize += vsize;
        order.add(static_cast<float>(rate), vsize, 0);
        sum += vsize;
    }
    if (!snapshot.vsize)
        snapshot.vsize = sum;
    snapshot.blocks = order.blocks(blocksShown);
    for (ProjectedBlock &block : snapshot.blocks) {
        block.txCount.reset();
        block.feeSat.reset();
    }
}

bool isPage(const HttpAnswer &answer)
{
    return answer.status == 200 && (answer.header("Content-Type").startsWith("text/html") ||
                                    answer.body.trimmed().startsWith('<'));
}

QString apiTrouble(const QString &host, const HttpAnswer &answer)
{
    if (answer.failure != HttpAnswer::Failure::None)
        return Words::tr("The mempool server %1 cannot be asked: %2. Check MEMPOOL_API_BASE.")
            .arg(host, httpFailureText(answer));
    if (answer.status >= 300 && answer.status < 400)
        return redirectTrouble(host, answer.header("Location"));
    if (answer.status == 404)
        return notFoundTrouble(host, answer);
    if (answer.status == 429)
        return Words::
            tr("The mempool server %1 refuses so many requests (HTTP 429). Use a server of your "
               "own, or set MEMPOOL_HIST_SOURCE=core_rawmempool.")
                .arg(host);
    const bool isDenied = answer.status == 401 || answer.status == 403;
    const bool mayBeServer = isDenied || (answer.status >= 500 && answer.status != 501);
    if (answer.status != 200 && mayBeServer)
        return Words::tr("The mempool server %1 answers with HTTP %2.")
            .arg(host, QString::number(answer.status));
    if (isPage(answer))
        return Words::tr(
                   "A web page answers at %1 in place of /api/mempool. Set MEMPOOL_API_BASE to the "
                   "address of a mempool server.")
            .arg(host);
    const QString status =
        answer.status == 200 ? QString() : Words::tr(" (HTTP %1)").arg(answer.status);
    return Words::tr("What answers at %1 to /api/mempool is not a mempool server%2. Check "
                     "MEMPOOL_API_BASE.")
        .arg(host, status);
}

} // namespace bnm
