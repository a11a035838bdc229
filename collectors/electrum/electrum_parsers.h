// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/rpc/json_value.h"

#include <optional>
#include <vector>

namespace bnm {

/// Statistics of an Electrum server; a value the server does not report stays empty.
struct ElectrumFigures {
    QString server; ///< its software: fulcrum, electrs, electrumx, other
    std::optional<qint64> height;
    std::optional<qint64> clients;
    std::optional<qint64> subscriptions;
    std::optional<double> memoryMb;
    std::optional<qint64> transactions;
    std::optional<qint64> utxos;
    std::optional<double> dbCacheMb;
};

/// One sample of the Prometheus text format.
struct PrometheusSample {
    QByteArray name;
    std::vector<std::pair<QByteArray, QByteArray>> labels;
    double value = 0;

    QByteArray label(const QByteArray &key) const;
};
/// Lines that are not samples are skipped.
std::vector<PrometheusSample> readPrometheus(const QByteArray &text);

/// Parses Fulcrum's JSON (its stats port) or electrs' Prometheus text, detected by content. Nothing
/// for any other text.
std::optional<ElectrumFigures> readElectrumStats(const QByteArray &body);

} // namespace bnm
