// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>

class QNetworkReply;

namespace bnm {

struct InfluxTarget {
    QUrl url; ///< of the server; a path is kept in front of /api/v2/write
    QString org;
    QString bucket;
    QString token; ///< empty: no Authorization header (VictoriaMetrics)
    bool verifyTls = true;
    int timeoutMs = 15'000;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
};

/// What became of one write.
struct WriteOutcome {
    enum class Kind {
        Written,
        TryLater,      ///< the receiver cannot now: 429, 5xx, refused, timeout
        Unauthorized,  ///< 401, 403
        BucketMissing, ///< 404
        TooLarge,      ///< 413
        BadData,       ///< 400, 422: at least one line is refused
        Misconfigured, ///< TLS, host name, redirect: waits for a person
    };
    Kind kind = Kind::Written;
    QString sentence;       ///< for a person; empty when written
    int retryAfterMs = -1;  ///< as the receiver asks; -1: it does not
    QByteArray answer = {}; ///< to a refusal (BadData), for whoever looks for the bad lines

    /// The same request may do later.
    bool isPassing() const { return kind == Kind::TryLater || waitsForPerson(); }
    /// Nothing changes until a person does something.
    bool waitsForPerson() const
    {
        return kind == Kind::Unauthorized || kind == Kind::BucketMissing ||
               kind == Kind::Misconfigured;
    }
};

/// Writes line protocol to an InfluxDB v2 receiver (POST /api/v2/write), one request at a time.
class InfluxWriter : public QObject {
    Q_OBJECT
public:
    explicit InfluxWriter(InfluxTarget target, QObject *parent = nullptr);
    ~InfluxWriter() override;

    bool isBusy() const { return m_reply != nullptr; }
    /// Takes lines in gzip format. The handler is called once, from the event loop. Not to be
    /// called while busy.
    void write(const QByteArray &gzipped, std::function<void(const WriteOutcome &)> handler);

private:
    QNetworkRequest request() const;
    WriteOutcome outcome() const;
    WriteOutcome transportOutcome() const;
    std::optional<WriteOutcome> proxyOutcome() const;
    bool connectsToProxyOnly() const;
    WriteOutcome redirected() const;

    InfluxTarget m_target;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    QStringList m_tlsErrors; ///< of the request in hand, by name
};

} // namespace bnm
