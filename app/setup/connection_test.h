// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/core/setup/test_verdict.h"
#include "collectors/rpc/rpc_client.h"

#include <QObject>

namespace bnm {

/// Queries the configured node once: whether it is a node, the intended one, and whether it answers
/// every call of the collectors. The verdict is one precise sentence.
class ConnectionTest : public QObject {
    Q_OBJECT
public:
    explicit ConnectionTest(const Config &config, int timeoutMs = 5'000, QObject *parent = nullptr);

    void start(); ///< finished() follows

Q_SIGNALS:
    void finished(const bnm::TestVerdict &verdict);

private:
    TestVerdict verdictOn(const RpcAnswer &answer) const;

    QString m_network;
    QString m_expectedChain;
    RpcClient m_client;
};

} // namespace bnm
