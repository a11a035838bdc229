// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/rpc_http_server.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace bnm {

/// Answers recorded from real servers, in the folder that RECORDINGS_DIR names. They are no
/// part of the project; tests that want them skip with a reason where they are not.
class Recordings {
public:
    static bool exist();
    static QString reason() { return QStringLiteral("RECORDINGS_DIR names no recordings"); }
    /// A file below the folder; empty when it cannot be read.
    static QByteArray file(const QString &path);
    static QJsonValue json(const QString &path);
    /// The member "result" of a recorded answer of Bitcoin Core.
    static QJsonValue result(const QString &name);
};

/// Answers a JSON-RPC batch out of the recordings, byte for byte what the node said.
RpcHttpServer::Answer answerFromRecordings(const QByteArray &batch);

} // namespace bnm
