// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/electrum/electrum_client.h"

#include <QTest>

#include <optional>

namespace bnm {

/// Result of one request to an Electrum server.
struct AskedBlock {
    ElectrumAnswer::Fault fault = ElectrumAnswer::Fault::None;
    QString reason;
    std::optional<ElectrumBlock> block;
};

inline AskedBlock asked(ElectrumClient &client, std::optional<qint64> height = {})
{
    AskedBlock asked;
    bool isHere = false;
    const auto take = [&](ElectrumAnswer &answer) {
        asked.block = height ? readElectrumBlock(answer, *height) : readElectrumTip(answer);
        asked.fault = answer.fault;
        asked.reason = answer.reason;
        isHere = true;
    };
    QObject context;
    if (height)
        client.askHeader(*height, &context, take);
    else
        client.askTip(&context, take);
    if (!QTest::qWaitFor([&isHere] { return isHere; }, 15'000))
        qFatal("no answer at all");
    return asked;
}

} // namespace bnm
