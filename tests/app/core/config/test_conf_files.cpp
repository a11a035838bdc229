// SPDX-License-Identifier: GPL-3.0-or-later
// Files of bitcoin.conf, what Bitcoin Core makes of each, and what this program does.
//
// bitcoin_conf_files.json has one a line. "files" are below a home folder ({HOME}), each character
// one byte; "core" is what bitcoind 31.99 did with them, started with no other option of them:
// "listens", "zmq", "datadir", "cookie" and "refuses" are from its log, "blocks" and "pid" are the
// files it wrote, "logins" are the pairs its RPC server accepted. "ours" is what this program uses;
// where it cannot do as Core does, "differs" says why. As a table:
// CONF_FILES_TABLE=/dev/stdout test_conf_files table
#include "app/core/config/bitcoin_conf.h"
#include "tests/app/core/config/machine.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QJsonArray allCases()
{
    QFile file(QLatin1String(TESTS_DIR) + u"/app/core/config/bitcoin_conf_files.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                          : QJsonArray();
}

/// A machine with the files of a case, and the configuration loaded there.
struct Case {
    explicit Case(const QJsonObject &row) : core(row[u"core"_s].toObject())
    {
        machine.input.environment.remove(u"BITCOIN_DATADIR"_s);
        machine.input.rootDirectory = machine.path(u"root"_s);
        const QJsonArray folders = row[u"folders"_s].toArray();
        for (const QJsonValue folder : folders)
            QDir().mkpath(machine.path(u"home/"_s + folder.toString()));
        const QJsonObject files = row[u"files"_s].toObject();
        for (auto it = files.begin(); it != files.end(); ++it)
            machine.write(u"home/"_s + it.key(), here(it->toString()).toLatin1());
        loaded = machine.load();
    }

    QString here(const QString &text) const
    {
        return QString(text).replace(u"{HOME}"_s, machine.input.homeDirectory);
    }
    QString coreText(const char *key) const { return here(core[QLatin1String(key)].toString()); }
    QStringList coreList(const QJsonValue &list) const
    {
        QStringList texts;
        const QJsonArray array = list.toArray();
        for (const QJsonValue one : array)
            texts << here(one.toString());
        return texts;
    }
    bool coreStarts() const { return !core.contains(u"refuses"_s); }

    /// In short, as "ours" of the row has it.
    QJsonObject ours() const
    {
        const Config &config = loaded.config;
        QJsonObject used{{u"network"_s, config.networkTag},
                         {u"url"_s, config.rpcUrl.toString()},
                         {u"datadir"_s, there(config.dataDirOfNode)}};
        if (config.rpcPassword.isEmpty())
            used.insert(u"cookie"_s, there(config.rpcCookiePath));
        else
            used.insert(u"login"_s, QJsonArray{config.rpcUser, config.rpcPassword});
        for (const auto &[key, endpoint] : zmq())
            if (!endpoint.isEmpty())
                used.insert(key, there(endpoint));
        if (!loaded.config.warnings.isEmpty()) {
            QStringList notes = loaded.config.warnings;
            used.insert(u"notes"_s, there(notes.replaceInStrings(u"\n"_s, u" "_s).join(u" | "_s)));
        }
        return used;
    }
    std::vector<std::pair<QString, QString>> zmq() const
    {
        const Config &config = loaded.config;
        return {{u"zmqpubrawblock"_s, config.zmqRawBlock},
                {u"zmqpubrawtx"_s, config.zmqRawTx},
                {u"zmqpubhashblock"_s, config.zmqHashBlock},
                {u"zmqpubsequence"_s, config.zmqSequence}};
    }

    Machine machine;
    QJsonObject core;
    LoadedConfig loaded;

private:
    QString there(QString text) const
    {
        return text.replace(machine.input.homeDirectory, u"{HOME}"_s);
    }
};

/// Whether something that listens at an address is reached at another.
bool reaches(const QUrl &asked, const QString &listener)
{
    const QUrl url(
        u"tcp://"_s +
        QString(listener).replace(u"*:"_s, u"0.0.0.0:"_s).replace(u"lo:"_s, u"127.0.0.1:"_s));
    if (url.port() != asked.port())
        return false;
    const QHostAddress host(url.host());
    const QHostAddress to(asked.host());
    return host == to ||
           (host == QHostAddress(QHostAddress::AnyIPv4) && to.isLoopback() &&
            to.protocol() == QAbstractSocket::IPv4Protocol) ||
           (host == QHostAddress(QHostAddress::AnyIPv6) && to.isLoopback());
}

} // namespace

class TestConfFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(allCases().size() >= 60); }

    void sameAsCore_data() { addCases(); }
    /// Address and login match Core's.
    void sameAsCore()
    {
        QFETCH(QJsonObject, row);
        const Case one(row);
        QCOMPARE(one.loaded.errors, QStringList()); // nothing found may stop the start
        const Config &config = one.loaded.config;
        if (!one.coreStarts() || row.contains(u"differs"_s)) {
            QVERIFY2(!one.loaded.config.warnings.isEmpty() || row.contains(u"differs"_s),
                     "Core does not start with it, and nothing is said");
            return;
        }
        QCOMPARE(config.networkTag, one.coreText("network"));
        QCOMPARE(
            QDir::cleanPath(QDir(config.dataDirOfNode).filePath(networkFolder(config.network))),
            one.coreText("datadir"));
        QCOMPARE(config.blocksDir, one.coreText("blocks"));
        QCOMPARE(config.pidFile, one.coreText("pid"));
        const QStringList listens = one.coreList(one.core[u"listens"_s]);
        QVERIFY2(std::any_of(listens.begin(), listens.end(),
                             [&config](const QString &at) { return reaches(config.rpcUrl, at); }),
                 qPrintable(config.rpcUrl.toString() + u" of "_s + listens.join(u' ')));
        compareLogin(one);
        compareZmq(one);
    }

    void usedValues_data() { addCases(); }
    void usedValues()
    {
        QFETCH(QJsonObject, row);
        const Case one(row);
        const QByteArray used = QJsonDocument(one.ours()).toJson(QJsonDocument::Compact);
        QCOMPARE(QString::fromUtf8(used),
                 QString::fromUtf8(
                     QJsonDocument(row[u"ours"_s].toObject()).toJson(QJsonDocument::Compact)));
    }

    void table()
    {
        const QString path = qEnvironmentVariable("CONF_FILES_TABLE");
        if (path.isEmpty())
            QSKIP("CONF_FILES_TABLE names no file to write it to");
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        QByteArray text = "| bitcoin.conf | Bitcoin Core 31.99 uses | this program uses |\n"
                          "|---|---|---|\n";
        const QJsonArray cases = allCases();
        for (const QJsonValue one : cases) {
            const QJsonObject row = one.toObject();
            QString ours = inShort(Case(row).ours());
            if (row.contains(u"differs"_s))
                ours += u" ("_s + row[u"differs"_s].toString() + u')';
            const QStringList cells = {row[u"name"_s].toString() + u": "_s +
                                           inShort(row[u"files"_s].toObject()),
                                       inShort(row[u"core"_s].toObject()), ours};
            text += "| " + cells.join(u" | "_s).toUtf8() + " |\n";
        }
        QCOMPARE(file.write(text), text.size());
    }

private:
    static QString inShort(const QJsonObject &object)
    {
        QStringList parts;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString value =
                it->isString()
                    ? it->toString()
                    : QString::fromUtf8(
                          it->isArray()
                              ? QJsonDocument(it->toArray()).toJson(QJsonDocument::Compact)
                              : QJsonDocument(it->toObject()).toJson(QJsonDocument::Compact));
            parts << it.key() + u'=' + value;
        }
        QString text = parts.join(u"; "_s);
        return text.replace(u'\r', u"\\r"_s).replace(u'\n', u"\\n"_s).replace(u'|', u"\\|"_s);
    }

    static void addCases()
    {
        QTest::addColumn<QJsonObject>("row");
        const QJsonArray cases = allCases();
        for (const QJsonValue one : cases)
            QTest::newRow(qPrintable(one[u"name"_s].toString())) << one.toObject();
    }

    static void compareLogin(const Case &one)
    {
        const Config &config = one.loaded.config;
        if (one.core.contains(u"logins"_s)) {
            QVERIFY2(one.core[u"logins"_s].toArray().contains(
                         QJsonArray{QString::fromLatin1(config.rpcUser.toUtf8()),
                                    QString::fromLatin1(config.rpcPassword.toUtf8())}),
                     qPrintable(config.rpcUser));
            return;
        }
        QVERIFY(config.rpcPassword.isEmpty());
        QCOMPARE(config.rpcCookiePath, one.core.contains(u"cookie"_s)
                                           ? QDir::cleanPath(one.coreText("cookie"))
                                           : QString());
    }

    static void compareZmq(const Case &one)
    {
        const QJsonObject published = one.core[u"zmq"_s].toObject();
        for (const auto &[key, endpoint] : one.zmq()) {
            const QStringList addresses = one.coreList(published[key]);
            QCOMPARE(endpoint.isEmpty(), addresses.isEmpty());
            QVERIFY2(addresses.isEmpty() || addresses.contains(endpoint) ||
                         std::any_of(addresses.begin(), addresses.end(),
                                     [&endpoint](const QString &at) {
                                         return reaches(QUrl(endpoint), at.section(u"//"_s, 1));
                                     }),
                     qPrintable(endpoint));
        }
    }
};

QTEST_GUILESS_MAIN(TestConfFiles)
#include "test_conf_files.moc"
