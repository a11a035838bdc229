// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/fact_list.h"

#include "ui/controls/card.h"
#include "ui/controls/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace bnm {

FactList::FactList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, gridUnits(this, 1), 0, gridUnits(this, 1));
    m_grid->setHorizontalSpacing(gridUnits(this, 2));
    m_grid->setVerticalSpacing(gridUnits(this, 1.5));
    m_grid->setColumnMinimumWidth(0, gridUnits(this, 39));
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const std::vector<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_grid->setRowStretch(m_grid->rowCount() - 1, 0);
    for (const auto &[name, value] : facts) {
        const int line = m_grid->rowCount();
        QLabel *text = plainLabel(value, this);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(plainLabel(name, this), line, 0, Qt::AlignTop);
        m_grid->addWidget(text, line, 1);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

} // namespace bnm
