// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/test_row.h"

#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/settings/answer_label.h"
#include "ui/text/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>

namespace bnm {

namespace {

constexpr int turnMs = 40;
constexpr int degreesATurn = 12;

} // namespace

TestRow::TestRow(const QString &label, QWidget *parent)
    : QWidget(parent), m_button(new SmallButton(label, this)), m_text(answerLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, gridUnits(this, 1), 0, gridUnits(this, 1));
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addSpacing(gridUnits(this, 6));
    row->addWidget(m_text, 1);
    m_turn.setInterval(turnMs);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + degreesATurn) % 360;
        update();
    });
    connect(m_button, &QAbstractButton::clicked, this, &TestRow::begin);
    connect(&Theme::current(), &Theme::changed, this, &TestRow::colour);
}

void TestRow::begin()
{
    m_text->setText(tr("Asking…"));
    m_text->setAccessibleName(m_text->text());
    m_text->show();
    m_turn.start();
    colour();
    Q_EMIT wanted();
}

void TestRow::setVerdict(const TestVerdict &verdict)
{
    if (!isRunning())
        return;
    m_turn.stop();
    m_good = verdict.good;
    m_text->setText(plainLine(verdict.text));
    m_text->setAccessibleName(verdict.text);
    colour();
}

void TestRow::setPossible(bool possible, const QString &why)
{
    m_button->setEnabled(possible);
    m_button->setToolTip(possible ? QString() : plainToolTip(why));
}

void TestRow::clear()
{
    m_turn.stop();
    m_text->clear();
    m_text->hide();
    update();
}

QString TestRow::verdictText() const
{
    return m_text->text();
}

void TestRow::colour()
{
    const Colours &colours = Theme::colours();
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, isRunning() ? colours.dim
                                           : m_good    ? colours.good
                                                       : colours.critical);
    m_text->setPalette(palette);
    update();
}

QRectF TestRow::signArea() const
{
    const double size = gridUnits(this, 3.5);
    const double top = m_button->y() + (m_button->height() - size) / 2.0;
    return {m_button->geometry().right() + gridUnits(this, 2.5) * 1.0, top, size, size};
}

void TestRow::paintEvent(QPaintEvent *)
{
    if (m_text->text().isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    const QRectF area = signArea();
    const double thick = area.width() / 7;
    if (isRunning()) {
        painter.setPen(QPen(colours.line, thick));
        painter.drawEllipse(area);
        painter.setPen(QPen(colours.accent, thick, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(area, -m_angle * 16, 100 * 16);
        return;
    }
    painter.setPen(QPen(m_good ? colours.good : colours.critical, thick, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    QPainterPath sign;
    const QPointF corner = area.topLeft();
    const auto at = [&](double x, double y) {
        return corner + QPointF(area.width() * x, area.height() * y);
    };
    sign.moveTo(m_good ? at(0.1, 0.55) : at(0.15, 0.15));
    sign.lineTo(m_good ? at(0.4, 0.85) : at(0.85, 0.85));
    if (!m_good)
        sign.moveTo(at(0.85, 0.15));
    sign.lineTo(m_good ? at(0.95, 0.15) : at(0.15, 0.85));
    painter.drawPath(sign);
}

} // namespace bnm
