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
constexpr double titleSize = 1.1;
constexpr double originSize = 0.92;

struct Layout {
    int margin;
    int titleHeight;
    QSize size;
};

Layout layoutOf(const TimeChart &chart)
{
    const int margin = gridUnits(&chart, 3);
    const int titleHeight = QFontMetrics(scaledFont(chart.font(), titleSize)).height() +
                            QFontMetrics(scaledFont(chart.font(), originSize)).height() + margin;
    return {margin, titleHeight, chart.size() + QSize(2 * margin, 2 * margin + titleHeight)};
}

void paint(QPainter &painter, TimeChart &chart)
{
    const Layout layout = layoutOf(chart);
    painter.fillRect(QRect({}, layout.size), Theme::colours().panel);
    const QRect head(layout.margin, layout.margin, layout.size.width() - 2 * layout.margin,
                     layout.titleHeight - layout.margin);
    painter.setPen(Theme::colours().text);
    painter.setFont(scaledFont(chart.font(), titleSize, QFont::DemiBold));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop, chart.title());
    painter.setPen(Theme::colours().dim);
    painter.setFont(scaledFont(chart.font(), originSize));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignBottom, chart.origin());
    painter.translate(layout.margin, layout.margin + layout.titleHeight);
    chart.plot().setVector(true);
    chart.render(&painter, {}, {}, QWidget::DrawChildren);
    chart.plot().setVector(false);
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

} // namespace

QImage chartPicture(TimeChart &chart)
{
    QImage image(layoutOf(chart).size * pictureScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pictureScale);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, chart);
    return image;
}

QString saveChartPicture(TimeChart &chart, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        writeSvg(chart, file);
    else if (!chartPicture(chart).save(&file, "PNG"))
        return TimeChart::tr("The picture cannot be made.");
    return file.commit() ? QString() : file.errorString();
}

} // namespace bnm
