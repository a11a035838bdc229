// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/rpc/json_value.h"

#include <optional>
#include <vector>

namespace bnm {

/// What an Electrum server tells of itself; what it does not tell is not there.
struct ElectrumFigures {
    QString server; ///< fulcrum or electrs
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
/// Lines that are no samples are passed over.
std::vector<PrometheusSample> readPrometheus(const QByteArray &text);

/// Fulcrum's JSON (its stats port) or electrs' Prometheus text, told by the content.
/// Nothing when it is neither.
std::optional<ElectrumFigures> readElectrumStats(const QByteArray &body);

} // namespace bnm
