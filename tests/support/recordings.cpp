// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recordings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

namespace {

QString folder()
{
    return qEnvironmentVariable("RECORDINGS_DIR");
}

QString recordingOf(const QString &method, const QJsonArray &params)
{
    if (method == QLatin1String("estimatesmartfee"))
        return QStringLiteral("estimatesmartfee_%1").arg(params[0].toInt());
    if (method == QLatin1String("getblockheader") || method == QLatin1String("getblockstats"))
        return method + QStringLiteral("_tip");
    return method;
}

QByteArray answerTo(const QJsonObject &call)
{
    const QString name = recordingOf(call[QLatin1String("method")].toString(),
                                     call[QLatin1String("params")].toArray());
    QByteArray answer = Recordings::file(QStringLiteral("bitcoin-core-rpc/%1.json").arg(name));
    const QByteArray id = QByteArray::number(call[QLatin1String("id")].toInt());
    if (answer.isEmpty())
        return R"({"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":)" +
               id + '}';
    return answer.trimmed().replace("\"id\":\"rec\"", "\"id\":" + id);
}

} // namespace

bool Recordings::exist()
{
    return !folder().isEmpty() && QFile::exists(folder() + QStringLiteral("/bitcoin-core-rpc"));
}

QByteArray Recordings::file(const QString &path)
{
    QFile file(folder() + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonValue Recordings::json(const QString &path)
{
    const QJsonDocument document = QJsonDocument::fromJson(file(path));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QJsonValue Recordings::result(const QString &name)
{
    return json(QStringLiteral("bitcoin-core-rpc/%1.json").arg(name))[QLatin1String("result")];
}

RpcHttpServer::Answer answerFromRecordings(const QByteArray &batch)
{
    QByteArray answers;
    const QJsonArray calls = QJsonDocument::fromJson(batch).array();
    for (const QJsonValue &call : calls)
        answers += (answers.isEmpty() ? "" : ",") + answerTo(call.toObject());
    return {200, '[' + answers + "]\n"};
}

} // namespace bnm
