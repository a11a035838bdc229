// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_server.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;

RunState goodState()
{
    return {1'000, {}, QStringLiteral("Nothing speaks against its chain.")};
}

} // namespace

class TestStatusServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdicts()
    {
        bool ok = false;
        QCOMPARE(RunState::fromJson(goodState().toJson(), &ok).complaint, QString());
        QVERIFY(ok);
        const RunState bad{1'000, u"Node: no result yet. It \"refuses\"."_s, {}};
        QCOMPARE(RunState::fromJson(bad.toJson(), &ok).complaint, bad.complaint);
        QVERIFY(ok);
        QVERIFY(!RunState{}.complaint.isEmpty()); // before there is a monitor
    }

    /// The first word is for scripts, the sentence for users.
    void sentences()
    {
        QCOMPARE(goodState().sentence(), u"healthy: Nothing speaks against its chain."_s);
        QCOMPARE((RunState{0, {}, {}}.sentence()), u"healthy: All collectors and sinks work."_s);
        QCOMPARE((RunState{0, u"Disk: Full."_s, u"In agreement."_s}.sentence()),
                 u"unhealthy: Disk: Full. In agreement."_s);
        QCOMPARE((RunState{0, u"Chain: Split."_s, u"Split."_s}.sentence()),
                 u"unhealthy: Chain: Split."_s);
        bool ok = false;
        QCOMPARE(RunState::fromJson(goodState().toJson(), &ok).sentence(), goodState().sentence());
    }

    void answersOnItsSocket()
    {
        QTemporaryDir directory;
        const QString folder = directory.filePath(u"made/when/missing"_s);
        StatusServer server(folder, goodState);
        QString error;
        QVERIFY2(server.listen(&error), qPrintable(error));
        const QFileInfo socketFile(StatusServer::socketPath(folder));
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(socketFile.permissions() & others, QFile::Permissions());

        QLocalSocket socket;
        socket.connectToServer(socketFile.filePath());
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, deadlineMs);
        bool ok = false;
        const RunState state = RunState::fromJson(socket.readAll(), &ok);
        QVERIFY(ok);
        QCOMPARE(state.toJson(), goodState().toJson());
    }

    /// A local socket's path has 107 bytes.
    void aLongFolder()
    {
        QTemporaryDir directory;
        const QString folder = directory.filePath(u"long/"_s.repeated(60));
        StatusServer server(folder, goodState);
        QString error;
        QVERIFY2(server.listen(&error), qPrintable(error));
        QVERIFY(QFileInfo::exists(StatusServer::socketPath(folder)));
        const ShortPath path(folder, u"status.sock"_s);
        QLocalSocket socket;
        socket.connectToServer(path.path());
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, deadlineMs);
        QCOMPARE(socket.readAll(), goodState().toJson());
    }

    void aSocketOfAKilledInstanceIsReplaced()
    {
        QTemporaryDir directory;
        QFile left(StatusServer::socketPath(directory.path()));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QString error;
        StatusServer server(directory.path(), goodState);
        QVERIFY2(server.listen(&error), qPrintable(error));
    }

    void aFolderThatAppearsLater()
    {
        QTemporaryDir directory;
        QFile inTheWay(directory.filePath(u"own"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        StatusServer server(inTheWay.fileName(), goodState);
        QString error;
        QVERIFY(!server.listen(&error));
        QVERIFY2(error.contains(u"DATA_DIR"_s), qPrintable(error));
        QVERIFY(inTheWay.remove());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(StatusServer::socketPath(inTheWay.fileName())),
                                 deadlineMs);
    }

    void hostileAnswers()
    {
        // No verdict is not a good one.
        for (const char *answer : {"not json", "", "[]", "{}", R"({"complaint":5})", "null"}) {
            bool ok = true;
            RunState::fromJson(answer, &ok);
            QVERIFY2(!ok, answer);
        }
    }
};

QTEST_GUILESS_MAIN(TestStatusServer)
#include "test_status_server.moc"
