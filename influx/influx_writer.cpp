// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/influx_writer.h"

#include "collectors/http/url_parts.h"

#include <QUrlQuery>

#include <algorithm>

namespace bnm {

namespace {

/// Every line named, with a reason each, in JSON.
qint64 longestAnswer(qint64 textBytes)
{
    constexpr qint64 slack = 256 * 1024;
    return std::min(slack + 3 * textBytes, InfluxWriter::mostAnswerBytes);
}

QUrl writeUrl(const InfluxTarget &target)
{
    QUrl url = withPath(target.url, QStringLiteral("/api/v2/write"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("org"),
                       QString::fromUtf8(QUrl::toPercentEncoding(target.org)));
    query.addQueryItem(QStringLiteral("bucket"),
                       QString::fromUtf8(QUrl::toPercentEncoding(target.bucket)));
    query.addQueryItem(QStringLiteral("precision"), QStringLiteral("ms"));
    url.setQuery(query);
    return url;
}

} // namespace

InfluxWriter::InfluxWriter(InfluxTarget target, QObject *parent)
    : QObject(parent),
      m_target(std::move(target)),
      m_client(makeHttpClient({m_target.proxy, m_target.verifyTls, m_target.authorities}))
{
    m_client->setParent(this);
}

HttpRequest InfluxWriter::request() const
{
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = writeUrl(m_target);
    request.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                       {"Content-Encoding", "gzip"},
                       {"User-Agent", "bitcoin-node-monitor/" PROJECT_VERSION}};
    if (!m_target.token.isEmpty())
        request.headers.push_back({"Authorization", "Token " + m_target.token.toUtf8()});
    request.deadlineMs = m_target.timeoutMs;
    return request;
}

void InfluxWriter::write(const QByteArray &gzipped, qint64 textBytes,
                         std::function<void(const WriteOutcome &)> handler)
{
    Q_ASSERT(!m_isBusy);
    m_isBusy = true;
    HttpRequest post = request();
    post.body = gzipped;
    post.mostBytes = longestAnswer(textBytes);
    m_client->send(std::move(post), this, [this, handler = std::move(handler)](HttpAnswer &answer) {
        m_isBusy = false;
        handler(writeOutcome(answer, m_target));
    });
}

} // namespace bnm
