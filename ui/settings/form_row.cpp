// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/form_row.h"

#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>

namespace bnm {

FormRow::FormRow(const QString &label, QWidget *editor, QWidget *target, bool hintBeside,
                 QWidget *parent)
    : QWidget(parent),
      m_hintBeside(hintBeside),
      m_row(new QHBoxLayout(this)),
      m_hints(new QHBoxLayout),
      m_label(plainLabel(label, this)),
      m_hintLabel(plainLabel({}, this)),
      m_sourceLabel(plainLabel({}, this))
{
    m_label->setBuddy(target);
    m_label->setFixedWidth(gridUnits(this, 39));
    m_label->setWordWrap(true);
    m_hintLabel->setWordWrap(true);
    m_hintLabel->setFont(scaledFont(font(), 0.92));
    m_sourceLabel->setFont(scaledFont(font(), 0.92));
    m_sourceLabel->setForegroundRole(QPalette::PlaceholderText);

    m_hints->addWidget(m_hintLabel, 1);
    m_hints->addWidget(m_sourceLabel, 0, hintBeside ? Qt::AlignVCenter : Qt::AlignTop);
    if (hintBeside) {
        m_row->addWidget(m_label);
        m_row->addWidget(editor);
        m_row->addLayout(m_hints, 1);
    } else {
        auto *column = new QVBoxLayout;
        column->setSpacing(gridUnits(this, 0.5));
        column->addWidget(editor);
        column->addLayout(m_hints);
        m_row->addWidget(m_label, 0, Qt::AlignTop);
        m_row->addLayout(column, 1);
    }
    connect(&Theme::current(), &Theme::changed, this, &FormRow::showHint);
    showHint();
}

QSize FormRow::minimumSizeHint() const
{
    return {gridUnits(this, 60), QWidget::minimumSizeHint().height()};
}

void FormRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < gridUnits(this, 100);
    const auto direction = narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    m_row->setDirection(direction);
    m_hints->setDirection(direction);
    m_row->setSpacing(gridUnits(this, narrow ? 0.5 : 2));
    m_hints->setSpacing(gridUnits(this, narrow ? 0.5 : 3));
    const int margin = gridUnits(this, narrow ? 2 : 1);
    m_row->setContentsMargins(0, margin, 0, margin);
    // A label beside a field has the field's height, so that their texts line up.
    m_label->setMinimumHeight(narrow || m_hintBeside ? 0 : gridUnits(this, 6.5));
}

void FormRow::setHint(const QString &hint)
{
    m_hint = hint;
    showHint();
}

void FormRow::setComplaint(const QString &complaint)
{
    if (complaint == m_complaint)
        return;
    m_complaint = complaint;
    showHint();
}

void FormRow::setSource(const QString &source)
{
    m_sourceLabel->setText(source);
}

QString FormRow::hint() const
{
    return m_hint;
}

QString FormRow::source() const
{
    return m_sourceLabel->text();
}

void FormRow::showHint()
{
    const bool wrong = !m_complaint.isEmpty();
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     wrong ? Theme::colours().critical : Theme::colours().dim);
    m_hintLabel->setPalette(colours);
    colours.setColor(QPalette::WindowText,
                     m_marked ? Theme::colours().accent : Theme::colours().text);
    m_label->setPalette(colours);
    // The sign of a warning, as text and not as a picture.
    m_hintLabel->setText(wrong ? QStringLiteral("\u26A0\uFE0E ") + m_complaint : m_hint);
}

void FormRow::setMarked(bool marked)
{
    m_marked = marked;
    m_label->setFont(scaledFont(font(), 1, marked ? QFont::Bold : QFont::Normal));
    showHint();
}

} // namespace bnm
