// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/geo_download_row.h"

#include "app/core/text/format.h"
#include "collectors/geo/geo_download.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/settings/answer_label.h"
#include "ui/text/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace bnm {

namespace {

constexpr double barHeight = 1; // in grid units

QString megabytes(double bytes)
{
    return format::decimal(bytes / 1e6, 1);
}

} // namespace

GeoDownloadRow::GeoDownloadRow(QWidget *parent)
    : QWidget(parent), m_button(new SmallButton(tr("&Download"), this)), m_text(answerLabel(this))
{
    m_button->setObjectName(QStringLiteral("geo_download"));
    setFocusProxy(m_button);
    auto *row = new QHBoxLayout(this);
    const int edge = gridUnits(this, 1);
    row->setContentsMargins(0, edge, 0, edge + gridUnits(this, barHeight + 1));
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addSpacing(gridUnits(this, 2));
    row->addWidget(m_text, 1);
    connect(m_button, &QAbstractButton::clicked, this, &GeoDownloadRow::press);
    connect(&Theme::current(), &Theme::changed, this, &GeoDownloadRow::colour);
}

void GeoDownloadRow::press()
{
    if (m_isRunning)
        return Q_EMIT cancelled();
    begin();
    Q_EMIT wanted();
}

void GeoDownloadRow::begin()
{
    m_share = 0;
    setRunning(true);
    say(tr("Asking the server…"), false);
}

void GeoDownloadRow::setProgress(const GeoDownloadProgress &progress)
{
    setRunning(true);
    const auto received = static_cast<double>(progress.receivedBytes);
    const auto total = static_cast<double>(progress.totalBytes);
    m_share = total > 0 ? std::clamp(received / total, 0.0, 1.0) : 0;
    say(total > 0 ? tr("%1: %2 of %3 MB").arg(progress.file, megabytes(received), megabytes(total))
                  : tr("%1: %2 MB").arg(progress.file, megabytes(received)),
        false);
}

void GeoDownloadRow::setResult(const GeoDownloadResult &result)
{
    setRunning(false);
    say(result.text, !result.good);
}

void GeoDownloadRow::setPossible(bool possible, const QString &why)
{
    m_isPossible = possible;
    m_why = why;
    setRunning(m_isRunning);
}

/// A running download can always be cancelled.
void GeoDownloadRow::setRunning(bool running)
{
    m_isRunning = running;
    const bool isEnabled = running || m_isPossible;
    m_button->setText(running ? tr("&Cancel") : tr("&Download"));
    m_button->setEnabled(isEnabled);
    m_button->setToolTip(isEnabled ? QString() : plainToolTip(m_why));
    m_button->updateGeometry();
    update();
}

void GeoDownloadRow::say(const QString &text, bool isTrouble)
{
    m_isTrouble = isTrouble;
    m_text->setText(plainLine(text));
    m_text->setAccessibleName(text);
    m_text->setVisible(!text.isEmpty());
    colour();
}

void GeoDownloadRow::colour()
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText,
                     m_isTrouble ? Theme::colours().critical : Theme::colours().text);
    m_text->setPalette(palette);
    update();
}

QString GeoDownloadRow::text() const
{
    return m_text->text();
}

void GeoDownloadRow::paintEvent(QPaintEvent *)
{
    if (!m_isRunning)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double thick = gridUnits(this, barHeight);
    QRectF bar(0, height() - thick - gridUnits(this, 1), width(), thick);
    painter.setBrush(Theme::colours().line);
    painter.drawRoundedRect(bar, thick / 2, thick / 2);
    if (m_share <= 0)
        return;
    bar.setWidth(std::max(thick, bar.width() * m_share));
    painter.setBrush(Theme::colours().accent);
    painter.drawRoundedRect(bar, thick / 2, thick / 2);
}

} // namespace bnm
