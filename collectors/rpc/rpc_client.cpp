// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_client.h"

#include "collectors/http/without_secrets.h"
#include "collectors/rpc/rpc_batch.h"

#include <QFile>

#include <algorithm>
#include <filesystem>

namespace bnm {

namespace {

/// Also true if the folder is not readable: then it is unknown.
bool isThere(const QString &path)
{
    std::error_code reason;
    const auto status = std::filesystem::status(path.toStdString(), reason);
    return status.type() != std::filesystem::file_type::not_found;
}

} // namespace

int RpcAnswer::failures() const
{
    const auto isFailure = [](const RpcError &one) {
        return one && one.reason != RpcError::Reason::MethodNotFound &&
               one.reason != RpcError::Reason::Forbidden;
    };
    if (error)
        return isFailure(error) ? 1 : 0;
    return static_cast<int>(
        std::count_if(replies.begin(), replies.end(),
                      [&](const RpcReply &reply) { return isFailure(reply.error); }));
}

RpcClient::RpcClient(RpcEndpoint endpoint, QObject *parent)
    : QObject(parent),
      m_endpoint(std::move(endpoint)),
      m_http(makeHttpClient({.proxy = m_endpoint.proxy, .unpacks = false}).release())
{
    m_http->setParent(this);
    m_patienceMs = m_endpoint.patienceMs;
}

RpcClient::~RpcClient()
{
    // Batches use the client to their end.
    qDeleteAll(findChildren<QObject *>(Qt::FindDirectChildrenOnly));
}

void RpcClient::send(std::vector<RpcCall> calls, QObject *context, Handler handler)
{
    auto *batch = new Batch(*this, std::move(calls), context, std::move(handler));
    batch->start();
}

void RpcClient::sendText(const QByteArray &batch, RpcMethod method, std::size_t calls,
                         QObject *context, TextHandler handler)
{
    const qint64 mostBytes = rpclimits::ofBatch + static_cast<qint64>(calls) * method.mostBytes();
    auto *one = new Batch(*this, batch, mostBytes, context, std::move(handler));
    one->start();
}

RpcError RpcClient::refusedCalls() const
{
    const QStringList methods = m_refusals.refused();
    return methods.isEmpty() ? RpcError() : RpcError::forbidden(methods);
}

RpcError RpcClient::withoutSecrets(RpcError error) const
{
    if (!error.detail.isEmpty())
        error.detail = bnm::withoutSecrets(error.detail, secretsOf(m_endpoint.url, m_authorization),
                                           RpcError::longestDetail);
    return error;
}

bool RpcClient::reloadCredentials(RpcError &error)
{
    QByteArray pair;
    if (!m_endpoint.password.isEmpty() || m_endpoint.cookiePath.isEmpty()) {
        pair = (m_endpoint.user + QLatin1Char(':') + m_endpoint.password).toUtf8();
    } else {
        QFile cookie(m_endpoint.cookiePath);
        if (!cookie.open(QIODevice::ReadOnly)) {
            m_authorization.clear();
            error = {isThere(m_endpoint.cookiePath) ? RpcError::Reason::CookieUnreadable
                                                    : RpcError::Reason::CookieMissing,
                     0, 0, m_endpoint.cookiePath};
            return false;
        }
        pair = cookie.read(4096).trimmed();
    }
    m_authorization = "Basic " + pair.toBase64();
    return true;
}

} // namespace bnm
