// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/path_below.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

namespace bnm {

bool liesBelow(const QString &path, const QString &folder)
{
    const QString top = QFileInfo(folder).canonicalFilePath();
    const bool climbs = path.split(QLatin1Char('/')).contains(QStringLiteral(".."));
    if (top.isEmpty() || climbs || !QDir::isAbsolutePath(path))
        return false;
    QFileInfo there(QDir::cleanPath(path));
    while (!there.exists() && !there.isSymLink() && !there.isRoot()) // it may be made later
        there.setFile(there.path());
    const QString real = there.canonicalFilePath(); // empty: a link to nothing
    return !real.isEmpty() &&
           (real == top ||
            real.startsWith(top.endsWith(QLatin1Char('/')) ? top : top + QLatin1Char('/')));
}

} // namespace bnm
