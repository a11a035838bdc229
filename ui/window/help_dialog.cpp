// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_dialog.h"

#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/scroll_area.h"
#include "ui/controls/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace bnm {

namespace {

constexpr double widthOfText = 110; // grid units

QLabel *helpParagraph(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setMinimumWidth(gridUnits(parent, widthOfText));
    return label;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setFont(scaledFont(parent->font(), 1.1, QFont::DemiBold));
    return label;
}

QVBoxLayout *rowsOf(QDialog &dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    auto *rows = new QVBoxLayout(&dialog);
    rows->setContentsMargins(gridUnits(&dialog, 6), gridUnits(&dialog, 5), gridUnits(&dialog, 6),
                             gridUnits(&dialog, 4));
    rows->setSpacing(gridUnits(&dialog, 2.5));
    return rows;
}

void addClose(QDialog &dialog, QVBoxLayout *rows)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    rows->addWidget(buttons);
}

/// Scrolls what does not fit the screen.
QWidget *scrolled(QDialog &dialog, QVBoxLayout *rows)
{
    auto *content = new QWidget(&dialog);
    QScrollArea *scroll = inScrollArea(content, &dialog);
    scroll->setAccessibleName(dialog.windowTitle());
    rows->addWidget(scroll, 1);
    return content;
}

void fitToScreen(QDialog &dialog, const QWidget &content)
{
    auto *scroll = dialog.findChild<QScrollArea *>();
    const int width = content.sizeHint().width();
    scroll->setMinimumWidth(width + scroll->verticalScrollBar()->sizeHint().width());
    const int around = dialog.sizeHint().height() - scroll->sizeHint().height();
    const QSize wanted(dialog.minimumSizeHint().width(),
                       content.layout()->totalHeightForWidth(width) + around);
    const QScreen *screen = dialog.screen();
    dialog.resize(screen ? wanted.boundedTo(screen->availableSize() * 0.9) : wanted);
}

/// Keys of charts, tables and the map, which are not in the menu.
HelpDialog::Keys otherKeys()
{
    return {{HelpDialog::tr("Menu"), QStringLiteral("F10")},
            {HelpDialog::tr("Search (peers, alerts, settings)"), QStringLiteral("Ctrl+F")},
            {HelpDialog::tr("Copy the selected rows of a table"), QStringLiteral("Ctrl+C")},
            {HelpDialog::tr("Chart: move the reading line, to the start, to the end"),
             QStringLiteral("← →  Home  End")},
            {HelpDialog::tr("Chart: zoom in, zoom out, move in time"),
             QStringLiteral("+  -  Shift+← →")},
            {HelpDialog::tr("Chart: show large, back"), QStringLiteral("Enter  Esc")},
            {HelpDialog::tr("Map: move, zoom, whole world"), QStringLiteral("← ↑ → ↓  +  -  0")},
            {HelpDialog::tr("Map: next and previous marker, select its peers"),
             QStringLiteral("N  P  Enter")}};
}

} // namespace

HelpDialog::HelpDialog(Keys commands, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    QVBoxLayout *outer = rowsOf(*this);
    QWidget *content = scrolled(*this, outer);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins({});
    rows->setSpacing(outer->spacing());
    rows->addWidget(
        helpParagraph(tr("The line at the top says how the node is and what to do next. "
                         "Red: act now. Amber: needs attention. Click it to see all alerts."),
                      this));
    rows->addWidget(
        helpParagraph(tr("A dimmed figure is out of date; its time is beside it. A dash "
                         "means that the node did not give the figure."),
                      this));
    rows->addWidget(
        helpParagraph(tr("Click a tile to open the page with its charts. Click a legend "
                         "entry to hide its curve. The three dots of a chart copy, "
                         "save or enlarge it."),
                      this));
    rows->addWidget(
        helpParagraph(tr("Drag across a chart to zoom; the wheel zooms time, with Shift it "
                         "moves in time; a double click goes back."),
                      this));
    rows->addWidget(heading(tr("Keys"), this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(gridUnits(this, 8));
    for (const Keys &part : {commands, otherKeys()})
        for (const auto &[text, key] : part) {
            const int row = grid->rowCount();
            grid->addWidget(plainLabel(text, this), row, 0);
            grid->addWidget(plainLabel(key, this), row, 1);
        }
    grid->setColumnStretch(1, 1);
    rows->addLayout(grid);
    addClose(*this, outer);
    fitToScreen(*this, *content);
}

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Bitcoin Node Monitor"));
    QVBoxLayout *rows = rowsOf(*this);
    rows->addWidget(
        heading(tr("Bitcoin Node Monitor %1").arg(QStringLiteral(PROJECT_VERSION)), this));
    rows->addWidget(helpParagraph(tr("Watches a Bitcoin Core node: charts, peers, alerts."), this));
    rows->addWidget(
        helpParagraph(tr("Free software under the GNU General Public License, version 3 or "
                         "later. It comes without any warranty."),
                      this));
    rows->addWidget(
        helpParagraph(tr("Made with Qt %1 (running with %2).")
                          .arg(QStringLiteral(QT_VERSION_STR), QLatin1String(qVersion())),
                      this));
    rows->addWidget(heading(tr("Data"), this));
    rows->addWidget(helpParagraph(
        tr("World map: Natural Earth, public domain.\nCountries: IPFire Location database, from "
           "Debian's tor-geoipdb, CC BY-SA 4.0.\nCities and providers, where downloaded: IP "
           "Geolocation by DB-IP (db-ip.com), CC BY 4.0."),
        this));
    addClose(*this, rows);
}

} // namespace bnm
