// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QProxyStyle>

#include <array>
#include <utility>

namespace bnm {

enum class ThemeMode { System, Light, Dark };

/// All colours of the window. The series colours are safe for colour-blind eyes (Okabe and Ito).
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
    QColor field; ///< the border of buttons and fields
    std::array<QColor, 6> series;
};

/// The colour of a curve or a band: one of the series colours, or a position on the feerate scale.
struct Ink {
    std::size_t series = 0;
    double ramp = -1; ///< 0 cheap to 1 expensive; below 0: the series colour

    Ink(std::size_t colour = 0) : series(colour) {}
    static Ink onRamp(double place)
    {
        Ink ink;
        ink.ramp = place;
        return ink;
    }
};

QColor inkOf(const Ink &ink);
/// A colour between two, share of the second.
QColor mixed(const QColor &a, const QColor &b, double share);
/// The same in light and dark: cool and cheap at 0, warm and expensive at 1.
QColor feeRamp(double place);

/// The program's own look, light or dark: the application's style, based on Fusion. Widgets draw
/// with its colours and are redrawn when they change.
class Theme : public QProxyStyle {
    Q_OBJECT
public:
    /// The application's style, created on first use.
    static Theme &current();
    static const Colours &colours() { return current().m_colours; }
    static bool isDark() { return current().m_dark; }
    /// Whether the widget shows its focus: only if the keyboard was used.
    static bool showsFocus(const QWidget *widget);

    /// All modes with their labels.
    static std::array<std::pair<ThemeMode, QString>, 3> modes();
    void setMode(ThemeMode mode);
    ThemeMode mode() const { return m_mode; }

    /// The focus ring, just inside the widget, if showsFocus(). Its corners are those of a button,
    /// or have that radius; on the accent colour it has another colour.
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

    QPalette m_systemPalette; ///< the desktop's, before ours
    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_isKeyboardUsed = false;
    Colours m_colours;
};

/// Sizes of the grid, in pixels of the screen, relative to the font: one unit is a quarter
/// of a line's height (4 px with a common font).
int gridUnits(const QWidget *widget, double units);

} // namespace bnm
