// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/node/ban_panel.h"

#include "app/core/config/setting_words.h"
#include "app/core/health/node_view.h"
#include "app/core/text/format.h"
#include "ui/controls/card.h"
#include "ui/controls/record_view.h"
#include "ui/controls/small_button.h"
#include "ui/text/plain_text.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>

#include <utility>

namespace bnm {

namespace {

RecordCell timeCell(std::optional<qint64> seconds)
{
    if (!seconds)
        return {format::dash(), {}};
    const QDateTime time = QDateTime::fromSecsSinceEpoch(*seconds);
    return {format::dateTime(time, format::Date::Year), *seconds};
}

std::vector<Record> recordsOf(const BanList &list)
{
    std::vector<Record> records;
    for (const Ban &ban : list.bans)
        records.push_back({{plainLine(ban.address), ban.address},
                           timeCell(ban.sinceSeconds),
                           timeCell(ban.untilSeconds)});
    return records;
}

} // namespace

BanPanel::BanPanel(QWidget *parent)
    : QWidget(parent),
      m_state(plainLabel({}, this)),
      m_read(new SmallButton(tr("Read the list"), this)),
      m_list(new RecordView({{tr("Address or network"), 60, false, true, QStringLiteral("address")},
                             {tr("Since"), 40, false, false, QStringLiteral("since_unix")},
                             {tr("Until"), 40, false, false, QStringLiteral("until_unix")}},
                            {tr("Banned addresses"), tr("Filter"), tr("The node bans nobody."),
                             QStringLiteral("bans.csv")},
                            this))
{
    m_state->setWordWrap(true);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    connect(m_read, &SmallButton::clicked, this, &BanPanel::wanted);
    auto *line = new QHBoxLayout;
    line->addWidget(m_state, 1);
    line->addWidget(m_read, 0, Qt::AlignTop);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addLayout(line);
    rows->addWidget(m_list, 1);
    m_list->hide();
}

void BanPanel::show(const NodeView &node)
{
    const BanList &bans = node.bans();
    m_read->setEnabled(!node.isReadingBans());
    m_list->setVisible(bans.timeMs > 0);
    if (std::exchange(m_shownMs, bans.timeMs) != bans.timeMs) // there may be thousands
        m_list->setRecords(recordsOf(bans));
    if (node.isReadingBans())
        m_state->setText(tr("Asking the node ..."));
    else if (bans.error)
        m_state->setText(plainLine(inWindowWords(bans.error.sentence())));
    else if (bans.timeMs > 0)
        m_state->setText(tr("As of %1.")
                             .arg(format::dateTime(QDateTime::fromMSecsSinceEpoch(bans.timeMs),
                                                   format::Date::Day, QStringLiteral("HH:mm:ss"))));
    else
        m_state->setText(tr("Addresses that the node does not connect to. They are only read when "
                            "you ask for them (listbanned)."));
}

} // namespace bnm
