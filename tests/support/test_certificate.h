// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace bnm {

/// A self-signed certificate, made by openssl.
class TestCertificate {
public:
    struct Wanted {
        QString names = QStringLiteral("DNS:localhost,IP:127.0.0.1");
        QDate from = QDate::currentDate().addDays(-2);
        QDate until = QDate::currentDate().addDays(2);
    };

    static bool canBeMade();
    static QString reason() { return QStringLiteral("openssl is not installed"); }

    bool make() { return make(Wanted()); }
    bool make(const Wanted &wanted);
    QSslCertificate certificate() const;
    QSslConfiguration ofServer() const;

private:
    QString path(const char *name) const { return m_directory.filePath(QLatin1String(name)); }
    bool write(const char *name, const QByteArray &text) const;
    static bool openssl(const QString &arguments);

    QTemporaryDir m_directory;
};

/// Trusts a certificate as if an authority of this machine had signed it, as long as this lives.
class TrustedMeanwhile {
public:
    explicit TrustedMeanwhile(const QSslCertificate &certificate)
    {
        QSslConfiguration trusting = m_usual;
        trusting.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~TrustedMeanwhile() { QSslConfiguration::setDefaultConfiguration(m_usual); }
    TrustedMeanwhile(const TrustedMeanwhile &) = delete;
    TrustedMeanwhile &operator=(const TrustedMeanwhile &) = delete;

private:
    QSslConfiguration m_usual = QSslConfiguration::defaultConfiguration();
};

} // namespace bnm
