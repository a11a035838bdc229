// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_client.h"
#include "collectors/http/url_parts.h"
#include "collectors/node/block_header.h"
#include "collectors/witness/witness_kinds.h"
#include "collectors/words.h"

#include <limits>

namespace bnm {

namespace {

using Fault = WitnessAnswer::Fault;

WitnessAnswer silent(const QString &reason)
{
    return {Fault::Silent, reason};
}

class EsploraWitness : public WitnessSource {
public:
    explicit EsploraWitness(const WitnessSourceOptions &options)
        : m_base(options.address.url),
          m_deadlineMs(options.deadlineMs),
          m_http(makeHttpClient({.proxy = options.proxy}).release())
    {
        m_http->setParent(this);
    }

    void askTip(QObject *context, Handler handler) override;
    void askBlock(qint64 height, QObject *context, Handler handler) override;

private:
    using Read = std::function<WitnessAnswer(const QString &text)>;
    void get(const QString &path, QObject *context, Handler handler, Read read);

    QUrl m_base;
    int m_deadlineMs;
    HttpClient *m_http; // a child
};

void EsploraWitness::get(const QString &path, QObject *context, Handler handler, Read read)
{
    QUrl url = withPath(m_base, path);
    HttpRequest request{.url = url, .mostBytes = mostEsploraBytes, .deadlineMs = m_deadlineMs};
    m_http->send(std::move(request), context,
                 [handler = std::move(handler), read = std::move(read)](const HttpAnswer &answer) {
                     using Failure = HttpAnswer::Failure;
                     if (answer.failure != Failure::None && answer.failure != Failure::TooLarge)
                         return handler(silent(httpFailureText(answer)));
                     if (answer.failure == Failure::None && answer.status != 200)
                         return handler(silent(
                             Words::tr("it answers with HTTP status %1").arg(answer.status)));
                     handler(answer.failure == Failure::None
                                 ? read(QString::fromLatin1(answer.body).trimmed())
                                 : silent(Words::tr(
                                       "what it answers is no block. Its address in WITNESSES is "
                                       "that of its API, as in https://host/api")));
                 });
}

void EsploraWitness::askTip(QObject *context, Handler handler)
{
    get(QStringLiteral("/blocks/tip/height"), context, std::move(handler), [](const QString &text) {
        bool ok = false;
        const qint64 height = text.toLongLong(&ok);
        if (!ok || height < 0 || height > std::numeric_limits<qint32>::max())
            return silent(
                Words::tr("it gives no height. Its address in WITNESSES is that of its API, as "
                          "in https://host/api"));
        return WitnessAnswer{.height = height};
    });
}

void EsploraWitness::askBlock(qint64 height, QObject *context, Handler handler)
{
    get(QStringLiteral("/block-height/%1").arg(height), context, std::move(handler),
        [height](const QString &text) {
            if (!isBlockHash(text))
                return WitnessAnswer{Fault::Invalid,
                                     Words::tr("it gives a block hash that is none")};
            return WitnessAnswer{.height = height, .hash = text};
        });
}

} // namespace

std::unique_ptr<WitnessSource> makeEsploraWitness(const WitnessSourceOptions &options)
{
    return std::make_unique<EsploraWitness>(options);
}

} // namespace bnm
