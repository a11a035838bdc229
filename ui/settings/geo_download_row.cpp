// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/geo_download_row.h"

#include "collectors/geo/geo_download.h"
#include "ui/controls/card.h"
#include "ui/controls/small_button.h"
#include "ui/text/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace bnm {

namespace {

QString megabytes(qint64 bytes)
{
    return QLocale().toString(static_cast<double>(bytes) / 1e6, 'f', 1);
}

} // namespace

GeoDownloadRow::GeoDownloadRow(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_button(new SmallButton(theme, tr("&Download"), this)),
      m_text(plainLabel({}, this))
{
    m_button->setObjectName(QStringLiteral("geo_download"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, gridUnits(this, 1), 0, gridUnits(this, 1));
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addSpacing(gridUnits(this, 2));
    row->addWidget(m_text, 1);
    connect(m_button, &QAbstractButton::clicked, this, &GeoDownloadRow::press);
}

void GeoDownloadRow::press()
{
    if (m_isRunning)
        return Q_EMIT cancelled();
    setRunning(true);
    say(tr("Asking the server…"), false);
    Q_EMIT wanted();
}

void GeoDownloadRow::setProgress(const GeoDownloadProgress &progress)
{
    setRunning(true);
    const QString received = megabytes(progress.receivedBytes);
    say(progress.totalBytes > 0
            ? tr("%1: %2 of %3 MB").arg(progress.file, received, megabytes(progress.totalBytes))
            : tr("%1: %2 MB").arg(progress.file, received),
        false);
}

void GeoDownloadRow::setResult(const GeoDownloadResult &result)
{
    setRunning(false);
    say(result.text, !result.good);
}

void GeoDownloadRow::setRunning(bool running)
{
    m_isRunning = running;
    m_button->setText(running ? tr("&Cancel") : tr("&Download"));
    m_button->updateGeometry();
}

void GeoDownloadRow::say(const QString &text, bool isTrouble)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     isTrouble ? m_theme.colours().critical : m_theme.colours().text);
    m_text->setPalette(colours);
    m_text->setText(plainLine(text));
    m_text->setAccessibleName(text);
}

QString GeoDownloadRow::text() const
{
    return m_text->text();
}

} // namespace bnm
