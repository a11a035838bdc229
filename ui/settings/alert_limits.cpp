// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/alert_limits.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/alerts/alerts_off.h"
#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/outlined_field.h"
#include "ui/controls/switch_button.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QGridLayout>
#include <QHash>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr int digits = 12;
const QString offSetting = QStringLiteral("ALERTS_OFF");
const QString limitsSetting = QStringLiteral("ALERT_THRESHOLDS");

/// The setting for the rule's limit: only the feerates, which have no default, have one.
QString ownSetting(const AlertRule &rule)
{
    return std::isnan(rule.settable()) ? QString(QLatin1String(rule.id)).toUpper() : QString();
}

struct ShownUnit {
    QString label;
    double factor = 1; ///< of the setting in one of these
};

ShownUnit shownUnit(const AlertRule &rule)
{
    if (rule.settableUnit() == Unit::Days)
        return {AlertLimits::tr("days"), 1};
    if (rule.settableUnit() != Unit::Seconds)
        return {unitLabel(rule.settableUnit()), 1};
    const auto isWhole = [&rule](double unit) {
        return rule.settable() >= 2 * unit && std::fmod(rule.settable(), unit) == 0;
    };
    if (isWhole(3'600))
        return {AlertLimits::tr("hours"), 3'600};
    if (isWhole(60) || rule.settable() == 60)
        return {AlertLimits::tr("minutes"), 60};
    return {AlertLimits::tr("seconds"), 1};
}

QString relation(const AlertRule &rule)
{
    switch (rule.sense) {
    case AlertRule::Sense::High: return AlertLimits::tr("from");
    case AlertRule::Sense::Low: return AlertLimits::tr("under");
    case AlertRule::Sense::State: return AlertLimits::tr("after");
    }
    return {};
}

QString limitNumber(double value)
{
    return QString::number(value, 'g', digits);
}

/// Converted to the setting's unit; invalid text is kept, for the loader to report.
QString limitFrom(const QString &shown, const AlertRule &rule)
{
    QString text = shown.trimmed();
    text.replace(QLatin1Char(','), QLatin1Char('.')); // a decimal comma; there it parts two limits
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? limitNumber(value * shownUnit(rule).factor) : text;
}

QString shownFrom(const QString &limit, const AlertRule &rule)
{
    bool ok = false;
    const double value = limit.toDouble(&ok);
    return ok ? format::shortest(value / shownUnit(rule).factor, digits) : limit;
}

QHash<QString, QString> limitTexts(const QString &setting)
{
    QHash<QString, QString> texts;
    for (const QString &part : setting.split(QLatin1Char(','), Qt::SkipEmptyParts))
        texts.insert(part.section(QLatin1Char('='), 0, 0).trimmed(),
                     part.section(QLatin1Char('='), 1).trimmed());
    return texts;
}

QString alertTr(const char *text)
{
    return Words::tr(text);
}

} // namespace

AlertLimits::AlertLimits(SettingsDraft &draft, QWidget *parent) : QWidget(parent), m_draft(draft)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(gridUnits(this, 2));
    grid->setVerticalSpacing(gridUnits(this, 1));
    grid->setColumnStretch(1, 1);
    for (const AlertRule &rule : alertRules())
        addRow(rule, grid);
    connect(&Theme::current(), &Theme::changed, this, &AlertLimits::refresh);
    refresh();
}

void AlertLimits::addRow(const AlertRule &rule, QGridLayout *grid)
{
    const int line = grid->rowCount();
    Row row{&rule,
            new SwitchButton(this),
            plainLabel(alertTr(rule.title), this),
            new OutlinedField(this),
            plainLabel({}, this),
            plainLabel(severityLabel(rule.severity), this),
            plainLabel(relation(rule), this)};
    row.title->setWordWrap(true);
    row.title->setToolTip(plainToolTip(alertTr(rule.nextStep)));
    row.onOff->setAccessibleName(row.title->text());
    row.onOff->setObjectName(QLatin1String(rule.id));
    const ShownUnit unit = shownUnit(rule);
    row.field->setFixedWidth(gridUnits(this, 16));
    row.field->setAlignment(Qt::AlignRight);
    row.field->setObjectName(QLatin1String(rule.id) + QLatin1String("_limit"));
    row.field->setAccessibleName(
        tr("%1, %2 (%3)").arg(row.title->text(), relation(rule), unit.label));
    row.field->setPlaceholderText(std::isnan(rule.settable())
                                      ? tr("never")
                                      : format::shortest(rule.settable() / unit.factor, digits));
    row.severity->setForegroundRole(QPalette::PlaceholderText);
    row.relation->setForegroundRole(QPalette::PlaceholderText);
    row.complaint->setWordWrap(true);
    row.complaint->setFont(scaledFont(font(), 0.92));
    grid->addWidget(row.onOff, line, 0);
    grid->addWidget(row.title, line, 1);
    grid->addWidget(row.severity, line, 2);
    grid->addWidget(row.relation, line, 3, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(row.field, line, 4);
    grid->addWidget(plainLabel(unit.label, this), line, 5);
    grid->addWidget(row.complaint, line + 1, 1, 1, 5);
    connect(row.onOff, &QAbstractButton::clicked, this, &AlertLimits::takeSwitches);
    connect(row.field, &QLineEdit::textEdited, this, &AlertLimits::takeLimits);
    m_rows.push_back(row);
}

QSize AlertLimits::minimumSizeHint() const
{
    return {gridUnits(this, 60), QWidget::minimumSizeHint().height()};
}

/// If there is little room, figures have priority.
void AlertLimits::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < gridUnits(this, 100);
    for (const Row &row : m_rows) {
        row.severity->setVisible(!narrow);
        row.relation->setVisible(!narrow);
    }
}

void AlertLimits::takeSwitches()
{
    QSet<QString> off;
    for (const Row &row : m_rows)
        if (!row.onOff->isChecked())
            off.insert(QLatin1String(row.rule->id));
    m_draft.set(offSetting, alertsOffText(off));
    Q_EMIT edited();
}

void AlertLimits::takeLimits()
{
    QStringList limits;
    for (const Row &row : m_rows) {
        const QString setting = ownSetting(*row.rule);
        if (!setting.isEmpty()) {
            if (!isLocked(qPrintable(setting)))
                m_draft.set(setting, limitFrom(row.field->text(), *row.rule));
        } else if (!row.field->text().trimmed().isEmpty()) {
            limits << QLatin1String(row.rule->id) + QLatin1Char('=') +
                          limitFrom(row.field->text(), *row.rule);
        }
    }
    if (!isLocked(qPrintable(limitsSetting)))
        m_draft.set(limitsSetting, limits.join(QStringLiteral(", ")));
    Q_EMIT edited();
}

bool AlertLimits::isLocked(const char *setting) const
{
    return m_draft.value(QLatin1String(setting)).isLocked();
}

QString AlertLimits::complaintAbout(const Row &row) const
{
    if (const QString setting = ownSetting(*row.rule); !setting.isEmpty())
        return m_draft.loaded().complaintAbout(setting);
    if (row.field->text().trimmed().isEmpty())
        return {};
    QStringList complaints;
    readAlertThresholds(QLatin1String(row.rule->id) + QLatin1Char('=') +
                            limitFrom(row.field->text(), *row.rule),
                        complaints);
    return complaints.join(QLatin1Char(' '));
}

/// Fields stay unchanged while they are equivalent to the draft ("1." and "1").
void AlertLimits::readDraft()
{
    QStringList complaints; // reported by the loader
    const QSet<QString> off = readAlertsOff(m_draft.value(offSetting).text, complaints);
    const QHash<QString, QString> limits = limitTexts(m_draft.value(limitsSetting).text);
    for (const Row &row : m_rows) {
        const QString id = QLatin1String(row.rule->id);
        const QString setting = ownSetting(*row.rule);
        row.onOff->setChecked(!off.contains(id));
        row.onOff->setEnabled(!isLocked(qPrintable(offSetting)));
        row.field->setEnabled(!isLocked(qPrintable(setting.isEmpty() ? limitsSetting : setting)));
        const QString wanted = setting.isEmpty() ? limits.value(id) : m_draft.value(setting).text;
        if (limitFrom(row.field->text(), *row.rule) != wanted)
            row.field->setText(shownFrom(wanted, *row.rule));
    }
}

void AlertLimits::refresh()
{
    readDraft();
    for (const Row &row : m_rows) {
        const QString complaint = complaintAbout(row);
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, Theme::colours().critical);
        row.complaint->setPalette(colours);
        row.complaint->setText(QStringLiteral("\u26A0\uFE0E ") + complaint);
        row.complaint->setVisible(!complaint.isEmpty());
        row.field->setWrong(!complaint.isEmpty());
        row.title->setForegroundRole(row.onOff->isChecked() ? QPalette::WindowText
                                                            : QPalette::PlaceholderText);
    }
}

void AlertLimits::restore()
{
    for (const SettingSpec &spec : settingsTable())
        if (spec.group == SettingGroup::AlertRules && !isLocked(spec.name))
            m_draft.set(QLatin1String(spec.name), {});
}

const AlertLimits::Row *AlertLimits::find(const QString &id) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &one) {
        return id == QLatin1String(one.rule->id);
    });
    return row == m_rows.end() ? nullptr : &*row;
}

QWidget *AlertLimits::mark(const QString &id)
{
    if (m_marked)
        m_marked->setFont(font());
    const Row *row = find(id);
    m_marked = row ? row->title : nullptr;
    if (m_marked)
        m_marked->setFont(scaledFont(font(), 1, QFont::Bold));
    return m_marked;
}

QWidget *AlertLimits::target(const QString &id) const
{
    const Row *row = find(id);
    if (!row)
        return nullptr;
    return row->field->isEnabled() ? static_cast<QWidget *>(row->field) : row->onOff;
}

bool AlertLimits::isWrong() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [this](const Row &row) { return !complaintAbout(row).isEmpty(); });
}

} // namespace bnm
