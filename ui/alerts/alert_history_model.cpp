// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_history_model.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/series/csv.h"
#include "app/core/text/format.h"
#include "ui/text/csv_text.h"
#include "ui/text/exact_time.h"
#include "ui/text/plain_text.h"

#include <QDateTime>

#include <functional>

namespace bnm {

namespace {

using Model = AlertHistoryModel;

qint64 secondsOf(const Alert &alert)
{
    return (alert.resolvedMs - alert.sinceMs) / 1000;
}

QString textOf(const Alert &alert, int column)
{
    switch (column) {
    case Model::Began: return format::dateTime(alert.sinceMs, format::Date::AlignedYear);
    case Model::Lasted: return format::duration(secondsOf(alert));
    case Model::Severity: return severityLabel(alert.severity);
    case Model::What: return plainLine(alert.title);
    case Model::Details: return plainLine(alert.text);
    default: return {};
    }
}

QString tipOf(const Alert &alert, int column)
{
    switch (column) {
    case Model::Began:
    case Model::Lasted:
        return AlertHistoryModel::tr("From %1\nto %2")
            .arg(utcTime(alert.sinceMs / 1000), utcTime(alert.resolvedMs / 1000));
    case Model::What:
    case Model::Details:
        return plainLine(alert.text) + QLatin1Char('\n') + plainLine(alert.nextStep);
    default: return {};
    }
}

QVariant sortKey(const Alert &alert, int column)
{
    switch (column) {
    case Model::Began: return alert.sinceMs;
    case Model::Lasted: return secondsOf(alert);
    case Model::Severity: return static_cast<int>(alert.severity);
    default: return textOf(alert, column);
    }
}

QVariant alignmentOf(int column)
{
    return QVariant::fromValue((column == Model::Lasted ? Qt::AlignRight : Qt::AlignLeft) |
                               Qt::AlignVCenter);
}

} // namespace

void AlertHistoryModel::setHistory(const std::vector<Alert> &resolved)
{
    if (resolved != entries())
        take(resolved, std::equal_to());
}

int AlertHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant AlertHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole: return textOf(entry(index.row()), index.column());
    case Qt::ToolTipRole: return plainToolTip(tipOf(entry(index.row()), index.column()));
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case sortRole: return sortKey(entry(index.row()), index.column());
    default: return {};
    }
}

QVariant AlertHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Began: return tr("Started");
    case Lasted: return tr("Duration");
    case Severity: return tr("Severity");
    case What: return tr("Alert");
    case Details: return tr("Details");
    default: return {};
    }
}

QString alertsAsCsv(const std::vector<Alert> &alerts)
{
    QByteArray text =
        csv::row({QStringLiteral("began"), QStringLiteral("over"), QStringLiteral("lasted_seconds"),
                  QStringLiteral("severity"), QStringLiteral("alert"), QStringLiteral("title"),
                  QStringLiteral("text")});
    for (const Alert &alert : alerts)
        text += csv::row({QString::fromLatin1(csv::time(alert.sinceMs)),
                          QString::fromLatin1(csv::time(alert.resolvedMs)),
                          QString::number(secondsOf(alert)), severityName(alert.severity),
                          alert.rule, csvText(alert.title), csvText(alert.text)});
    return QString::fromUtf8(text);
}

} // namespace bnm
