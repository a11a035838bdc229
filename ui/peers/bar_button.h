// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bnm {

/// A bar with its label and count; a click filters by its group.
class BarButton : public QAbstractButton {
    Q_OBJECT
public:
    struct Bar {
        QString label; ///< may be untrusted text
        int count = 0;
        int most = 1;           ///< the count of a full-length bar
        std::size_t colour = 0; ///< of the theme's series
        bool warned = false;    ///< an alarming share in one group
        QString tip;            ///< plain text
        friend bool operator==(const Bar &, const Bar &) = default;
    };

    explicit BarButton(QWidget *parent = nullptr);

    void setBar(const Bar &bar);
    const Bar &bar() const { return m_bar; }
    /// Width reserved for names, so that all bars of a group start at the same place.
    void setNameWidth(int pixels);
    int wantedNameWidth() const; ///< for the full name
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont textFont() const;

    Bar m_bar;
    int m_nameWidth = 0; ///< as requested; a good part is reserved for the bars
};

} // namespace bnm
