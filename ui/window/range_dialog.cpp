// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/range_dialog.h"

#include "app/core/store/history_csv.h"
#include "app/core/text/moments.h"
#include "ui/controls/card.h"
#include "ui/controls/outlined_field.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLabel>

namespace bnm {

namespace {

QString written(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

std::optional<qint64> timeOf(const OutlinedField &field)
{
    return readMoment(field.text().trimmed(), QDateTime::currentMSecsSinceEpoch());
}

} // namespace

RangeDialog::RangeDialog(const TimeSpan &shown, QWidget *parent)
    : QDialog(parent),
      m_from(new OutlinedField(this)),
      m_to(new OutlinedField(this)),
      m_trouble(plainLabel({}, this)),
      m_apply(new SmallButton(tr("Show"), this))
{
    setWindowTitle(tr("Custom time range"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(gridUnits(this, 6), gridUnits(this, 5), gridUnits(this, 6),
                             gridUnits(this, 5));
    grid->setHorizontalSpacing(gridUnits(this, 3));
    grid->setVerticalSpacing(gridUnits(this, 2.5));
    int row = 0;
    for (const auto &[field, label, time] :
         {std::tuple{m_from, tr("From"), shown.fromMs}, std::tuple{m_to, tr("To"), shown.toMs}}) {
        field->setAccessibleName(label);
        field->setText(written(time));
        field->setMinimumWidth(gridUnits(this, 60));
        grid->addWidget(plainLabel(label, this), row, 0);
        grid->addWidget(field, row++, 1);
        connect(field, &QLineEdit::textChanged, this, &RangeDialog::judge);
        connect(field, &QLineEdit::returnPressed, this, &RangeDialog::choose);
    }
    auto *hint = plainLabel(tr("Local time (%1), such as 2026-11-24 12:00; or -90m, -24h, -7d, now")
                                .arg(format::zone(QDateTime::currentMSecsSinceEpoch())),
                            this);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(hint, row++, 0, 1, 2);
    m_trouble->setWordWrap(true);
    grid->addWidget(m_trouble, row++, 0, 1, 2);
    m_apply->setPrimary(true);
    connect(m_apply, &QAbstractButton::clicked, this, &RangeDialog::choose);
    grid->addWidget(m_apply, row, 1, Qt::AlignRight);
    judge();
}

void RangeDialog::judge()
{
    const auto from = timeOf(*m_from);
    const auto to = timeOf(*m_to);
    const bool isOrdered = !from || !to || *from < *to;
    m_from->setWrong(!from || !isOrdered);
    m_to->setWrong(!to || !isOrdered);
    m_apply->setEnabled(from && to && isOrdered);
    m_trouble->setText(!from || !to ? tr("This is not a time.")
                       : !isOrdered ? tr("The end is not later than the start.")
                                    : QString());
}

void RangeDialog::choose()
{
    const auto from = timeOf(*m_from);
    const auto to = timeOf(*m_to);
    if (!from || !to || *from >= *to)
        return;
    Q_EMIT chosen({*from, *to});
    accept();
}

} // namespace bnm
