// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_icon.h"

#include <QApplication>
#include <QDir>
#include <QPainter>

#include <algorithm>

using namespace bnm;

namespace {

constexpr int sizes[] = {16, 22, 24, 32, 48};
constexpr int rowHeight = 76;
constexpr int labelWidth = 190;

struct Row {
    QString label;
    TrayLook look;
};

std::vector<Row> trayRows()
{
    using State = TrayLook::State;
    std::vector<Row> all;
    for (const auto &[state, label] :
         {std::pair{State::Good, "all right"}, std::pair{State::Information, "information"},
          std::pair{State::Watch, "watch"}, std::pair{State::Act, "act"},
          std::pair{State::Away, "node away"}, std::pair{State::Connecting, "connecting"}})
        all.push_back({QLatin1String(label), {state, false}});
    for (const auto &[state, label] :
         {std::pair{State::Watch, "watch, quiet"}, std::pair{State::Act, "act, quiet"},
          std::pair{State::Away, "node away, quiet"}})
        all.push_back({QLatin1String(label), {state, true}});
    return all;
}

/// Each size as a panel would show it: plain, and at twice the density.
int paintPanel(QPainter &painter, const QRect &panel, const Row &row, const QColor &colour)
{
    painter.fillRect(panel, colour);
    int x = panel.left() + 16;
    for (const double ratio : {1.0, 2.0})
        for (const int size : sizes) {
            if (ratio > 1 && size > 24)
                continue;
            const QPixmap picture = trayIcon(row.look).pixmap(QSize(size, size), ratio);
            // One dot of the icon is one dot of the sheet.
            const int dots = static_cast<int>(size * ratio);
            painter.drawImage(QRect(x, panel.center().y() - dots / 2, dots, dots),
                              picture.toImage());
            x += dots + 18;
        }
    return x;
}

} // namespace

/// render-tray DIR: one sheet of the tray's icon in every state, on light and dark panels; and
/// the smallest ones enlarged.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (app.arguments().size() < 2)
        return 2;
    const QDir directory(app.arguments().at(1));
    directory.mkpath(QStringLiteral("."));
    const std::vector<Row> all = trayRows();
    const QColor panels[] = {QColor(0x20, 0x23, 0x26), QColor(0xee, 0xf0, 0xf2),
                             QColor(0x30, 0x0a, 0x24)};
    const int panelWidth = 460;
    QImage sheet(labelWidth + 3 * panelWidth, static_cast<int>(all.size()) * rowHeight,
                 QImage::Format_ARGB32_Premultiplied);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int top = static_cast<int>(i) * rowHeight;
        painter.setPen(Qt::black);
        painter.drawText(QRect(12, top, labelWidth, rowHeight), Qt::AlignVCenter, all[i].label);
        for (int j = 0; j < 3; ++j)
            paintPanel(painter, QRect(labelWidth + j * panelWidth, top, panelWidth, rowHeight),
                       all[i], panels[j]);
    }
    painter.end();
    QImage enlarged(static_cast<int>(all.size()) * 6 * 24, 2 * 2 * 6 * 24,
                    QImage::Format_ARGB32_Premultiplied);
    QPainter close(&enlarged);
    for (int line = 0; line < 4; ++line) {
        const int size = line % 2 == 0 ? 16 : 22;
        const int cell = 6 * 24;
        close.fillRect(QRect(0, line * cell, enlarged.width(), cell), panels[line / 2]);
        for (std::size_t i = 0; i < all.size(); ++i)
            close.drawImage(
                QRect(static_cast<int>(i) * cell + 6, line * cell + 6, 6 * size, 6 * size),
                trayIcon(all[i].look).pixmap(size, size).toImage());
    }
    close.end();
    return sheet.save(directory.filePath(QStringLiteral("tray.png"))) &&
                   enlarged.save(directory.filePath(QStringLiteral("tray-close.png")))
               ? 0
               : 1;
}
