// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/verdict.h"

#include "app/core/text/format.h"
#include "collectors/words.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

namespace {

const char *levelWord(Health::Level level)
{
    switch (level) {
    case Health::Level::Unknown: return "unknown";
    case Health::Level::Good: return "good";
    case Health::Level::Watch: return "watch";
    case Health::Level::Act: return "act";
    }
    return "unknown";
}

} // namespace

RunState verdictOn(const Served *served, qint64 steadyMs)
{
    if (!served)
        return {};
    RunState run = served->run;
    if (const qint64 silentMs = steadyMs - served->madeMs; silentMs > longestSilentMs)
        run.complaint =
            Words::tr("The program has not responded for %1. Restart it if this continues.")
                .arg(format::duration(silentMs / 1000));
    return run;
}

Health healthOf(const Served *served, qint64 steadyMs)
{
    const RunState run = verdictOn(served, steadyMs);
    if (!served)
        return {Health::Level::Unknown, Words::tr("Starting"), run.complaint};
    if (steadyMs - served->madeMs > longestSilentMs)
        return {Health::Level::Act, Words::tr("Not responding"), run.complaint};
    if (run.isHealthy() || served->health.level >= Health::Level::Watch)
        return served->health;
    return {Health::Level::Watch, Words::tr("Not healthy"), run.complaint};
}

QByteArray verdictAsText(const RunState &run, const Health &health)
{
    return (run.sentence() + QLatin1Char('\n') + health.headline + QStringLiteral(": ") +
            health.sentence + QLatin1Char('\n'))
        .toUtf8();
}

QByteArray verdictAsJson(const RunState &run, const Health &health)
{
    const QJsonObject object{{QStringLiteral("healthy"), run.isHealthy()},
                             {QStringLiteral("sentence"), run.sentence()},
                             {QStringLiteral("chain"), run.chain},
                             {QStringLiteral("level"), QLatin1String(levelWord(health.level))},
                             {QStringLiteral("headline"), health.headline},
                             {QStringLiteral("detail"), health.sentence}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace bnm
