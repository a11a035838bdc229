// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_run/first_run_page.h"

#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/first_run/conf_lines_box.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace bnm {

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent),
      m_found(paragraph(tr("Looking for a node…"), this)),
      m_host(new QLineEdit(this))
{
    auto *cards = new QHBoxLayout;
    cards->setSpacing(gridUnits(this, 3));
    cards->addWidget(makeHereCard(), 2);
    cards->addWidget(makeElsewhereCard(), 3);

    auto *column = new QWidget(this);
    column->setMaximumWidth(gridUnits(this, 300));
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins({});
    rows->setSpacing(gridUnits(this, 4));
    rows->addWidget(makeHeading());
    rows->addLayout(cards);
    rows->addWidget(makeLastRow());

    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column, 100);
    centred->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    const int margin = gridUnits(this, 6);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addStretch(1);
    layout->addLayout(centred);
    layout->addStretch(2);
}

QLabel *FirstRunPage::paragraph(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

QWidget *FirstRunPage::makeHeading()
{
    auto *heading = new QWidget(this);
    QLabel *title = plainLabel(tr("No Bitcoin node answers yet"), heading);
    title->setFont(scaledFont(font(), 1.7, QFont::DemiBold));
    m_found->setForegroundRole(QPalette::PlaceholderText);
    QLabel *again = paragraph(
        tr("Retrying every few seconds. This page closes as soon as the node answers."), heading);
    again->setForegroundRole(QPalette::PlaceholderText);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(gridUnits(this, 1));
    lines->addWidget(title);
    lines->addWidget(m_found);
    lines->addWidget(again);
    auto *icon = new QLabel(heading);
    const int size = gridUnits(this, 16);
    icon->setPixmap(QGuiApplication::windowIcon().pixmap(QSize(size, size), devicePixelRatioF()));
    auto *layout = new QHBoxLayout(heading);
    layout->setContentsMargins({});
    layout->setSpacing(gridUnits(this, 4));
    layout->addWidget(icon);
    layout->addLayout(lines, 1);
    return heading;
}

QWidget *FirstRunPage::makeHereCard()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, gridUnits(this, 1), 0, 0);
    layout->setSpacing(gridUnits(this, 2.5));
    layout->addWidget(
        paragraph(tr("Add these lines to bitcoin.conf, then restart Bitcoin Core or bitcoind. No "
                     "password needed: the program signs in with the node's cookie file."),
                  content));
    auto *lines = new ConfLinesBox(tr("Lines for a node on this computer"), content);
    lines->setLines(QStringList{QStringLiteral("server=1")} + zmqConfLines(false));
    layout->addWidget(lines);
    layout->addWidget(paragraph(tr("The zmq lines are optional. They make new blocks show at once "
                                   "and put less load on the node."),
                                content));
    auto *settings = new SmallButton(tr("Choose the data folder…"), content);
    connect(settings, &QAbstractButton::clicked, this, &FirstRunPage::settingsWanted);
    layout->addWidget(settings, 0, Qt::AlignLeft);
    layout->addStretch();
    return new Card(tr("The node is on this computer"), content, this);
}

QWidget *FirstRunPage::makeElsewhereCard()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, gridUnits(this, 1), 0, 0);
    layout->setSpacing(gridUnits(this, 2.5));
    layout->addWidget(
        paragraph(tr("Add these lines to the node's bitcoin.conf and restart it. They create a "
                     "read-only login for this program. The password stays here and is not shown."),
                  content));
    m_elsewhereLines = new ConfLinesBox(tr("Lines for a node on another computer"), content);
    layout->addWidget(m_elsewhereLines);
    layout->addWidget(paragraph(tr("RPC is not encrypted. Use it only on your own network, or "
                                   "through a VPN, Tor or a TLS proxy (an https:// address)."),
                                content));

    auto *row = new QHBoxLayout;
    QLabel *label = plainLabel(tr("&Address of the node"), content);
    label->setBuddy(m_host);
    m_host->setPlaceholderText(tr("192.168.1.20 or node.local"));
    m_host->setAccessibleName(tr("Address of the node"));
    auto *connectButton = new SmallButton(tr("Connect"), content);
    connectButton->setPrimary(true);
    m_connect = connectButton;
    const auto choose = [this] {
        if (!m_connect->isEnabled())
            return;
        m_askedHost = m_host->text().trimmed();
        Q_EMIT nodeChosen(m_askedHost, m_access, m_askedHost == m_refusedHost);
    };
    connect(m_host, &QLineEdit::textChanged, this, &FirstRunPage::showChoice);
    connect(m_host, &QLineEdit::returnPressed, this, choose);
    connect(m_connect, &QAbstractButton::clicked, this, choose);
    row->addWidget(label);
    row->addWidget(m_host, 1);
    row->addWidget(m_connect);
    layout->addLayout(row);
    m_verdict = paragraph({}, content);
    layout->addWidget(m_verdict);
    showChoice();
    layout->addStretch();
    return new Card(tr("The node is on another computer"), content, this);
}

QWidget *FirstRunPage::makeLastRow()
{
    auto *content = new QWidget(this);
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(gridUnits(this, 2));
    layout->addWidget(
        paragraph(tr("Just looking? The demo runs a simulated node. Nothing is saved."), content),
        1);
    const auto add = [&](const QString &text, void (FirstRunPage::*wish)()) {
        auto *button = new SmallButton(text, content);
        connect(button, &QAbstractButton::clicked, this, wish);
        layout->addWidget(button);
    };
    add(tr("Try the demo"), &FirstRunPage::demoWanted);
    add(tr("Settings…"), &FirstRunPage::settingsWanted);
    add(tr("Skip for now"), &FirstRunPage::windowWanted);
    return content;
}

void FirstRunPage::setStatus(const Status &node)
{
    if (!node.sentence.isEmpty())
        m_found->setText(m_address.isEmpty() ? node.sentence
                                             : tr("%1: %2").arg(m_address, node.sentence));
}

void FirstRunPage::setAddress(const QString &address)
{
    m_address = address;
}

void FirstRunPage::showTrouble(const QString &sentence)
{
    m_found->setText(sentence);
    endConnecting();
    m_verdict->setText(sentence);
}

void FirstRunPage::showConnecting(const QString &sentence)
{
    m_verdict->setText(sentence);
    m_host->setEnabled(false);
    m_connect->setEnabled(false);
}

void FirstRunPage::showRefusal(const QString &sentence)
{
    m_refusedHost = m_askedHost;
    endConnecting();
    m_verdict->setText(sentence);
}

void FirstRunPage::endConnecting()
{
    m_host->setEnabled(true);
    showChoice();
}

void FirstRunPage::showChoice()
{
    const QString host = m_host->text().trimmed();
    m_connect->setEnabled(!host.isEmpty());
    m_connect->setText(!host.isEmpty() && host == m_refusedHost ? tr("Connect anyway")
                                                                : tr("Connect"));
    m_verdict->clear();
}

void FirstRunPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_access.user.isEmpty())
        return;
    m_access = m_provider();
    m_elsewhereLines->setLines(m_access.confLines(addressOfThisMachine()) + zmqConfLines(true));
}

void FirstRunPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::colours().background);
}

} // namespace bnm
