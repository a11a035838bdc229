// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/certificate_pins.h"
#include "collectors/words.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <utility>

namespace bnm {

namespace {

constexpr qint64 mostBytes = 256 * 1024;
const QByteArray trusted = "trusted-by-system";
const QByteArray preamble =
    "# Certificates of servers, remembered when they were first met: server, certificate, day.\n"
    "# To accept the changed certificate of a server, remove its line.\n";

/// Qt has no public key for some algorithms (Ed25519).
QByteArray pinFor(const QSslCertificate &certificate)
{
    const auto sha256 = [](const QByteArray &of) {
        return QCryptographicHash::hash(of, QCryptographicHash::Sha256).toHex();
    };
    const QByteArray key = certificate.publicKey().toDer();
    return key.isEmpty() ? "certificate-sha256:" + sha256(certificate.toDer())
                         : "key-sha256:" + sha256(key);
}

} // namespace

CertificatePins::CertificatePins(QString path, Write write)
    : m_path(std::move(path)), m_write(std::move(write))
{
}

CertificatePins::Judgement CertificatePins::judge(const QString &server,
                                                  const QSslCertificate &certificate)
{
    if (const QString error = load(); !error.isEmpty())
        return {Verdict::Failed, error};
    const QByteArray known = pinOf(server);
    const QByteArray pin = pinFor(certificate);
    if (known == pin)
        return {Verdict::Known};
    const QString accept = m_path.isEmpty()
                               ? Words::tr("If the change is right, restart the program")
                               : Words::tr("If the change is right, remove the line of %1 from %2")
                                     .arg(server, m_path);
    if (known == trusted)
        return {
            Verdict::Changed,
            Words::tr("its certificate was trusted before and is not any more. %1").arg(accept)};
    if (!known.isEmpty())
        return {Verdict::Changed, Words::tr("its certificate has changed. %1").arg(accept)};
    if (const QString error = remember(server, pin); !error.isEmpty())
        return {Verdict::Failed, error};
    return {Verdict::New};
}

QString CertificatePins::noteTrusted(const QString &server)
{
    if (const QString error = load(); !error.isEmpty())
        return error;
    return pinOf(server).isEmpty() ? remember(server, trusted) : QString();
}

/// Read each time: the operator may have edited it.
QString CertificatePins::load()
{
    if (m_path.isEmpty())
        return {};
    QFile file(m_path);
    m_text.clear();
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return Words::tr("its certificate cannot be compared, for %1 cannot be read").arg(m_path);
    m_text = file.readAll();
    return {};
}

/// The second word of the server's line; for a damaged line its text, which equals no pin.
QByteArray CertificatePins::pinOf(const QString &server) const
{
    const QByteArray wanted = server.toUtf8();
    for (const QByteArray &line : m_text.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.front() == wanted)
            return words.size() > 1 ? words[1] : QByteArray("damaged");
    }
    return {};
}

QString CertificatePins::remember(const QString &server, const QByteArray &pin)
{
    const QByteArray text = m_text.isEmpty() ? preamble : m_text;
    m_text = text + (text.endsWith('\n') ? "" : "\n") + server.toUtf8() + ' ' + pin + ' ' +
             QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toUtf8() + '\n';
    const QString error = m_path.isEmpty() ? QString() : m_write(m_path, m_text);
    return error.isEmpty() ? QString()
                           : Words::tr("its certificate cannot be remembered: %1").arg(error);
}

} // namespace bnm
