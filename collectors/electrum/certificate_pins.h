// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QSslCertificate;

namespace bnm {

/// Certificates of servers that no certificate authority of this machine signs. Each is pinned at
/// first contact by the SHA-256 of its public key; any other certificate is refused from then on. A
/// server that had a trusted certificate is recorded as trusted. The pins are in one small text
/// file: to accept a new certificate, remove the server's line; the next connection reads the file
/// again. For one thread.
class CertificatePins {
public:
    /// Replaces a whole file, readable only by its owner. Returns what went wrong, or nothing.
    using Write = std::function<QString(const QString &path, const QByteArray &content)>;

    /// Without a path nothing is written and the pins are lost at exit.
    explicit CertificatePins(QString path = {}, Write write = {});

    enum class Verdict { Known, New, Changed, Failed };
    struct Judgement {
        Verdict verdict;
        QString reason = {}; ///< of Changed and Failed: a clause that includes the next step
    };

    /// Judges a certificate that is not trusted; a new one is pinned. The server is host:port.
    Judgement judge(const QString &server, const QSslCertificate &certificate);
    /// Records that the server has a trusted certificate. Returns what went wrong, or nothing.
    QString noteTrusted(const QString &server);

private:
    QString load();
    QByteArray pinOf(const QString &server) const;
    QString remember(const QString &server, const QByteArray &pin);

    QString m_path;
    Write m_write;
    QByteArray m_text; ///< of the file
};

} // namespace bnm
