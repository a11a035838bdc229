// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/curl_loop.h"
#include "collectors/http/http_exchange.h"

#include <QFileInfo>
#include <QPointer>
#include <QSslConfiguration>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <curl/curl.h>

namespace bnm {

namespace {

using Failure = HttpAnswer::Failure;

constexpr long receiveBytes = 64 * 1024;

QByteArray pemOf(const QList<QSslCertificate> &certificates)
{
    QByteArray pem;
    for (const QSslCertificate &certificate : certificates)
        pem += certificate.toPem();
    return pem;
}

/// Whether curl finds each of the system's authorities when it wants it, as Debian's does; else
/// it reads all of them for each connection, which takes 50 ms.
bool looksAuthoritiesUp()
{
    const char *folder = curl_version_info(CURLVERSION_NOW)->capath;
    return folder && QFileInfo(QString::fromLocal8Bit(folder)).isDir();
}

/// What OpenSSL found wrong; its figures are those of x509_vfy.h. Other libraries have others.
TlsFault tlsFault(long verifyResult)
{
    const char *library = curl_version_info(CURLVERSION_NOW)->ssl_version;
    if (!library || std::strncmp(library, "OpenSSL", 7) != 0)
        return TlsFault::Other;
    switch (verifyResult) {
    case 0:
    case 1: // OpenSSL has no complaint, so curl did not like the name
    case 62:
    case 64: return TlsFault::OtherName;
    case 9: return TlsFault::NotYetValid;
    case 10: return TlsFault::Expired;
    case 18: return TlsFault::SelfSigned;
    case 2:
    case 19:
    case 20:
    case 21:
    case 27: return TlsFault::UnknownAuthority;
    case 23: return TlsFault::Revoked;
    default: return TlsFault::Other;
    }
}

class CurlExchange : public HttpExchange {
public:
    CurlExchange(CurlLoop &loop, const HttpOptions &options, HttpRequest request, QObject *parent)
        : HttpExchange(std::move(request), parent), m_loop(loop), m_options(options)
    {
    }
    ~CurlExchange() override { CurlExchange::stopTransfer(); }

protected:
    void startTransfer() override;
    void stopTransfer() override;

private:
    struct CloseTransfer {
        void operator()(CURL *transfer) const { curl_easy_cleanup(transfer); }
    };
    struct FreeList {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    static std::size_t takeHeaderLine(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t takePart(char *data, std::size_t size, std::size_t count, void *self);
    static int isConnected(void *self, char *, char *, int, int);

    template <typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(m_transfer.get(), option, value);
    }
    template <typename Value>
    Value info(CURLINFO what, Value otherwise) const
    {
        Value value = otherwise;
        curl_easy_getinfo(m_transfer.get(), what, &value);
        return value;
    }
    void setHeaders();
    void setProxy();
    void setTrust();
    bool takeHeaderLine(const QByteArray &line);
    bool hasHeader(const char *name) const;
    void done(CURLcode result);
    Failure failureOf(CURLcode result) const;
    Failure connectFailure() const;

    CurlLoop &m_loop;
    const HttpOptions &m_options;
    HttpHeaders m_headers;
    qint64 m_headBytes = 0;
    bool m_hasHead = false;
    bool m_isInCall = false; ///< of curl's, for a part of the body
    QByteArray m_trusted;
    std::unique_ptr<curl_slist, FreeList> m_headerLines;
    std::unique_ptr<CURL, CloseTransfer> m_transfer;
};

void CurlExchange::startTransfer()
{
    m_headers.clear();
    m_headBytes = 0;
    m_hasHead = false;
    m_transfer.reset(curl_easy_init());
    set(CURLOPT_URL, request().url.toEncoded().constData());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_BUFFERSIZE, receiveBytes);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a hung look-up does not delay the cleanup
    set(CURLOPT_HEADERFUNCTION, static_cast<curl_write_callback>(&CurlExchange::takeHeaderLine));
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, static_cast<curl_write_callback>(&CurlExchange::takePart));
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_PREREQFUNCTION, static_cast<curl_prereq_callback>(&CurlExchange::isConnected));
    set(CURLOPT_PREREQDATA, this);
    if (m_options.unpacks)
        set(CURLOPT_ACCEPT_ENCODING, "gzip");
    if (request().method == HttpRequest::Method::Post) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{request().body.size()});
        set(CURLOPT_POSTFIELDS, request().body.constData());
    }
    setHeaders();
    setProxy();
    if (isOverTls())
        setTrust();
    m_loop.add(m_transfer.get(), [this](int result) { done(static_cast<CURLcode>(result)); });
}

void CurlExchange::stopTransfer()
{
    if (!m_transfer) // the loop may be gone by then
        return;
    if (m_isInCall)
        return m_loop.closeLater(m_transfer.release());
    m_loop.remove(m_transfer.get());
    m_transfer.reset();
}

/// The request is written next.
int CurlExchange::isConnected(void *self, char *, char *, int, int)
{
    static_cast<CurlExchange *>(self)->noteSent();
    return CURL_PREREQFUNC_OK;
}

void CurlExchange::setHeaders()
{
    const auto add = [this](const QByteArray &line) {
        m_headerLines.reset(curl_slist_append(m_headerLines.release(), line.constData()));
    };
    m_headerLines.reset();
    for (const auto &[name, value] : request().headers)
        add(name + ": " + value);
    add("Expect:"); // else curl waits for leave to send a large body
    set(CURLOPT_HTTPHEADER, m_headerLines.get());
    set(CURLOPT_HEADEROPT, long{CURLHEADER_SEPARATE}); // a proxy gets none of them
}

void CurlExchange::setProxy()
{
    const QNetworkProxy &proxy = m_options.proxy;
    set(CURLOPT_NOPROXY, "");
    if (proxy.type() == QNetworkProxy::NoProxy)
        return set(CURLOPT_PROXY, ""); // nor one of the environment
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    set(CURLOPT_PROXY, proxy.hostName().toUtf8().constData());
    set(CURLOPT_PROXYPORT, long{proxy.port()});
    // The proxy resolves the name; only it can resolve an onion service.
    set(CURLOPT_PROXYTYPE, long{isSocks ? CURLPROXY_SOCKS5_HOSTNAME : CURLPROXY_HTTP});
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (proxy.user().isEmpty())
        return;
    set(CURLOPT_PROXYUSERNAME, proxy.user().toUtf8().constData());
    set(CURLOPT_PROXYPASSWORD, proxy.password().toUtf8().constData());
}

void CurlExchange::setTrust()
{
    if (!m_options.verifyTls) {
        set(CURLOPT_SSL_VERIFYPEER, 0L);
        set(CURLOPT_SSL_VERIFYHOST, 0L);
    }
    m_trusted =
        pemOf(QSslConfiguration::defaultConfiguration().caCertificates() + m_options.authorities);
    if (looksAuthoritiesUp())
        curl_easy_setopt(m_transfer.get(), CURLOPT_CAINFO, nullptr);
    else if (!m_trusted.isEmpty()) // else curl forgets the system's
        m_trusted += pemOf(QSslConfiguration::systemCaCertificates());
    if (m_trusted.isEmpty())
        return;
    curl_blob blob{m_trusted.data(), static_cast<std::size_t>(m_trusted.size()), CURL_BLOB_NOCOPY};
    set(CURLOPT_CAINFO_BLOB, &blob);
}

std::size_t CurlExchange::takeHeaderLine(char *data, std::size_t size, std::size_t count,
                                         void *self)
{
    const QByteArray line(data, static_cast<qsizetype>(size * count));
    return static_cast<CurlExchange *>(self)->takeHeaderLine(line.trimmed()) ? size * count : 0;
}

/// One line of a head, of which there may be several (100 Continue); an empty one ends it.
bool CurlExchange::takeHeaderLine(const QByteArray &line)
{
    m_headBytes += line.size() + 2;
    if (m_headBytes > mostHttpHeadBytes) {
        finish(Failure::TooLarge);
        return false;
    }
    if (line.startsWith("HTTP/")) {
        m_headers.clear();
    } else if (line.isEmpty()) {
        m_hasHead = true;
        takeHead(static_cast<int>(info(CURLINFO_RESPONSE_CODE, 0L)), m_headers);
        if (!m_options.unpacks || !hasHeader("content-encoding")) // else it is another length
            expectBytes(info(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, curl_off_t{-1}));
    } else if (const qsizetype colon = line.indexOf(':'); colon > 0) {
        m_headers.emplace_back(line.left(colon), line.mid(colon + 1).trimmed());
    }
    return !isOver();
}

bool CurlExchange::hasHeader(const char *name) const
{
    return std::any_of(m_headers.begin(), m_headers.end(), [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

std::size_t CurlExchange::takePart(char *data, std::size_t size, std::size_t count, void *self)
{
    const std::size_t bytes = size * count;
    const QPointer<CurlExchange> exchange(static_cast<CurlExchange *>(self));
    exchange->m_isInCall = true;
    const bool isTaken = exchange->takeBody(data, static_cast<qint64>(bytes));
    if (exchange) // who takes it may end the client
        exchange->m_isInCall = false;
    return isTaken && exchange ? bytes : 0;
}

void CurlExchange::done(CURLcode result)
{
    const bool viaProxy = m_options.proxy.type() != QNetworkProxy::NoProxy;
    if (viaProxy && info(CURLINFO_RESPONSE_CODE, 0L) == 407)
        return finish(Failure::ProxyLogin);
    if (result == CURLE_OK && !m_hasHead) // curl takes the end for the end of the head
        return finish(Failure::ConnectionLost);
    const Failure failure = failureOf(result);
    if (failure == Failure::TlsUntrusted)
        return finish(failure, tlsFaultText(tlsFault(info(CURLINFO_SSL_VERIFYRESULT, 0L))));
    finish(failure);
}

Failure CurlExchange::failureOf(CURLcode result) const
{
    if (result != CURLE_OK && info(CURLINFO_HTTP_CONNECTCODE, 0L) >= 300)
        return info(CURLINFO_HTTP_CONNECTCODE, 0L) == 407 ? Failure::ProxyLogin
                                                          : Failure::ProxyFailed;
    switch (result) {
    case CURLE_OK: return Failure::None;
    case CURLE_COULDNT_RESOLVE_HOST: return Failure::HostNotFound;
    case CURLE_COULDNT_RESOLVE_PROXY: return Failure::ProxyFailed;
    case CURLE_PROXY: {
        const long reason = info(CURLINFO_PROXY_ERROR, 0L);
        return reason == CURLPX_USER_REJECTED || reason == CURLPX_NO_AUTH ? Failure::ProxyLogin
                                                                          : Failure::ProxyFailed;
    }
    case CURLE_COULDNT_CONNECT: return connectFailure();
    case CURLE_OPERATION_TIMEDOUT: return Failure::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION: return Failure::TlsUntrusted;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER: return Failure::TlsFailed;
    case CURLE_OUT_OF_MEMORY: return Failure::TooLarge; // a head beyond curl's own limit
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_UNSUPPORTED_PROTOCOL: // curl's error for an answer without a status line
    case CURLE_WEIRD_SERVER_REPLY: return Failure::NotHttp;
    default: return Failure::ConnectionLost;
    }
}

Failure CurlExchange::connectFailure() const
{
    if (m_options.proxy.type() != QNetworkProxy::NoProxy)
        return Failure::ProxyFailed;
    switch (info(CURLINFO_OS_ERRNO, 0L)) {
    case ECONNREFUSED: return Failure::Refused;
    case ETIMEDOUT: return Failure::Timeout;
    default: return Failure::Unreachable;
    }
}

class CurlHttpClient : public HttpExchanges {
public:
    explicit CurlHttpClient(HttpOptions options) : HttpExchanges(std::move(options)), m_loop(this)
    {
    }
    ~CurlHttpClient() override { endExchanges(); }

protected:
    HttpExchange *makeExchange(HttpRequest request) override
    {
        return new CurlExchange(m_loop, m_options, std::move(request), this);
    }

private:
    CurlLoop m_loop;
};

} // namespace

std::unique_ptr<HttpClient> makeHttpClient(HttpOptions options)
{
    return std::make_unique<CurlHttpClient>(std::move(options));
}

} // namespace bnm
