// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_parsers.h"

#include "collectors/plausible.h"
#include "collectors/whole_number.h"

#include <QList>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double megabyte = 1e6;

std::optional<double> scaled(std::optional<double> value, double factor)
{
    return value ? std::optional(*value * factor) : std::nullopt;
}

std::optional<ElectrumFigures> readFulcrum(const JsonValue &root)
{
    const JsonValue controller = root["Controller"];
    if (!controller.isObject())
        return std::nullopt;
    ElectrumFigures figures;
    figures.server = QStringLiteral("fulcrum");
    if (const auto headers = plausibleHeight(controller["Header count"].integer());
        headers && *headers > 0)
        figures.height = *headers - 1; // the genesis block is a header too
    figures.clients = root["Server Manager"]["number of clients"].integer();
    figures.subscriptions = root["SubsMgr"]["Num. active client subscriptions"].integer();
    figures.memoryMb = scaled(root["Memory Usage"]["physical kB"].number(), 1024 / megabyte);
    figures.transactions = controller["TxNum"].integer();
    figures.utxos = controller["UTXO set"].integer();
    figures.dbCacheMb =
        scaled(root["Storage"]["DB Shared Block Cache"]["usage"].number(), 1 / megabyte);
    return figures;
}

std::optional<ElectrumFigures> readElectrs(const std::vector<PrometheusSample> &samples)
{
    ElectrumFigures figures;
    figures.server = QStringLiteral("electrs");
    bool known = false;
    for (const PrometheusSample &sample : samples) {
        const auto whole = [&sample] { return wholeNumber(sample.value); };
        if (sample.name.startsWith("electrs_") || sample.name == "index_height")
            known = true;
        // Before 0.9 it had no labels.
        const bool isTip = sample.labels.empty() || sample.label("type") == "tip";
        if ((sample.name == "electrs_index_height" && isTip) || sample.name == "index_height")
            figures.height = plausibleHeight(whole());
        else if (sample.name == "process_resident_memory_bytes")
            figures.memoryMb = sample.value / megabyte;
        else if (sample.name == "electrs_server_clients" || sample.name == "electrum_clients")
            figures.clients = whole();
        else if (sample.name == "electrum_subscriptions")
            figures.subscriptions = whole();
    }
    return known ? std::optional(figures) : std::nullopt;
}

/// Reads name="value" pairs up to the closing brace and moves the position after it.
bool readLabels(const QByteArray &line, qsizetype &at, PrometheusSample &sample)
{
    while (at < line.size() && line[at] != '}') {
        const qsizetype equals = line.indexOf("=\"", at);
        if (equals < 0)
            return false;
        const QByteArray key = line.mid(at, equals - at).trimmed();
        QByteArray value;
        for (at = equals + 2; at < line.size() && line[at] != '"'; ++at) {
            if (line[at] == '\\' && at + 1 < line.size()) {
                ++at;
                value += line[at] == 'n' ? '\n' : line[at];
            } else {
                value += line[at];
            }
        }
        sample.labels.emplace_back(key, value);
        ++at;
        while (at < line.size() && (line[at] == ',' || line[at] == ' '))
            ++at;
    }
    ++at;
    return at <= line.size();
}

std::optional<PrometheusSample> readSample(const QByteArray &line)
{
    PrometheusSample sample;
    const auto end = std::find_if(line.begin(), line.end(),
                                  [](char c) { return c == '{' || c == ' ' || c == '\t'; });
    qsizetype at = end - line.begin();
    sample.name = line.left(at);
    if (end != line.end() && *end == '{' && !readLabels(line, ++at, sample))
        return std::nullopt;
    const QByteArray value = line.mid(at).trimmed().split(' ').front(); // a time may follow
    bool ok = false;
    sample.value = value.toDouble(&ok);
    if (!ok || !std::isfinite(sample.value) || sample.name.isEmpty())
        return std::nullopt;
    return sample;
}

} // namespace

QByteArray PrometheusSample::label(const QByteArray &key) const
{
    const auto it = std::find_if(labels.begin(), labels.end(),
                                 [&key](const auto &pair) { return pair.first == key; });
    return it == labels.end() ? QByteArray() : it->second;
}

std::vector<PrometheusSample> readPrometheus(const QByteArray &text)
{
    std::vector<PrometheusSample> samples;
    for (const QByteArray &rawLine : text.split('\n')) {
        const QByteArray line = rawLine.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (auto sample = readSample(line))
            samples.push_back(std::move(*sample));
    }
    return samples;
}

std::optional<ElectrumFigures> readElectrumStats(const QByteArray &body)
{
    JsonDocument document;
    if (document.parse(body))
        return readFulcrum(document.root());
    return readElectrs(readPrometheus(body));
}

} // namespace bnm
