// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_picture.h"

#include "ui/chart/time_chart.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace bnm {

namespace {

constexpr int pictureScale = 2;

struct Layout {
    int margin;
    int titleHeight;
    QSize size;
};

Layout layoutOf(const TimeChart &chart)
{
    const int margin = gridUnits(&chart, 3);
    const int titleHeight = QFontMetrics(scaledFont(chart.font(), 1.1)).height() + margin;
    return {margin, titleHeight, chart.size() + QSize(2 * margin, 2 * margin + titleHeight)};
}

void paint(QPainter &painter, TimeChart &chart)
{
    const Layout layout = layoutOf(chart);
    painter.fillRect(QRect({}, layout.size), Theme::colours().panel);
    painter.setPen(Theme::colours().text);
    painter.setFont(scaledFont(chart.font(), 1.1, QFont::DemiBold));
    painter.drawText(QRect(layout.margin, layout.margin, layout.size.width() - 2 * layout.margin,
                           layout.titleHeight),
                     Qt::AlignLeft | Qt::AlignTop, chart.title());
    painter.translate(layout.margin, layout.margin + layout.titleHeight);
    chart.render(&painter, {}, {}, QWidget::DrawChildren);
}

void writeSvg(TimeChart &chart, QIODevice &device)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(layoutOf(chart).size);
    generator.setViewBox(QRect({}, layoutOf(chart).size));
    generator.setTitle(chart.title());
    QPainter painter(&generator);
    paint(painter, chart);
}

bool writePng(TimeChart &chart, QIODevice &device)
{
    QImage image(layoutOf(chart).size * pictureScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pictureScale);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, chart);
    painter.end();
    return image.save(&device, "PNG");
}

} // namespace

QString saveChartPicture(TimeChart &chart, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        writeSvg(chart, file);
    else if (!writePng(chart, file))
        return TimeChart::tr("The picture cannot be made.");
    return file.commit() ? QString() : file.errorString();
}

} // namespace bnm
