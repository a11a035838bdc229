// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/core/setup/test_verdict.h"
#include "collectors/rpc/rpc_client.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace bnm {

/// Asks the configured node once whether it is one, whether it is the one that is meant, and
/// whether it answers every call that the collectors make. The verdict is one exact sentence.
class ConnectionTest : public QObject {
    Q_OBJECT
public:
    explicit ConnectionTest(const Config &config, int timeoutMs = 5'000, QObject *parent = nullptr);

    void start(); ///< finished() follows
    /// The calls of Bitcoin Core that the collectors make.
    static std::vector<Name> neededMethods();

Q_SIGNALS:
    void finished(const bnm::TestVerdict &verdict);

private:
    void readAnswer(const RpcAnswer &answer);
    void probeEachMethod(const RpcError &refusal);
    TestVerdict verdictOn(const RpcAnswer &answer) const;

    QString m_network;
    QString m_expectedChain;
    RpcClient m_client;
    QStringList m_forbidden;
    std::size_t m_probesLeft = 0;
};

} // namespace bnm
