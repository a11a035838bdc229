// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_client.h"

#include "collectors/http/http_exchange.h"

#include <algorithm>

namespace bnm {

QByteArray HttpAnswer::header(const char *name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

QString httpFailureText(const HttpAnswer &answer)
{
    using Failure = HttpAnswer::Failure;
    const auto text = [&answer]() -> QString {
        switch (answer.failure) {
        case Failure::None: return {};
        case Failure::HostNotFound: return HttpClient::tr("the host name is not known");
        case Failure::Refused: return HttpClient::tr("the connection was refused");
        case Failure::Unreachable:
            return HttpClient::tr("there is no route to the host, or the network is down");
        case Failure::ProxyFailed: return HttpClient::tr("the proxy failed");
        case Failure::ProxyLogin: return HttpClient::tr("the proxy wants another login");
        case Failure::TlsUntrusted: return HttpClient::tr("the certificate is not trusted");
        case Failure::TlsFailed: return HttpClient::tr("no encrypted connection could be made");
        case Failure::Timeout: return HttpClient::tr("no complete answer came in time");
        case Failure::TooLarge: return HttpClient::tr("the answer is too large");
        case Failure::NotHttp: return HttpClient::tr("what answers does not speak HTTP");
        case Failure::ConnectionLost:
            return HttpClient::tr("the connection was cut before the answer was complete");
        }
        return {};
    };
    return answer.detail.isEmpty() ? text() : answer.detail;
}

QByteArray takeLogin(QUrl &url)
{
    if (url.userInfo().isEmpty())
        return {};
    const QString login =
        url.userName(QUrl::FullyDecoded) + QLatin1Char(':') + url.password(QUrl::FullyDecoded);
    url.setUserInfo({});
    return "Basic " + login.toUtf8().toBase64();
}

QString tlsFaultText(TlsFault fault)
{
    switch (fault) {
    case TlsFault::Expired: return HttpClient::tr("the certificate has expired");
    case TlsFault::NotYetValid: return HttpClient::tr("the certificate is not valid yet");
    case TlsFault::SelfSigned: return HttpClient::tr("the certificate is self-signed");
    case TlsFault::UnknownAuthority:
        return HttpClient::tr("the certificate is signed by an authority that is not trusted");
    case TlsFault::OtherName: return HttpClient::tr("the certificate is for another host name");
    case TlsFault::Revoked: return HttpClient::tr("the certificate has been revoked");
    case TlsFault::Other: return HttpClient::tr("the certificate is not valid");
    }
    return {};
}

} // namespace bnm
