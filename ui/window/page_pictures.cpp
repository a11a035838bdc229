// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_pictures.h"

#include "ui/window/main_window.h"

#include <QDir>

namespace bnm {

namespace {

constexpr int pollMs = 50;
constexpr int leastPolls = 2; // charts request their data when they are drawn
constexpr int mostPolls = 200;

} // namespace

PagePictures::PagePictures(MainWindow &window, const QString &directory, QObject *parent)
    : QObject(parent), m_window(window), m_directory(directory)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &PagePictures::saveWhenReady);
}

void PagePictures::start()
{
    if (!QDir().mkpath(m_directory))
        return Q_EMIT finished({});
    show();
}

void PagePictures::show()
{
    m_window.showPicture(m_index);
    m_polls = 0;
    m_poll.start();
}

void PagePictures::saveWhenReady()
{
    if (++m_polls < leastPolls || (!m_window.isPictureReady() && m_polls < mostPolls))
        return;
    m_poll.stop();
    const QString file = m_window.savePicture(m_directory);
    if (file.isEmpty())
        return Q_EMIT finished({});
    m_files << file;
    if (++m_index < m_window.pictureCount())
        show();
    else
        Q_EMIT finished(m_files);
}

} // namespace bnm
