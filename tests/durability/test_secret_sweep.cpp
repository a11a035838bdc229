// SPDX-License-Identifier: GPL-3.0-or-later
// Marked secrets in every setting that can hold one, through every layer of the configuration, with
// servers that work and servers that fail in ways that repeat what they were sent: no mark is in
// the log, the arguments, a file, an HTTP answer, an export, or a request to another server.
#include "app/command_line.h"
#include "app/core/config/saved_settings.h"
#include "app/core/config/secret_file.h"
#include "tests/app/core/config/machine.h"
#include "tests/app/serve/plain_client.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/free_port.h"
#include "tests/support/marked_settings.h"
#include "tests/support/program_world.h"
#include "tests/support/test_certificate.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>

#include <sys/stat.h>

using namespace bnm;
using namespace Qt::StringLiterals;
using Answer = ScriptedReceiver::Answer;

namespace {

constexpr int longMs = 30'000;

/// What the servers do with a request.
enum class Manner { Work, Refuse, Fail, FailInText, Redirect, Babble, WrongCertificate, AreAway };

/// Where the settings come from.
enum class Layer { Environment, NamedFile, FoundFile, Saved, BitcoinConf };

struct Case {
    const char *name;
    Manner manner;
    Layer layer;
    bool secretsAreInFiles = false; ///< for a secret that can be named in two ways
    bool hasProxies = false;
};

const std::vector<Case> cases = {
    {"servers that work, environment", Manner::Work, Layer::Environment, true},
    {"servers that work, bitcoin.conf", Manner::Work, Layer::BitcoinConf},
    {"servers that refuse the login, --env-file", Manner::Refuse, Layer::NamedFile},
    {"servers that fail, .env", Manner::Fail, Layer::FoundFile, true},
    {"servers that fail in plain text, environment", Manner::FailInText, Layer::Environment},
    {"servers that redirect, saved settings", Manner::Redirect, Layer::Saved},
    {"servers that babble, environment", Manner::Babble, Layer::Environment},
    {"wrong certificates, saved settings", Manner::WrongCertificate, Layer::Saved, true},
    {"servers that are away, .env", Manner::AreAway, Layer::FoundFile},
    {"behind proxies, environment", Manner::Refuse, Layer::Environment, false, true},
};

/// All of a request that a server could repeat, also as it is meant.
QByteArray echoOf(const ScriptedReceiver::Request &request)
{
    QByteArray echo = request.target;
    for (auto it = request.headers.begin(); it != request.headers.end(); ++it)
        echo += ", " + it.key() + ": " + it.value();
    for (const char *field : {"authorization", "proxy-authorization"})
        echo += ", " + QByteArray::fromBase64(request.headers.value(field).mid(6)); // of "Basic "
    return echo.simplified().replace('"', '\'').replace('\\', '/');
}

Answer answerTo(Manner manner, const ScriptedReceiver::Request &request, quint16 elsewhere)
{
    const QByteArray echo = echoOf(request);
    const QByteArray body =
        R"({"code":"unauthorized","message":")" + echo + R"(","error":")" + echo + R"("})";
    switch (manner) {
    case Manner::Refuse:
        return {.status = 401,
                .headers = "WWW-Authenticate: Basic realm=\"" + echo + "\"\r\n",
                .body = body};
    case Manner::Fail:
        return {.status = 500,
                .body = R"({"result":null,"error":{"code":-1,"message":")" + echo +
                        R"("},"id":null,"code":"internal error","message":")" + echo + R"("})"};
    case Manner::FailInText: return {.status = 500, .body = echo};
    case Manner::Redirect:
        return {.status = 302,
                .headers = "Location: http://127.0.0.1:" + QByteArray::number(elsewhere) + "/" +
                           echo.toPercentEncoding() + "\r\n"};
    case Manner::Babble:
        return {.body = "HTTP/1.1 200 " + echo + "\r\n" + echo + "\r\n\r\n" + echo,
                .manner = Answer::Manner::Raw};
    default: break;
    }
    return request.lines.isEmpty() ? Answer{.status = 200, .body = "OK"} : Answer{};
}

unsigned modeOf(const QString &path)
{
    struct stat state {};
    return ::stat(QFile::encodeName(path).constData(), &state) == 0 ? state.st_mode & 0777U : 0;
}

/// Servers by setting, on ports of their own.
class Servers {
public:
    Servers(Manner manner, const TestCertificate &certificate)
        : m_manner(manner), m_certificate(certificate)
    {
    }
    QUrl urlOf(const SettingSpec &spec)
    {
        auto &server = m_servers[QLatin1String(spec.name)];
        if (!server) {
            server = m_manner == Manner::WrongCertificate && !isProxy(spec)
                         ? std::make_unique<ScriptedReceiver>(m_certificate.ofServer())
                         : std::make_unique<ScriptedReceiver>();
            server->answerBy([this](const ScriptedReceiver::Request &request) {
                return answerTo(m_manner, request, elsewhere.port());
            });
            if (m_manner == Manner::AreAway)
                server->close();
        }
        return server->url();
    }
    static bool isProxy(const SettingSpec &spec)
    {
        return spec.kind == SettingKind::Proxy || spec.kind == SettingKind::SocksProxy;
    }
    const std::map<QString, std::unique_ptr<ScriptedReceiver>> &all() const { return m_servers; }

    ScriptedReceiver elsewhere; ///< where the redirects lead

private:
    Manner m_manner;
    const TestCertificate &m_certificate;
    std::map<QString, std::unique_ptr<ScriptedReceiver>> m_servers;
};

/// The program in one case, from its start to its end.
class Run {
public:
    Run(const Case &one, const TestCertificate &certificate)
        : m_case(one),
          m_servers(one.manner, certificate),
          m_marked(sweep, {world.folder(),
                           [this](const SettingSpec &spec) { return m_servers.urlOf(spec); },
                           certificate.certificate(), one.hasProxies})
    {
        // The simulated node publishes; addresses of publishers with a login are refused.
        for (const SettingSpec &spec : settingsTable())
            if (spec.kind == SettingKind::Endpoint)
                m_marked.leaveOut(QLatin1String(spec.name));
        chooseLogin();
        m_marked.leaveOut(u"BITCOIN_CONF"_s);
        m_marked.set(u"METRICS_LISTEN"_s, u"127.0.0.1:%1"_s.arg(m_port));
        m_marked.set(u"ALERT_WEBHOOK_FORMAT"_s, u"generic"_s);
        if (m_marked.values().contains(u"MEMPOOL_API_BASE"_s))
            m_marked.set(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s);
        m_marked.set(u"INFLUX_BUCKET"_s, u"b"_s);
        if (one.manner != Manner::Work) // else points would wait for the node to name its own
            m_marked.set(u"BITCOIN_NETWORK"_s, u"regtest"_s);
        world.setLimits(
            u"node_unreachable=1,login_refused=1,node_fails=1,wrong_server=1,not_allowed=1"_s);
        world.set("SCRAPE_INTERVAL_SLOW", u"0.5"_s);
        world.set("SCRAPE_INTERVAL_FAST", u"1"_s);
        world.set("TMPDIR", world.folder());
        world.set("XDG_RUNTIME_DIR", world.folder());
        putSettings();
        m_main = world.start(u"--headless --print"_s + m_option);
    }
    ~Run()
    {
        if (m_main)
            m_main->kill();
    }

    /// What it printed up to now.
    void look()
    {
        m_output += m_main->readAllStandardOutput();
        m_log += m_main->readAllStandardError();
    }
    const QByteArray &log() const { return m_log; }

    /// Whether all servers have been needed but those that only commands need.
    bool isUnderWay()
    {
        look();
        if (m_main->state() == QProcess::NotRunning)
            return true;
        if (m_case.manner == Manner::WrongCertificate) // InfluxDB's authority is trusted
            return m_log.contains("warning Electrum: ") && !unasked().contains(u"INFLUX_URL"_s);
        if (m_case.manner == Manner::AreAway || m_case.hasProxies)
            return m_log.contains("warning InfluxDB: ") && m_log.contains("warning Electrum: ") &&
                   m_log.contains("warning Heartbeat: ");
        return unasked() - needed() == QSet<QString>();
    }
    QSet<QString> unasked() const
    {
        QSet<QString> names;
        for (const auto &[name, server] : m_servers.all())
            if (server->connections() == 0 && m_marked.values().contains(name) &&
                !m_isIdle.contains(name))
                names << name;
        return names;
    }

    /// Everything that can be asked of it, and of its files.
    void ask()
    {
        sweep.searchArguments(m_main->processId());
        runCommands({u"--healthcheck"_s, u"--check-config"_s, u"--test-alert"_s, u"--get-geoip"_s,
                     u"--export collector"_s});
        const QByteArray token = "Authorization: Bearer " + m_token;
        for (const char *path : {"/", "/metrics", "/healthz", "/readyz", "/nothing"})
            for (const QByteArray &field :
                 {QByteArray("X: y"), token, token.left(token.size() - 3), token + 'x'}) {
                const PlainAnswer answer = plainGet(m_port, path, {field});
                QByteArray text = answer.body;
                for (auto it = answer.fields.begin(); it != answer.fields.end(); ++it)
                    text += '\n' + it.key() + ": " + it.value();
                sweep.search(u"HTTP "_s + QLatin1String(path), text);
                m_opened += answer.status != 401 && answer.status != 0 ? 1 : 0;
            }
        sweep.searchFiles(world.folder(), m_marked.files() + m_holders);
    }
    /// Nothing must have been left out: each server was asked, and each answer came.
    void end()
    {
        m_main->terminate();
        QVERIFY(QTest::qWaitFor(
            [this] {
                look();
                return m_main->state() == QProcess::NotRunning;
            },
            longMs));
        QVERIFY2(m_main->exitCode() == 0, m_log.constData());
        sweep.search(u"standard output"_s, m_output);
        sweep.search(u"the log"_s, m_log);
        sweep.searchFiles(world.folder(), m_marked.files() + m_holders);
        searchRequests();
        QVERIFY(m_output.contains("collector,"));
        QCOMPARE(m_opened, 5); // each path by the right token only
        if (m_case.manner != Manner::WrongCertificate && m_case.manner != Manner::AreAway &&
            !m_case.hasProxies)
            QVERIFY2(unasked().isEmpty(), qPrintable(unasked().values().join(u' ')));
        QCOMPARE(unused(), QSet<QString>());
        QCOMPARE(modeOf(world.dataDir()), 0700U);
        for (const QString &file : std::as_const(m_holders))
            QCOMPARE(modeOf(file), 0600U);
    }

    SecretSweep sweep;
    ProgramWorld world;

private:
    /// The simulated node's login is its cookie; a login of ours is for servers that take any.
    void chooseLogin()
    {
        QFile file(world.node.cookiePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no cookie");
        const QString cookie = QString::fromLatin1(file.readAll());
        sweep.add(u"the node's cookie"_s, cookie.section(u':', 1));
        m_marked.set(u"BITCOIN_RPC_USER"_s, u"me"_s);
        m_token = tokenOfMetrics();
        if (m_case.secretsAreInFiles)
            for (const char *name : {"BITCOIN_RPC_PASSWORD", "BITCOIN_RPC_USER", "INFLUX_TOKEN"})
                m_marked.leaveOut(QLatin1String(name));
        else
            for (const char *name : {"BITCOIN_RPC_COOKIE_PATH", "INFLUX_TOKEN_FILE"})
                m_marked.leaveOut(QLatin1String(name));
        if (m_case.manner != Manner::Work)
            return;
        m_isIdle << u"BITCOIN_RPC_HOST"_s;
        m_marked.set(u"BITCOIN_RPC_HOST"_s,
                     u"http://127.0.0.1:%1/%2?token=%3"_s.arg(world.node.rpcPort())
                         .arg(sweep.mark(u"a path"_s), sweep.mark(u"a query"_s)));
        if (m_case.layer == Layer::BitcoinConf) {
            // With servers that have no figures, no heartbeat is sent.
            for (const char *name : {"ELECTRUM_URL", "FULCRUM_STATS_URL", "WITNESSES"})
                m_marked.leaveOut(QLatin1String(name));
            m_marked.leaveOut(u"MEMPOOL_API_BASE"_s);
            for (const char *name : {"BITCOIN_RPC_PASSWORD", "BITCOIN_RPC_USER"})
                m_marked.leaveOut(QLatin1String(name));
            m_marked.write(u"bitcoin.conf"_s,
                           "rpcuser=" + cookie.section(u':', 0, 0).toLatin1() +
                               "\nrpcpassword=" + cookie.section(u':', 1).toLatin1() +
                               "\nrpcauth=me:" + sweep.mark(u"rpcauth"_s).toLatin1() + "$" +
                               sweep.mark(u"rpcauth"_s).toLatin1() + "\nrpcpassword " +
                               sweep.mark(u"a line of bitcoin.conf"_s).toLatin1() + '\n');
        } else {
            m_marked.set(u"BITCOIN_RPC_COOKIE_PATH"_s, world.node.cookiePath());
            m_isIdle << u"HEARTBEAT_URL"_s;
        }
    }
    QByteArray tokenOfMetrics() const
    {
        QFile file(m_marked.values().value(u"METRICS_TOKEN_FILE"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

    void putSettings()
    {
        for (const char *name : {"BITCOIN_RPC_PORT", "BITCOIN_RPC_COOKIE_PATH"})
            world.unset(name); // an address of a higher layer would keep secrets back
        QByteArray lines;
        QHash<QString, QString> saved;
        QHash<QString, QString> secrets;
        for (auto it = m_marked.values().begin(); it != m_marked.values().end(); ++it) {
            (findSetting(it.key())->isSecret() ? secrets : saved).insert(it.key(), it.value());
            lines += it.key().toUtf8() + "='" + it.value().toUtf8() + "'\n";
        }
        switch (m_case.layer) {
        case Layer::BitcoinConf:
        case Layer::Environment:
            for (auto it = m_marked.values().begin(); it != m_marked.values().end(); ++it)
                world.set(it.key().toLatin1(), it.value());
            break;
        case Layer::NamedFile:
            m_marked.write(u"named.env"_s, lines);
            m_option = u" --env-file named.env"_s;
            break;
        case Layer::FoundFile: m_marked.write(u".env"_s, lines); break;
        case Layer::Saved: {
            const QString folder = world.path(u".config/bitcoin-node-monitor/"_s);
            QCOMPARE(writeSavedSettings(folder + u"settings.ini"_s, saved), QString());
            QCOMPARE(
                writeSecretFile(
                    m_marked.write(u".config/bitcoin-node-monitor/secrets.json"_s, "{}"), secrets),
                QString());
            m_holders << folder + u"settings.ini"_s; // paths and addresses, as they were given
            break;
        }
        }
    }

    /// All at once. A download that fails goes on for long.
    void runCommands(const QStringList &commands)
    {
        std::map<QString, std::unique_ptr<QProcess>> processes;
        for (const QString &command : commands)
            processes[command] = world.start(command + m_option);
        for (const auto &[command, process] : processes) {
            QVERIFY(process->waitForStarted(longMs));
            sweep.searchArguments(process->processId());
        }
        for (const auto &[command, process] : processes) {
            const bool isLong = command == u"--get-geoip"_s;
            const auto isOver = [&process = process] {
                return process->state() == QProcess::NotRunning;
            };
            if (!QTest::qWaitFor(isOver, isLong ? 2'000 : longMs))
                process->terminate();
            QVERIFY2(QTest::qWaitFor(isOver, longMs), qPrintable(command));
            const QByteArray said =
                process->readAllStandardOutput() + process->readAllStandardError();
            sweep.search(command, said);
            QVERIFY2(!said.isEmpty(), qPrintable(command));
        }
    }

    /// A secret is sent to its own server, in its own place.
    void searchRequests()
    {
        for (const auto &[name, server] : m_servers.all())
            for (const ScriptedReceiver::Request &request : server->requests()) {
                sweep.search(u"a body sent to "_s + name, request.lines);
                if (!Servers::isProxy(*findSetting(name)))
                    searchHead(name, request);
                else
                    m_arrived += sweep.namesIn(echoOf(request));
            }
        for (const ScriptedReceiver::Request &request : m_servers.elsewhere.requests())
            sweep.search(u"a request that was redirected"_s, echoOf(request));
    }
    void searchHead(const QString &server, const ScriptedReceiver::Request &request)
    {
        const QByteArray head = echoOf(request);
        const auto isItsOwn = [&server](const QString &name) {
            const SettingSpec *spec = findSetting(name);
            return name == server ||
                   (spec && QString(QLatin1String(spec->sentBy)).split(u' ').contains(server));
        };
        const QSet<QString> names = sweep.namesIn(head);
        m_arrived += names;
        const QSet<QString> inAddress = sweep.namesIn(request.target); // which others may log
        if (!(inAddress - QSet<QString>{server}).isEmpty())
            sweep.search(u"an address asked of "_s + server, request.target);
        if (!std::all_of(names.begin(), names.end(), isItsOwn))
            sweep.search(u"a request to "_s + server, head);
    }

    /// Secrets that came to no server, as each must, or the search would prove nothing.
    QSet<QString> unused() const
    {
        QSet<QString> names;
        for (const auto &[name, server] : m_servers.all()) {
            const bool isAsked = !server->requests().empty() && m_marked.values().contains(name);
            for (const SettingSpec &spec : settingsTable()) {
                const QString secret = QLatin1String(spec.name);
                const bool isItsOwn = spec.isSecret() || spec.isSecretFile()
                                          ? QString(QLatin1String(spec.sentBy)).startsWith(name)
                                          : spec.kind == SettingKind::Proxy && secret == name;
                if (isAsked && isItsOwn && m_marked.values().contains(secret) &&
                    !m_isIdle.contains(name) && !m_arrived.contains(secret))
                    names << secret;
            }
        }
        return names;
    }

    /// Servers that only commands and alerts need.
    static QSet<QString> needed() { return {u"ALERT_WEBHOOK_URL"_s, u"GEOIP_URL"_s}; }

    Case m_case;
    Servers m_servers;
    MarkedSettings m_marked;
    QSet<QString> m_holders;
    quint16 m_port = freePort();
    QByteArray m_token;
    QString m_option;
    std::unique_ptr<QProcess> m_main;
    QByteArray m_output;
    QByteArray m_log;
    int m_opened = 0;
    QSet<QString> m_arrived; ///< secrets, at servers
    QSet<QString> m_isIdle;  ///< servers that are not needed
};

} // namespace

class TestSecretSweep : public QObject {
    Q_OBJECT

    TestCertificate m_certificate;
    std::vector<std::unique_ptr<Run>> m_runs; ///< some of them ahead of their turn

    static void judge(const SecretSweep &sweep)
    {
        for (const QString &finding : sweep.findings())
            qWarning("%s", qPrintable(finding));
        QVERIFY(sweep.findings().isEmpty());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        QVERIFY(m_certificate.make());
    }

    /// The search itself.
    void everyFormIsFound_data()
    {
        QTest::addColumn<QByteArray>("form");
        const QByteArray secret = "#";
        for (const char *form :
             {"plain", "base64", "of a login", "of URLs", "percent", "hex", "HEX", "UTF-16", "cut"})
            QTest::newRow(form) << QByteArray(form);
    }
    void everyFormIsFound()
    {
        QFETCH(QByteArray, form);
        SecretSweep sweep;
        sweep.mark(u"another"_s);
        const QByteArray mark = sweep.mark(u"this"_s).toLatin1();
        QByteArray text;
        if (form == "plain")
            text = mark;
        else if (form == "base64")
            text = mark.toBase64();
        else if (form == "of a login")
            text = ("user:" + mark + "?").toBase64();
        else if (form == "of URLs")
            text = ("~~~" + mark).toBase64(QByteArray::Base64UrlEncoding);
        else if (form == "percent")
            text = mark.toPercentEncoding({}, mark).toLower();
        else if (form == "hex")
            text = mark.toHex();
        else if (form == "HEX")
            text = mark.toHex().toUpper();
        else if (form == "UTF-16")
            text = QByteArray(reinterpret_cast<const char *>(QString::fromLatin1(mark).utf16()),
                              2 * mark.size());
        const QStringList found =
            sweep.foundIn("before " + (form == "cut" ? mark.left(15) : text) + " after");
        QVERIFY2(!found.isEmpty() && (form == "cut" || found.front().startsWith(u"this, "_s)),
                 qPrintable(found.join(u';')));
        QVERIFY(sweep.foundIn("before and after").isEmpty());
    }

    /// Each wrong text, in each layer, and in what the command line says.
    void wrongValues()
    {
        SecretSweep sweep;
        for (const SettingSpec &spec : settingsTable())
            for (const QString &text : wrongTexts(spec, sweep)) {
                const QString name = QLatin1String(spec.name);
                Machine machine;
                machine.input.environment.insert(u"METRICS_LISTEN"_s, u"127.0.0.1:1"_s);
                machine.input.environment.insert(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s);
                machine.input.environment.insert(name, text);
                sweep.search(name, saidAbout(machine.load()));
                const ParsedCommandLine parsed =
                    parseCommandLine({u"program"_s, u"--set"_s, name + u'=' + text});
                if (spec.isSecret())
                    sweep.search(u"--set "_s + name, parsed.text);
            }
        judge(sweep);
    }

    /// Of all files that a secret can be read from.
    void damagedFiles()
    {
        SecretSweep sweep;
        const auto marked = [&sweep](const char *lines) {
            QByteArray text = lines;
            for (qsizetype at = text.indexOf('#'); at >= 0; at = text.indexOf('#'))
                text.replace(at, 1, sweep.mark(QLatin1String(lines)).toLatin1());
            return text;
        };
        for (const char *lines :
             {"INFLUX_TOKEN=\"#\n", "INFLUX_TOKEN: #\n", "INFLUX_TOKEN #\n", "=#\n", "#\n",
              "export INFLUX_TOKEN='#' '#'\n", "INFLUX_TOKEN=#\nINFLUX_TOKEN=#\n\"#\"\n",
              "rpcpassword #\n", "[settings\nINFLUX_TOKEN=#\n", "rpcpassword=#\nrpcpassword=#\n",
              "[#]\nrpcpassword=#\n", "rpcauth=me:#\n", "rpcuser=me\nrpcpassword=#\x01\n",
              "{\"INFLUX_TOKEN\":\"#\"", "[\"#\"]", "{\"INFLUX_TOKEN\":\"#\",}", "a:#\nb:#\n",
              "INFLUX_TOKEN=@Invalid(#)\nBITCOIN_RPC_PASSWORD=@QVariant(#)\n",
              "[settings]\nBITCOIN_RPC_PASSWORD=#\nINFLUX_TOKEN=#\nINFLUX_TOKEN[=#\n"})
            for (const char *file : {".env", "named.env", "settings.ini", "secrets.json", "token",
                                     "home/.bitcoin/.cookie", "home/.bitcoin/bitcoin.conf"}) {
                Machine machine;
                machine.write(QLatin1String(file), marked(lines));
                QFile::setPermissions(machine.path(QLatin1String(file)),
                                      QFile::ReadOwner | QFile::WriteOwner);
                machine.input.secretsFile = machine.path(u"secrets.json"_s);
                if (QFile::exists(machine.path(u"named.env"_s)))
                    machine.input.envFile = machine.path(u"named.env"_s);
                if (QFile::exists(machine.path(u"token"_s)))
                    for (const SettingSpec &spec : settingsTable())
                        if (spec.kind == SettingKind::File)
                            machine.input.environment.insert(QLatin1String(spec.name),
                                                             machine.path(u"token"_s));
                sweep.search(QLatin1String(file), saidAbout(machine.load()));
            }
        judge(sweep);
    }

    void program_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name) << static_cast<int>(i);
    }
    void program()
    {
        QFETCH(int, index);
        constexpr std::size_t atOnce = 5; // each waits seconds for its first heartbeat
        const auto here = static_cast<std::size_t>(index);
        m_runs.resize(cases.size());
        for (std::size_t i = here; i < std::min(here + atOnce, cases.size()); ++i)
            if (!m_runs[i])
                m_runs[i] = std::make_unique<Run>(cases[i], m_certificate);
        Run &run = *m_runs[here];
        QVERIFY2(QTest::qWaitFor([&] { return run.isUnderWay(); }, longMs),
                 qPrintable(u"nobody asked "_s + run.unasked().values().join(u' ') + u'\n' +
                            QString::fromUtf8(run.log())));
        run.ask();
        if (!QTest::currentTestFailed())
            run.end();
        judge(run.sweep);
        m_bytes += run.sweep.bytesSearched();
        m_runs[here].reset();
    }
    void cleanupTestCase() { qInfo("%.1f MB searched", static_cast<double>(m_bytes) / 1e6); }

private:
    qint64 m_bytes = 0;
};

QTEST_GUILESS_MAIN(TestSecretSweep)
#include "test_secret_sweep.moc"
