// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

#include <array>

namespace bnm {

enum class ThemeMode { System, Light, Dark };

/// Every colour of the window. The series colours are safe for colour-blind eyes (Okabe and Ito).
struct Colours {
    QColor background;
    QColor panel;
    QColor line;
    QColor text;
    QColor dim;
    QColor good;
    QColor warning;
    QColor critical;
    QColor accent;
    QColor field; ///< the border of what can be pressed or written into
    std::array<QColor, 6> series;
};

class Theme;

/// What a curve or a band is drawn with: one of the series colours, or a place on the ramp of
/// feerates.
struct Ink {
    std::size_t series = 0;
    double ramp = -1; ///< 0 cheap to 1 dear; below 0: the series colour

    Ink(std::size_t colour = 0) : series(colour) {}
    static Ink onRamp(double place)
    {
        Ink ink;
        ink.ramp = place;
        return ink;
    }
};

QColor inkOf(const Ink &ink, const Theme &theme);
/// The same light and dark: cool and cheap at 0, warm and dear at 1.
QColor feeRamp(double place);

/// The program's own light and dark looks, over the Fusion style.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);

    void setMode(ThemeMode mode);
    ThemeMode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    const Colours &colours() const { return m_colours; }
    /// Whether it is to show that it has the focus: when somebody uses the keyboard.
    bool showsFocus(const QWidget *widget) const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    void apply();
    bool isSystemDark() const;

    QPalette m_systemPalette; ///< as the desktop gave it, before ours
    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_isKeyboardUsed = false;
    Colours m_colours;
};

/// Sizes of the grid, in pixels of the screen, relative to the font: one unit is a quarter
/// of a line's height (4 px with a common font).
int gridUnits(const QWidget *widget, double units);

} // namespace bnm
