// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/card.h"

#include "ui/controls/elided_label.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"
#include "ui/controls/veil.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace bnm {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void paintPanel(QWidget *widget, const Colours &colours)
{
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.panel);
    const double radius = gridUnits(widget, 2);
    painter.drawRoundedRect(QRectF(widget->rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

Card::Card(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent),
      m_top(new QHBoxLayout),
      m_note(new ElidedLabel(this)),
      m_veil(new Veil(content, Veil::Words::Elsewhere))
{
    auto *heading = plainLabel(title, this);
    heading->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_note->setFont(scaledFont(font(), 0.92));
    m_note->setForegroundRole(QPalette::PlaceholderText);

    m_top->setSpacing(gridUnits(this, 1.5));
    m_top->addWidget(heading);
    m_top->addStretch();
    m_top->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3.5);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2.5));
    layout->setSpacing(gridUnits(this, 1));
    layout->addLayout(m_top);
    layout->addWidget(content, 1);
    content->setParent(this);
}

void Card::addTool(QWidget *tool)
{
    m_top->addWidget(tool);
    tool->show();
}

void Card::setNote(const QString &note)
{
    m_noteText = note;
    showNote();
}

void Card::setAsOf(const AsOf &asOf)
{
    m_veil->setAsOf(asOf);
}

void Card::tick(qint64 nowMs)
{
    m_veil->tick(nowMs);
    showNote();
}

void Card::showNote()
{
    m_note->showText(m_veil->isOld() ? m_veil->text() : m_noteText);
}

void Card::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

} // namespace bnm
