// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/fact_list.h"

#include "ui/controls/card.h"
#include "ui/controls/theme.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <memory>

namespace bnm {

FactList::FactList(QWidget *parent) : QWidget(parent)
{
    rebuild();
}

bool FactList::hasSameNames(const std::vector<Fact> &facts) const
{
    return std::equal(facts.begin(), facts.end(), m_facts.begin(), m_facts.end(),
                      [](const Fact &a, const Fact &b) { return a.first == b.first; });
}

/// Values that change keep their labels, so that a selection stays.
void FactList::setFacts(const std::vector<Fact> &facts)
{
    if (facts == m_facts)
        return;
    const bool isSameList = hasSameNames(facts);
    m_facts = facts;
    if (!isSameList)
        return rebuild();
    for (std::size_t i = 0; i < facts.size(); ++i)
        m_values[i]->setText(facts[i].second);
}

void FactList::rebuild()
{
    m_values.clear();
    while (m_grid && m_grid->count() > 0) {
        const std::unique_ptr<QLayoutItem> item(m_grid->takeAt(0));
        delete item->widget();
    }
    delete m_grid; // a grid keeps its rows
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, gridUnits(this, 1), 0, gridUnits(this, 1));
    m_grid->setHorizontalSpacing(gridUnits(this, 2));
    m_grid->setVerticalSpacing(gridUnits(this, 1.5));
    m_grid->setColumnMinimumWidth(0, gridUnits(this, 39));
    m_grid->setColumnStretch(1, 1);
    for (const auto &[name, value] : m_facts) {
        const int line = m_grid->rowCount();
        m_grid->setRowMinimumHeight(line, fontMetrics().height()); // texts that wrap have none
        QLabel *text = plainLabel(value, this);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(plainLabel(name, this), line, 0, Qt::AlignTop);
        m_grid->addWidget(text, line, 1);
        m_values.push_back(text);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

} // namespace bnm
