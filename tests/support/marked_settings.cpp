// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/marked_settings.h"

#include "app/core/config/config_report.h"
#include "app/core/config/shown_value.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace bnm {

using namespace Qt::StringLiterals;

namespace {

QString text(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

LoadedConfig loadedWith(const QString &folder, const SettingSpec &spec, const QString &value)
{
    ConfigInput input;
    input.workingDirectory = input.homeDirectory = folder;
    input.rootDirectory = input.defaultDataDir = folder + u"/none"_s;
    const auto set = [&input](const char *name, const QString &to) {
        input.environment.insert(QLatin1String(name), to);
    };
    set("BITCOIN_DATADIR", input.rootDirectory);
    set("INFLUX_BUCKET", u"b"_s);
    set("METRICS_LISTEN", u"127.0.0.1:1"_s);
    set(spec.name, value);
    return loadConfig(input);
}

} // namespace

QString saidAbout(const LoadedConfig &loaded)
{
    QString said = configReport(loaded) + errorReport(loaded) + warningReport(loaded);
    for (const SettingComplaint &complaint : loaded.complaints)
        said += complaint.why + QLatin1Char('\n');
    return said;
}

QStringList wrongTexts(const SettingSpec &spec, SecretSweep &sweep)
{
    const QString name = QLatin1String(spec.name);
    const auto mark = [&] { return sweep.mark(name); };
    QStringList texts;
    if (spec.kind == SettingKind::File || spec.kind == SettingKind::Folder)
        return texts; // a path is no secret
    // Of other kinds only an address in the wrong place can be taken for one.
    for (const char *scheme : {"foo", "http", "https", "electrum", "socks5", "tcp", "rpc"}) {
        const QString start = QLatin1String(scheme) + u"://"_s;
        texts << start + u"me:"_s + mark() + u"@h:99999/x?token="_s + mark() + u'#' + mark()
              << start + u"me:p@"_s + mark() + u"@h/"_s << start + mark() + u"@h:1"_s
              << start + u"h:1/"_s + mark() + u"/api/v2/write?p="_s + mark();
    }
    if (isAddress(spec))
        texts << u"me:"_s + mark() + u"@h"_s << u"n=me:"_s + mark() + u"@h"_s
              << u"h?token="_s + mark() << u"a=https://h/ b=https://me:"_s + mark() + u"@h/"_s;
    if (spec.isSecret())
        texts << mark() + u'\n' + mark() << mark() + QString(10'000, u'x')
              << u"\x1b[31m"_s + mark();
    return texts;
}

MarkedSettings::MarkedSettings(SecretSweep &sweep, Options options)
    : m_sweep(sweep), m_options(std::move(options))
{
    for (const SettingSpec &spec : settingsTable())
        for (const QString &text : textsFor(spec)) {
            const LoadedConfig loaded = loadedWith(m_options.folder, spec, text);
            const QString name = QLatin1String(spec.name);
            m_sweep.search(u"what is said about %1"_s.arg(name), saidAbout(loaded));
            if (!loaded.complaintAbout(name).isEmpty())
                continue;
            m_values.insert(name, text);
            break;
        }
}

QString MarkedSettings::write(const QString &name, const QByteArray &content)
{
    const QString path = QDir(m_options.folder).filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_files << path;
    return path;
}

/// The richest first; empty: it holds no secret.
QStringList MarkedSettings::textsFor(const SettingSpec &spec)
{
    const QString name = QLatin1String(spec.name);
    const auto proxy = [&](const char *scheme) -> QStringList {
        if (!m_options.hasProxies)
            return {};
        QUrl url = m_options.serverOf(spec);
        url.setScheme(QLatin1String(scheme));
        url.setUserInfo(u"me:"_s + m_sweep.mark(name));
        return {text(url)};
    };
    switch (spec.kind) {
    case SettingKind::Secret:
        if (std::holds_alternative<QUrl Config::*>(spec.place))
            return addresses(name, m_options.serverOf(spec));
        return {m_sweep.mark(name)};
    case SettingKind::File: return files(spec);
    case SettingKind::Host:
    case SettingKind::Url: return addresses(name, m_options.serverOf(spec));
    case SettingKind::Endpoint: {
        QUrl url = m_options.serverOf(spec);
        url.setScheme(u"tcp"_s);
        return addresses(name, url);
    }
    case SettingKind::ElectrumServer: {
        QUrl url = m_options.serverOf(spec);
        url.setScheme(u"electrum"_s);
        return addresses(name, url);
    }
    case SettingKind::Witnesses: return witnesses(name, m_options.serverOf(spec));
    case SettingKind::SocksProxy: return proxy("socks5");
    case SettingKind::Proxy: return proxy("http");
    case SettingKind::Text:
    case SettingKind::Folder:
    case SettingKind::Port:
    case SettingKind::YesNo:
    case SettingKind::Choice:
    case SettingKind::Seconds:
    case SettingKind::Megabytes:
    case SettingKind::Feerate:
    case SettingKind::AlertNames:
    case SettingKind::AlertLimits: break;
    }
    return {};
}

QStringList MarkedSettings::addresses(const QString &name, const QUrl &server)
{
    QUrl withAll = server;
    withAll.setUserInfo(u"me:"_s + m_sweep.mark(name));
    withAll.setPath(u'/' + m_sweep.mark(name) + u"/x"_s);
    withAll.setQuery(u"token="_s + m_sweep.mark(name));
    QUrl withFragment = withAll;
    withFragment.setFragment(m_sweep.mark(name));
    return {text(withFragment), text(withAll), text(withAll.adjusted(QUrl::RemoveUserInfo)),
            text(withAll.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery)), text(server)};
}

QStringList MarkedSettings::files(const SettingSpec &spec)
{
    const QString name = QLatin1String(spec.name);
    const QByteArray mark = m_sweep.mark(name).toLatin1();
    const bool isLogin = QByteArrayView(spec.sentBy).startsWith("BITCOIN_");
    return {write(name + u".secret"_s, (isLogin ? "me:" : "") + mark + '\n'),
            write(name + u".pem"_s, mark + '\n' + m_options.certificate.toPem())};
}

QStringList MarkedSettings::witnesses(const QString &name, const QUrl &server)
{
    QUrl rpc = server;
    rpc.setScheme(server.scheme() == u"https"_s ? u"rpcs"_s : u"rpc"_s);
    rpc.setPath(write(name + u".login"_s, "me:" + m_sweep.mark(name).toLatin1()));
    QStringList texts;
    for (const QString &address : addresses(name, server))
        texts << u"w="_s + address + u",r="_s + text(rpc);
    return texts;
}

} // namespace bnm
