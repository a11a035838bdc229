// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QSslCertificate;

namespace bnm {

/// The certificates of servers that no authority of this machine vouches for: each is remembered
/// when it is first met, by the SHA-256 of its public key, and any other one is refused from then
/// on. A server that had a trusted certificate is remembered as that. Kept in one small text file;
/// a person accepts a change by removing the server's line, which is noticed at the next
/// connection. For one thread.
class CertificatePins {
public:
    /// Replaces a file as a whole, readable by its owner alone. Gives what went wrong, or nothing.
    using Write = std::function<QString(const QString &path, const QByteArray &content)>;

    /// Without a path nothing is written, and all is forgotten at the end.
    explicit CertificatePins(QString path = {}, Write write = {});

    enum class Verdict { Known, New, Changed, Failed };
    struct Judgement {
        Verdict verdict;
        QString reason = {}; ///< of Changed and Failed: a clause, with what to do
    };

    /// Of a certificate that is not trusted; a new one is remembered. The server as host:port.
    Judgement judge(const QString &server, const QSslCertificate &certificate);
    /// The server has a certificate that is trusted. Gives what went wrong, or nothing.
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
