// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/time_window.h"
#include "ui/pages/chart_marks.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace bnm {

class ChoiceButton;
class ElidedLabel;
class SmallButton;

/// What time the charts show: ranges until now, all, any two times; what somebody zoomed to and the
/// way back; and which marks the charts have.
class TimeBar : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget *parent = nullptr);

    void showTime(const TimeWindow &time, const TimeSpan &shown);
    std::vector<QWidget *> stops() const; ///< of the Tab key, in reading order
    void setMarks(const MarkKinds &marks);
    const MarkKinds &marks() const { return m_marks; }
    /// The shortest of the ranges that spans that much.
    static qint64 rangeFor(qint64 milliseconds);

Q_SIGNALS:
    void rangeChosen(qint64 milliseconds); ///< until now; 0: all
    void spanChosen(const bnm::TimeSpan &span);
    void backWanted(); ///< out of the zoom
    void marksChanged();

private:
    ChoiceButton *add(QHBoxLayout &row, const QString &text);
    void openCustom();
    void openMarks();

    std::vector<ChoiceButton *> m_ranges;
    ChoiceButton *m_all = nullptr;
    ChoiceButton *m_custom = nullptr;
    ElidedLabel *m_zoom;
    SmallButton *m_back;
    SmallButton *m_marksButton;
    MarkKinds m_marks = allMarks;
    TimeWindow m_time{0};
    TimeSpan m_shown;
};

} // namespace bnm
