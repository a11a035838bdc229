// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QProxyStyle>

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

QColor inkOf(const Ink &ink);
/// The same light and dark: cool and cheap at 0, warm and dear at 1.
QColor feeRamp(double place);

/// The program's own look, light or dark: the style of the application, over Fusion. Widgets draw
/// with its colours and are redrawn when these change.
class Theme : public QProxyStyle {
    Q_OBJECT
public:
    /// The application's style, made where it is first asked for.
    static Theme &current();
    static const Colours &colours() { return current().m_colours; }
    static bool isDark() { return current().m_dark; }
    /// Whether it is to show that it has the focus: when somebody uses the keyboard.
    static bool showsFocus(const QWidget *widget);

    void setMode(ThemeMode mode);
    ThemeMode mode() const { return m_mode; }

    /// The one ring around what has the focus, just within the widget, where showsFocus(). Its
    /// corners are those of a button, or of that radius; on a ground of the accent it has another
    /// colour.
    static void paintFocus(QPainter &painter, const QWidget *widget, double radius = -1,
                           const QColor &colour = colours().accent);

    /// The same ring for Qt's own widgets.
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    Theme();
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
