// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_post.h"

#include "collectors/http/curl_loop.h"

#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace bnm {

namespace {

constexpr qint64 simdjsonPadding = 64;
constexpr long receiveBytes = 64 * 1024;

} // namespace

HttpPost::HttpPost(CurlLoop &loop, HttpRequest request, QByteArray room, Handler handler)
    : m_loop(loop),
      m_request(std::move(request)),
      m_handler(std::move(handler)),
      m_transfer(curl_easy_init())
{
    m_answer.body = std::move(room);
    m_answer.body.resize(0);
    setRequest();
    setProxy();
    if (m_request.url.scheme() == QLatin1String("https"))
        setTrust();
    m_loop.add(m_transfer.get(), [this](CURLcode result) { done(result); });
}

HttpPost::~HttpPost()
{
    m_loop.remove(m_transfer.get());
}

void HttpPost::setRequest()
{
    for (const QByteArray &header :
         {QByteArray("Content-Type: " + m_request.contentType),
          QByteArray("Authorization: " + m_request.authorization), QByteArray("Expect:")})
        m_headers.reset(curl_slist_append(m_headers.release(), header.constData()));
    set(CURLOPT_URL, m_request.url.toEncoded().constData());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_HTTPHEADER, m_headers.get());
    set(CURLOPT_HEADEROPT, long{CURLHEADER_SEPARATE}); // a proxy gets none of them
    set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{m_request.body.size()});
    set(CURLOPT_POSTFIELDS, m_request.body.constData());
    set(CURLOPT_BUFFERSIZE, receiveBytes);
    set(CURLOPT_ERRORBUFFER, m_errorText.data());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a look-up that hangs holds nobody up
    set(CURLOPT_WRITEFUNCTION, static_cast<curl_write_callback>(&HttpPost::take));
    set(CURLOPT_WRITEDATA, this);
}

void HttpPost::setProxy()
{
    const QNetworkProxy &proxy = m_request.proxy;
    set(CURLOPT_NOPROXY, "");
    if (proxy.type() == QNetworkProxy::NoProxy)
        return set(CURLOPT_PROXY, "");
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    set(CURLOPT_PROXY, proxy.hostName().toUtf8().constData());
    set(CURLOPT_PROXYPORT, long{proxy.port()});
    // The proxy looks the name up; of an onion service nobody else could.
    set(CURLOPT_PROXYTYPE, long{isSocks ? CURLPROXY_SOCKS5_HOSTNAME : CURLPROXY_HTTP});
    if (proxy.user().isEmpty())
        return;
    set(CURLOPT_PROXYUSERNAME, proxy.user().toUtf8().constData());
    set(CURLOPT_PROXYPASSWORD, proxy.password().toUtf8().constData());
}

void HttpPost::setTrust()
{
    QByteArray trusted;
    const auto certificates = QSslConfiguration::defaultConfiguration().caCertificates();
    for (const QSslCertificate &certificate : certificates)
        trusted += certificate.toPem();
    if (trusted.isEmpty())
        return;
    curl_blob blob{trusted.data(), static_cast<std::size_t>(trusted.size()), CURL_BLOB_COPY};
    set(CURLOPT_CAINFO_BLOB, &blob);
}

std::size_t HttpPost::take(char *data, std::size_t size, std::size_t count, void *post)
{
    return static_cast<HttpPost *>(post)->take(data, size * count) ? size * count : 0;
}

bool HttpPost::take(const char *data, std::size_t size)
{
    QByteArray &body = m_answer.body;
    const qint64 wanted = body.size() + static_cast<qint64>(size);
    if (wanted > m_request.mostBytes) {
        m_answer.failure = HttpAnswer::Failure::TooLarge;
        return false;
    }
    if (wanted + simdjsonPadding > body.capacity()) {
        curl_off_t told = -1;
        curl_easy_getinfo(m_transfer.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &told);
        const qint64 whole = std::min<qint64>(told, m_request.mostBytes);
        const qint64 room = std::max({wanted, whole, 2 * qint64{body.size()}});
        body.reserve(room + room / 16 + simdjsonPadding); // so that the next one often fits too
    }
    body.append(data, static_cast<qsizetype>(size));
    return true;
}

void HttpPost::done(CURLcode result)
{
    HttpAnswer answer = std::move(m_answer);
    long status = 0;
    curl_easy_getinfo(m_transfer.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    if (answer.failure == HttpAnswer::Failure::None)
        answer.failure = failureOf(result);
    if (answer.failure != HttpAnswer::Failure::None)
        answer.systemText = QString::fromUtf8(m_errorText[0] != 0 ? m_errorText.data()
                                                                  : curl_easy_strerror(result));
    const Handler handler = std::move(m_handler); // which may end this
    handler(answer);
}

HttpAnswer::Failure HttpPost::failureOf(CURLcode result) const
{
    using Failure = HttpAnswer::Failure;
    const bool viaProxy = m_request.proxy.type() != QNetworkProxy::NoProxy;
    switch (result) {
    case CURLE_OK: return Failure::None;
    case CURLE_COULDNT_RESOLVE_HOST: return Failure::HostNotFound;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY: return Failure::Proxy;
    case CURLE_COULDNT_CONNECT: {
        long reason = 0;
        curl_easy_getinfo(m_transfer.get(), CURLINFO_OS_ERRNO, &reason);
        if (viaProxy)
            return Failure::Proxy;
        return reason == ECONNREFUSED ? Failure::Refused : Failure::ConnectionLost;
    }
    case CURLE_OPERATION_TIMEDOUT: return Failure::Timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER: return Failure::Tls;
    case CURLE_UNSUPPORTED_PROTOCOL: // so it calls what has no status line
    case CURLE_WEIRD_SERVER_REPLY: return Failure::NotHttp;
    default: return Failure::ConnectionLost;
    }
}

} // namespace bnm
