// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bnm {

/// A bar with its label and count; a click filters by what it stands for.
class BarButton : public QAbstractButton {
    Q_OBJECT
public:
    struct Bar {
        QString label; ///< may be text from strangers
        int count = 0;
        int most = 1;           ///< the count of a full-length bar
        std::size_t colour = 0; ///< of the theme's series
        bool warned = false;    ///< so much in one hand that it is to be watched
        QString tip;            ///< plain text
        friend bool operator==(const Bar &, const Bar &) = default;
    };

    explicit BarButton(QWidget *parent = nullptr);

    void setBar(const Bar &bar);
    const Bar &bar() const { return m_bar; }
    /// Room for the names of bars that stand together, so that all begin at the same place.
    void setNameWidth(int pixels);
    int wantedNameWidth() const; ///< for the whole name
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont textFont() const;

    Bar m_bar;
    int m_nameWidth = 0; ///< as wanted; a good part is left to the bars
};

} // namespace bnm
