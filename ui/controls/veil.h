// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/freshness.h"

#include <QWidget>

namespace bnm {

/// An overlay for widgets whose data may go out of date: then it dims them and shows the time of
/// the data. It ignores clicks and focus.
class Veil : public QWidget {
    Q_OBJECT
public:
    enum class Words { Shown, Elsewhere };

    Veil(QWidget *below, Words words);

    void setAsOf(const AsOf &asOf);
    void tick(qint64 nowMs);
    bool isOld() const { return !m_text.isEmpty(); }
    const QString &text() const { return m_text; } ///< "as of 14:02, 2 min ago"; empty: it is fresh

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void cover();

    Words m_words;
    AsOf m_asOf;
    QString m_text;
};

} // namespace bnm
