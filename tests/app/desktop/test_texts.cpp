// SPDX-License-Identifier: GPL-3.0-or-later
// Whether all visible text can be translated: shows the whole window with every text in brackets,
// and finds text outside of them.
#include "app/core/text/language.h"
#include "app/desktop/desktop.h"
#include "collectors/words.h"
#include "tests/support/test_endpoint.h"
#include "ui/first_run/first_run_page.h"
#include "ui/settings/settings_dialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr QChar opening(u'⟦');
constexpr QChar closing(u'⟧');

/// A language whose words are those of the sources in brackets.
class InBrackets : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        if (!QByteArrayView(context).startsWith("bnm") && context != "MapOverlay"_ba)
            return {}; // from Qt
        return opening + QString::fromUtf8(text) + closing;
    }
};

/// The parts of a text outside brackets; brackets may be nested.
QString outside(const QString &text)
{
    QString left;
    int depth = 0;
    for (const QChar one : text) {
        depth += one == opening ? 1 : 0;
        if (depth == 0)
            left += one;
        depth -= one == closing ? 1 : 0;
    }
    return left;
}

/// Words that are the same in every language: units, names of networks, of settings and files.
bool isWord(const QString &text)
{
    static const QRegularExpression same(
        u"https?://\\S+|[\\w.+-]*/\\S*|"
        u"\\b(?:sat/vB|[kMGT]?v?B|MWU|BTC|ms|min|[hds]|tx|IPv[46]|Tor|I2P|CJDNS|InfluxDB|ZMQ|Qt|"
        u"Bitcoin Node Monitor|Bitcoin Core|Core|mainnet|[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+|Ctrl|Shift|"
        u"Alt|F\\d+|rawblock|rawtx|hashblock|sequence|datadir|blocks|chainstate|v[12]|fulcrum|"
        u"electrs|electrumx)\\b"_s);
    static const QRegularExpression markup(u"<[^>]*>"_s);
    QString left = text;
    left.remove(markup).remove(same);
    static const QRegularExpression word(u"\\p{L}{2,}"_s);
    return left.contains(word);
}

/// The visible texts of a widget.
QStringList textsOf(const QWidget &widget)
{
    QStringList texts{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(),
                      widget.windowTitle()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        texts << field->placeholderText();
    if (const auto *table = qobject_cast<const QTableView *>(&widget); table && table->model())
        for (int i = 0; i < table->model()->columnCount(); ++i)
            texts << table->model()->headerData(i, Qt::Horizontal).toString()
                  << table->model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString();
    const auto actions = widget.actions();
    for (const QAction *action : actions)
        texts << action->text() << action->toolTip() << action->statusTip();
    return texts;
}

/// Texts of a window that were not translated, each with its widget.
QStringList untranslated(const QWidget &window)
{
    QStringList found;
    auto widgets = window.findChildren<const QWidget *>();
    widgets.removeIf([](const QWidget *widget) { // Qt's own
        return qobject_cast<const QDialogButtonBox *>(widget->parent());
    });
    widgets << &window;
    for (const QWidget *widget : widgets)
        for (const QString &text : textsOf(*widget))
            if (isWord(outside(text)))
                found << QString::fromLatin1(widget->metaObject()->className()) + u": "_s + text;
    found.removeDuplicates();
    return found;
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWindowInBrackets()
    {
        InBrackets language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        const QTemporaryDir directory;
        SimulatedNodeThread node;
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        ConfigInput input;
        input.workingDirectory = input.homeDirectory = directory.path();
        input.rootDirectory = directory.filePath(u"root"_s);
        input.savedFile = directory.filePath(u"settings.ini"_s);
        input.defaultDataDir = directory.filePath(u"own"_s);
        input.commandLine = {{u"SCRAPE_INTERVAL_FAST"_s, u"0.2"_s},
                             {u"BITCOIN_RPC_PORT"_s, QString::number(node.rpcPort())},
                             {u"BITCOIN_RPC_COOKIE_PATH"_s, node.cookiePath()}};
        SecretKeeper secrets(nullptr, directory.filePath(u"secrets.json"_s));
        input.secretsFile = secrets.file();
        Desktop desktop(loadConfig(input), input, {}, secrets);
        desktop.show();
        QCOMPARE(desktop.start(), Desktop::Start::Begun);
        MainWindow &window = desktop.window();
        QTRY_VERIFY_WITH_TIMEOUT(window.view().health().level == Health::Level::Good, deadlineMs);
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<SettingsDialog *>(), deadlineMs);
        const QStringList found = untranslated(window);
        for (const QString &one : found)
            qWarning("no translator was asked: %s", qPrintable(one));
        QCOMPARE(found.size(), 0);

        QSignalSpy finished(&desktop, &Desktop::finished);
        desktop.stop();
        QVERIFY(finished.wait(deadlineMs));
        QCoreApplication::removeTranslator(&language);
    }
};

QTEST_MAIN(TestTexts)
#include "test_texts.moc"
