// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

namespace bnm {

/// A certificate for 127.0.0.1 that nobody knows, made by openssl.
class TestCertificate {
public:
    bool make() const
    {
        return QProcess::execute(
                   QStringLiteral("openssl"),
                   QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
                                  "-nodes -days 2 -subj /CN=localhost -addext "
                                  "subjectAltName=IP:127.0.0.1 -keyout %1 -out %2")
                       .arg(path(QStringLiteral("key")), path(QStringLiteral("cert")))
                       .split(QLatin1Char(' '))) == 0;
    }
    QSslCertificate certificate() const
    {
        return QSslCertificate::fromPath(path(QStringLiteral("cert"))).value(0);
    }
    /// Of a server that shows it.
    QSslConfiguration configuration() const
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate());
        QFile file(path(QStringLiteral("key")));
        if (file.open(QIODevice::ReadOnly))
            configuration.setPrivateKey(QSslKey(&file, QSsl::Ec));
        return configuration;
    }

private:
    QString path(const QString &name) const { return m_directory.filePath(name); }

    QTemporaryDir m_directory;
};

} // namespace bnm
