// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/places_hint.h"

#include <QCoreApplication>

namespace bnm {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(bnm::PlacesHint)
};

} // namespace

QString placesHint(const GeoStatus &status)
{
    if (status.knowsCountries())
        return Words::tr("No place is known of any of these peers.");
    QString hint =
        Words::tr("Places need a GeoIP database. Settings, GeoIP, downloads a free one.");
    if (!status.folders.isEmpty())
        hint += QLatin1Char('\n') +
                Words::tr("Looked in %1").arg(status.folders.join(QStringLiteral(", ")));
    for (const QString &trouble : status.troubles)
        hint += QLatin1Char('\n') + trouble;
    return hint;
}

} // namespace bnm
