// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkProxy>
#include <QString>
#include <QUrl>

#include <array>
#include <functional>
#include <memory>

#include <curl/curl.h>

namespace bnm {

class CurlLoop;

/// What to post, and where.
struct HttpRequest {
    QUrl url; ///< http or https, without credentials
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    QByteArray authorization; ///< the header's value
    QByteArray contentType;
    QByteArray body;
    qint64 mostBytes = 0; ///< of the answer
};

/// What came of it: a status with a body, or a failure.
struct HttpAnswer {
    enum class Failure {
        None,
        HostNotFound,
        Refused,
        Proxy,
        Tls,
        Timeout,
        TooLarge,
        NotHttp,
        ConnectionLost,
    };
    Failure failure = Failure::None;
    QString systemText; ///< why it failed, in libcurl's words
    int status = 0;     ///< HTTP's; 0: none came
    QByteArray body;    ///< with room for simdjson's padding behind it
};

/// One HTTP POST that never blocks. Redirects, cookies, compression and the environment's proxies
/// are left out: nobody but the server that was named is to see the credentials. Certificates are
/// checked against the system's, and those that Qt was told to trust.
class HttpPost {
public:
    using Handler = std::function<void(HttpAnswer &)>;

    /// Begins at once. The handler is called once, later, and not when this is gone by then.
    /// The answer's body is put into room, which may be large enough from the time before.
    HttpPost(CurlLoop &loop, HttpRequest request, QByteArray room, Handler handler);
    ~HttpPost();
    HttpPost(const HttpPost &) = delete;
    HttpPost &operator=(const HttpPost &) = delete;

private:
    struct CloseTransfer {
        void operator()(CURL *transfer) const { curl_easy_cleanup(transfer); }
    };
    struct FreeList {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    static std::size_t take(char *data, std::size_t size, std::size_t count, void *post);

    template <typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(m_transfer.get(), option, value);
    }
    void setRequest();
    void setProxy();
    void setTrust();
    bool take(const char *data, std::size_t size);
    void done(CURLcode result);
    HttpAnswer::Failure failureOf(CURLcode result) const;

    CurlLoop &m_loop;
    const HttpRequest m_request;
    Handler m_handler;
    HttpAnswer m_answer;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    std::unique_ptr<curl_slist, FreeList> m_headers;
    std::unique_ptr<CURL, CloseTransfer> m_transfer;
};

} // namespace bnm
