// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/file_fence.h"

#include "app/core/config/path_below.h"
#include "app/core/text/excerpt.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace bnm {

namespace {

} // namespace

/// Core's service has its file and its data apart; both are the system's.
FileFence::FileFence(const NodePlace &place, const std::vector<NodePlace> &usualPlaces)
{
    const QString conf = QFileInfo(place.conf).canonicalFilePath();
    m_folders << (conf.isEmpty() ? place.dataDirectory : QFileInfo(conf).path());
    for (const NodePlace &usual : usualPlaces)
        if (QDir::cleanPath(usual.conf) == place.conf &&
            QDir::cleanPath(usual.dataDirectory) == place.dataDirectory)
            m_folders << place.dataDirectory;
}

bool FileFence::isOpenTo(const QString &path) const
{
    return m_folders.isEmpty() ||
           std::any_of(m_folders.begin(), m_folders.end(),
                       [&path](const QString &folder) { return liesBelow(path, folder); });
}

QString FileFence::why() const
{
    return QStringLiteral("it is not below %1, which a .env that was found in the working folder "
                          "names; name the .env by --env-file if it is meant so")
        .arg(excerptOfPath(folder()));
}

} // namespace bnm
