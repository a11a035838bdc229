// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/notice_line.h"

#include "ui/controls/card.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/small_button.h"
#include "ui/text/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>

namespace bnm {

namespace {

constexpr int mostShort = 24; // length of a heading, which is only as wide as its text

}

NoticeLine::NoticeLine(QWidget *parent)
    : QWidget(parent), m_label(plainLabel({}, this)), m_row(new QHBoxLayout(this))
{
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_label->setWordWrap(true);
    m_row->setContentsMargins(gridUnits(this, 3.5), gridUnits(this, 1.5), gridUnits(this, 3.5),
                              gridUnits(this, 1.5));
    m_row->setSpacing(gridUnits(this, 3));
    m_row->addWidget(m_label, 1);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void NoticeLine::setNotice(const QString &text, const std::vector<NoticeAction> &actions)
{
    const bool isShort = text.size() <= mostShort;
    m_label->setText(plainLine(text));
    m_label->setWordWrap(!isShort);
    m_row->setStretchFactor(m_label, isShort ? 0 : 1);
    if (actions != m_actions) {
        m_actions = actions;
        makeButtons();
    }
    setVisible(!text.isEmpty());
}

QString NoticeLine::text() const
{
    return m_label->text();
}

/// The old ones may be in the middle of a click.
void NoticeLine::makeButtons()
{
    if (m_buttons) {
        m_row->removeWidget(m_buttons);
        m_buttons->hide();
        m_buttons->deleteLater();
    }
    m_buttons = new QWidget(this);
    auto *flow = new FlowLayout(gridUnits(this, 2));
    m_buttons->setLayout(flow);
    for (const NoticeAction &action : m_actions) {
        auto *button = new SmallButton(action.text, m_buttons);
        if (!action.tip.isEmpty()) {
            button->setToolTip(plainToolTip(action.tip));
            button->setAccessibleDescription(action.tip);
        }
        connect(button, &QAbstractButton::clicked, this,
                [this, id = action.id] { Q_EMIT chosen(id); });
        flow->addWidget(button);
    }
    m_row->addWidget(m_buttons, 2);
    m_buttons->show();
}

void NoticeLine::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

} // namespace bnm
