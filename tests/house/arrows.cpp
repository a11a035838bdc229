// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/arrows.h"

#include <QRegularExpression>

#include <array>

namespace bnm {

namespace {

struct Arrows {
    const char *room;
    QStringList mayInclude;
};

/// A longer name comes before the room that holds it.
const std::array<Arrows, 7> &arrows()
{
    static const std::array<Arrows, 7> all = {{
        {"collectors", {}},
        {"influx", {QStringLiteral("collectors")}},
        {"app/core", {QStringLiteral("collectors")}},
        {"app/demo", {}},
        {"ui", {QStringLiteral("collectors"), QStringLiteral("app/core")}},
        {"app",
         {QStringLiteral("collectors"), QStringLiteral("influx"), QStringLiteral("app/core"),
          QStringLiteral("app/demo"), QStringLiteral("ui")}},
        {"tests",
         {QStringLiteral("collectors"), QStringLiteral("influx"), QStringLiteral("app/core"),
          QStringLiteral("app/demo"), QStringLiteral("ui"), QStringLiteral("app")}},
    }};
    return all;
}

} // namespace

QString roomOf(QStringView path)
{
    for (const Arrows &one : arrows()) {
        const QString room = QString::fromLatin1(one.room);
        if (path.startsWith(room + QLatin1Char('/')))
            return room;
    }
    return {};
}

bool mayInclude(const QString &from, const QString &to)
{
    if (from == to)
        return true;
    for (const Arrows &one : arrows())
        if (from == QLatin1String(one.room))
            return one.mayInclude.contains(to);
    return false;
}

QStringList includeFaults(const QString &path, const QString &text)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[\"<]([^\">]+)"));
    const QString from = roomOf(path);
    QStringList faults;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const QString to = roomOf(match.capturedView(1));
        const bool climbs = match.capturedView(1).contains(QLatin1String("../"));
        if (climbs || (!to.isEmpty() && !mayInclude(from, to)))
            faults
                << QStringLiteral("%1:%2 includes %3").arg(path).arg(i + 1).arg(match.captured(1));
    }
    return faults;
}

} // namespace bnm
