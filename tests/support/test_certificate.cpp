// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificate.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QStandardPaths>

namespace bnm {

bool TestCertificate::canBeMade()
{
    return !QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty();
}

bool TestCertificate::write(const char *name, const QByteArray &text) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

bool TestCertificate::openssl(const QString &arguments)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments.split(QLatin1Char(' ')));
    const bool done = process.waitForFinished() && process.exitCode() == 0;
    if (!done)
        qWarning("%s", process.readAllStandardError().constData());
    return done;
}

/// "req" accepts no dates; "ca" does, and needs a register of signed certificates.
bool TestCertificate::make(const Wanted &wanted)
{
    const QString format = QStringLiteral("yyMMdd000000Z");
    const QByteArray configuration =
        "[ca]\ndefault_ca=own\n[own]\ndatabase=" + path("index").toUtf8() +
        "\nnew_certs_dir=" + m_directory.path().toUtf8() +
        "\nrand_serial=yes\ndefault_md=sha256\npolicy=any\nx509_extensions=names\n"
        "[any]\ncommonName=supplied\n[names]\nsubjectAltName=" +
        wanted.names.toUtf8() + "\n";
    return write("index", {}) && write("conf", configuration) &&
           openssl(QStringLiteral("req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
                                  "-nodes -subj /CN=test -keyout %1 -out %2")
                       .arg(path("key"), path("request"))) &&
           openssl(QStringLiteral("ca -batch -notext -selfsign -config %1 -keyfile %2 -in %3 "
                                  "-out %4 -startdate %5 -enddate %6")
                       .arg(path("conf"), path("key"), path("request"), path("cert"),
                            wanted.from.toString(format), wanted.until.toString(format)));
}

QSslCertificate TestCertificate::certificate() const
{
    return QSslCertificate::fromPath(path("cert")).value(0);
}

QSslConfiguration TestCertificate::ofServer() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate());
    QFile file(path("key"));
    if (file.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&file, QSsl::Ec));
    return configuration;
}

} // namespace bnm
