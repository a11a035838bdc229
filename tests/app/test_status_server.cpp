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
    return {1'000, 100'000, 5'000, false, u"The node answers."_s, u"Waits."_s};
}

} // namespace

class TestStatusServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdicts_data()
    {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, qint64 now, const char *complaint, auto spoil) {
            RunState state = goodState();
            spoil(state);
            QTest::newRow(name) << state << now << QString::fromLatin1(complaint);
        };
        const auto nothing = [](RunState &) {};
        row("fresh", 101'000, "", nothing);
        row("three intervals old", 115'000, "", nothing);
        row("older", 116'000, "no answer from the node for 16 s: The node answers.", nothing);
        row("never", 2'000, "no answer from the node yet: Refused.", [](RunState &state) {
            state.lastFastSuccessMs = 0;
            state.nodeSentence = u"Refused."_s;
        });
        row("mirror", 101'000, "the mirror is stuck: Waits.",
            [](RunState &state) { state.mirrorStuck = true; });
    }
    void verdicts()
    {
        QFETCH(RunState, state);
        QFETCH(qint64, now);
        QFETCH(QString, complaint);
        QCOMPARE(complaintAbout(state, now), complaint);
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

    void onlyOneAFolder()
    {
        QTemporaryDir directory;
        QString error;
        StatusServer first(directory.path(), goodState);
        QVERIFY(first.listen(&error));
        StatusServer second(directory.path(), goodState);
        QVERIFY(!second.listen(&error));
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
        QVERIFY2(server.listen(&error), qPrintable(error));
    }

    void hostileAnswers()
    {
        bool ok = true;
        RunState::fromJson("not json", &ok);
        QVERIFY(!ok);
        const RunState odd = RunState::fromJson(R"({"started_ms":"x","mirror_stuck":5})", &ok);
        QVERIFY(ok && !complaintAbout(odd, 1).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStatusServer)
#include "test_status_server.moc"
