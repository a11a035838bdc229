// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/rpc_http_server.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace bnm {

/// Recorded answers of real servers, in the folder RECORDINGS_DIR. They are not part of the
/// project; tests that need them skip with a reason if they are absent.
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

/// Answers a JSON-RPC batch from the recordings, byte for byte.
RpcHttpServer::Answer answerFromRecordings(const QByteArray &batch);

} // namespace bnm
