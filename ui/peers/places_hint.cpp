// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/places_hint.h"
#include "collectors/words.h"

namespace bnm {

QString placesHint(const GeoStatus &status)
{
    if (status.knowsCountries())
        return Words::tr("The location of these peers is not known.");
    QString hint =
        Words::tr("Locations need a GeoIP database. Download a free one in Settings, GeoIP.");
    if (!status.folders.isEmpty())
        hint += QLatin1Char('\n') +
                Words::tr("Looked in %1").arg(status.folders.join(QStringLiteral(", ")));
    for (const QString &trouble : status.troubles)
        hint += QLatin1Char('\n') + trouble;
    return hint;
}

} // namespace bnm
