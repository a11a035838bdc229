// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/time_window.h"

#include <QDialog>

class QLabel;

namespace bnm {

class OutlinedField;
class SmallButton;

/// Asks for two times between which the charts show: "2026-11-24 12:00" (local), "-7d", "now".
class RangeDialog : public QDialog {
    Q_OBJECT
public:
    RangeDialog(const TimeSpan &shown, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const bnm::TimeSpan &span);

private:
    void judge();
    void choose();

    OutlinedField *m_from;
    OutlinedField *m_to;
    QLabel *m_trouble;
    SmallButton *m_apply;
};

} // namespace bnm
