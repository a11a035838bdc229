// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"
#include "app/core/config/settings_draft.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace bnm {

class OutlinedField;
class SwitchButton;

/// Every alert rule with a switch and its limit: an editor for ALERTS_OFF, ALERT_THRESHOLDS,
/// FEERATE_BELOW and FEERATE_ABOVE. Times are in the unit that suits the rule.
class AlertLimits : public QWidget {
    Q_OBJECT
public:
    explicit AlertLimits(SettingsDraft &draft, QWidget *parent = nullptr);

    void refresh();
    void restore(); ///< all rules on, all limits at their defaults
    bool isWrong() const;
    /// Marks the rule's row and unmarks others; returns its title for scrolling, or null if there
    /// is no such rule.
    QWidget *mark(const QString &id);
    /// The rule's limit, or its switch if the limit is locked; null: there is no such rule.
    QWidget *target(const QString &id) const;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        const AlertRule *rule;
        SwitchButton *onOff;
        QLabel *title;
        OutlinedField *field; ///< empty: the default limit
        QLabel *complaint;
        QLabel *severity;
        QLabel *relation;
    };
    void addRow(const AlertRule &rule, QGridLayout *grid);
    void takeSwitches();
    void takeLimits();
    void readDraft();
    QString complaintAbout(const Row &row) const;
    bool isLocked(const char *setting) const;
    const Row *find(const QString &id) const;

    SettingsDraft &m_draft;
    std::vector<Row> m_rows;
    QLabel *m_marked = nullptr; ///< the title of the requested rule
};

} // namespace bnm
