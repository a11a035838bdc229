// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_server.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Start = StatusServer::Start;

namespace {

constexpr int deadlineMs = 10'000;

RunState goodState()
{
    return {1'000, 1'000, 5'000, false, u"The node answers."_s, u"Waits."_s, {}};
}

} // namespace

class TestStatusServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdicts_data()
    {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const char *complaint, auto spoil) {
            RunState state = goodState();
            spoil(state);
            QTest::newRow(name) << state << QString::fromLatin1(complaint);
        };
        row("fresh", "", [](RunState &) {});
        row("three intervals old", "", [](RunState &state) { state.sinceFastSuccessMs = 15'000; });
        row("older", "no answer from the node for 16 s: The node answers.",
            [](RunState &state) { state.sinceFastSuccessMs = 16'000; });
        row("never", "no answer from the node yet: Refused.", [](RunState &state) {
            state.sinceFastSuccessMs = -1;
            state.nodeSentence = u"Refused."_s;
        });
        row("mirror", "the mirror is stuck: Waits.",
            [](RunState &state) { state.mirrorStuck = true; });
        row("stores", "The disk is full. The file is damaged.", [](RunState &state) {
            state.storeTroubles = {u"The disk is full."_s, u"The file is damaged."_s};
            state.mirrorStuck = true;
        });
    }
    void verdicts()
    {
        QFETCH(RunState, state);
        QFETCH(QString, complaint);
        QCOMPARE(complaintAbout(state), complaint);
        bool ok = false;
        QCOMPARE(complaintAbout(RunState::fromJson(state.toJson(), &ok)), complaint);
        QVERIFY(ok);
    }

    void answersOnItsSocket()
    {
        QTemporaryDir directory;
        const QString folder = directory.filePath(u"made/when/missing"_s);
        StatusServer server(folder, goodState);
        QString error;
        QVERIFY2(server.listen(&error) == Start::Listening, qPrintable(error));
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

    void onlyOneAFolder()
    {
        QTemporaryDir directory;
        QString error;
        StatusServer first(directory.path(), goodState);
        QCOMPARE(first.listen(&error), Start::Listening);
        StatusServer second(directory.path(), goodState);
        QCOMPARE(second.listen(&error), Start::TakenByAnother);
        QVERIFY(error.contains(u"another instance"_s) && error.contains(directory.path()));
    }

    void whatAKilledOneLeftIsReplaced()
    {
        QTemporaryDir directory;
        QFile left(StatusServer::socketPath(directory.path()));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QString error;
        StatusServer server(directory.path(), goodState);
        QVERIFY2(server.listen(&error) == Start::Listening, qPrintable(error));
    }

    void aFolderThatComesLater()
    {
        QTemporaryDir directory;
        QFile inTheWay(directory.filePath(u"own"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        StatusServer server(inTheWay.fileName(), goodState);
        QString error;
        QCOMPARE(server.listen(&error), Start::NotYet);
        QVERIFY2(error.contains(u"DATA_DIR"_s), qPrintable(error));
        QVERIFY(inTheWay.remove());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(StatusServer::socketPath(inTheWay.fileName())),
                                 deadlineMs);
    }

    void hostileAnswers()
    {
        bool ok = true;
        RunState::fromJson("not json", &ok);
        QVERIFY(!ok);
        const RunState odd =
            RunState::fromJson(R"({"started_ms":"x","mirror_stuck":5,"store_troubles":{}})", &ok);
        QVERIFY(ok && !complaintAbout(odd).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStatusServer)
#include "test_status_server.moc"
