// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/theme.h"

#include "ui/controls/accessibility.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPolygonF>
#include <QStyleHints>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double focusWidth = 1.5;
constexpr double cornerUnits = 1.25;

QColor hex(const char *text)
{
    return QColor(QLatin1String(text));
}

Colours darkColours()
{
    return {hex("#0f1318"),
            hex("#171c23"),
            hex("#28303a"),
            hex("#e8edf2"),
            hex("#8d99a6"),
            hex("#4cc38a"),
            hex("#f0b429"),
            hex("#f2555a"),
            hex("#f7931a"),
            hex("#68737f"),
            {hex("#56b4e9"), hex("#e69f00"), hex("#009e73"), hex("#cc79a7"), hex("#d0d7de"),
             hex("#e06a10")}};
}

Colours lightColours()
{
    return {hex("#f4f6f8"),
            hex("#ffffff"),
            hex("#e1e6eb"),
            hex("#16202a"),
            hex("#5a6773"),
            hex("#14804f"),
            hex("#9a6700"),
            hex("#c5303a"),
            hex("#a85900"),
            hex("#868f99"),
            {hex("#0072b2"), hex("#946200"), hex("#00805e"), hex("#a94f83"), hex("#4a5560"),
             hex("#b84b00")}};
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.background);
    palette.setColor(QPalette::Base, colours.panel);
    palette.setColor(QPalette::AlternateBase, colours.background);
    palette.setColor(QPalette::Button, colours.panel);
    palette.setColor(QPalette::ToolTipBase, colours.panel);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.dim);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.background);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::Mid, colours.field);
    palette.setColor(QPalette::Dark, colours.field);
    palette.setColor(QPalette::Light, colours.panel);
    palette.setColor(QPalette::Disabled, QPalette::Text, colours.dim);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, colours.dim);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, colours.dim);
    return palette;
}

void paintRing(QPainter &painter, const QRect &rect, double radius, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, focusWidth));
    painter.setBrush(Qt::NoBrush);
    const double inset = focusWidth / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

/// Fusion's outline is hardly seen on a dark ground.
void paintCheckBox(QPainter &painter, const QStyleOption &option, const Colours &colours)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const double side = std::min(option.rect.width(), option.rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = !isEnabled ? colours.line : isOn ? colours.accent : colours.field;
    painter.setPen(QPen(ink, 1));
    painter.setBrush(isOn ? ink : colours.panel);
    painter.drawRoundedRect(box, side / 5, side / 5);
    if (isOn) {
        painter.setPen(QPen(colours.background, side / 7, Qt::SolidLine, Qt::RoundCap));
        painter.drawPolyline(QPolygonF({box.topLeft() + QPointF(side * 0.24, side * 0.52),
                                        box.topLeft() + QPointF(side * 0.43, side * 0.71),
                                        box.topLeft() + QPointF(side * 0.77, side * 0.3)}));
    }
    painter.restore();
}

} // namespace

Theme::Theme() : QProxyStyle(QStringLiteral("Fusion")), m_systemPalette(QApplication::palette())
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == ThemeMode::System)
            setMode(m_mode);
    });
#endif
}

Theme &Theme::current()
{
    if (auto *theme = qobject_cast<Theme *>(QApplication::style()))
        return *theme;
    offerAccessibility(); // before the first control that is painted with it
    auto *theme = new Theme;
    QApplication::setStyle(theme); // takes ownership
    theme->apply();
    qApp->installEventFilter(theme);
    return *theme;
}

bool Theme::showsFocus(const QWidget *widget)
{
    return current().m_isKeyboardUsed && widget->hasFocus();
}

void Theme::paintFocus(QPainter &painter, const QWidget *widget, double radius,
                       const QColor &colour)
{
    if (showsFocus(widget))
        paintRing(painter, widget->rect(), radius < 0 ? gridUnits(widget, cornerUnits) : radius,
                  colour);
}

void Theme::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (element == PE_PanelTipLabel) { // not framed in the colour of text
        painter->setPen(m_colours.line);
        painter->setBrush(m_colours.panel);
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    }
    if (element == PE_IndicatorItemViewItemCheck || element == PE_IndicatorCheckBox)
        return paintCheckBox(*painter, *option, m_colours);
    if (element != PE_FrameFocusRect)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (m_isKeyboardUsed)
        paintRing(*painter, option->rect, widget ? gridUnits(widget, cornerUnits) : 0,
                  m_colours.accent);
}

/// The last that was used, key or mouse, decides for all.
bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::Shortcut;
    if ((isKey || event->type() == QEvent::MouseButtonPress) &&
        std::exchange(m_isKeyboardUsed, isKey) != isKey)
        if (QWidget *focused = QApplication::focusWidget())
            focused->update();
    return QProxyStyle::eventFilter(watched, event);
}

bool Theme::isSystemDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_systemPalette.color(QPalette::Window).lightness() <
           m_systemPalette.color(QPalette::WindowText).lightness();
}

std::array<std::pair<ThemeMode, QString>, 3> Theme::modes()
{
    return {{{ThemeMode::System, tr("Follow system")},
             {ThemeMode::Light, tr("Light")},
             {ThemeMode::Dark, tr("Dark")}}};
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && isSystemDark());
    m_colours = m_dark ? darkColours() : lightColours();
    QApplication::setPalette(paletteOf(m_colours));
}

QColor inkOf(const Ink &ink)
{
    return ink.ramp < 0 ? Theme::colours().series[ink.series] : feeRamp(ink.ramp);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](float first, float second) {
        return first + (second - first) * static_cast<float>(share);
    };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
                            part(a.blueF(), b.blueF()));
}

QColor feeRamp(double place)
{
    // Even steps for the eye; straight lines between the ends would turn mauve half-way.
    static const std::array<QColor, 11> stops = {hex("#3b4cc0"), hex("#4f6fd6"), hex("#6f92e8"),
                                                 hex("#90b2f4"), hex("#b0cbf0"), hex("#cfd8e2"),
                                                 hex("#ecd3bb"), hex("#f3b990"), hex("#ee9568"),
                                                 hex("#dd6a48"), hex("#c23c30")};
    const double at = std::clamp(place, 0.0, 1.0) * (stops.size() - 1);
    const auto from = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(stops[from], stops[from + 1], at - static_cast<double>(from));
}

int gridUnits(const QWidget *widget, double units)
{
    const double unit = QFontMetrics(widget->font()).height() / 4.0;
    return static_cast<int>(std::lround(unit * units));
}

} // namespace bnm
