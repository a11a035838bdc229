// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/health_page.h"

#include "app/serve/verdict.h"
#include "collectors/words.h"

namespace bnm {

namespace {

/// As on the window's first line: a shape and words, never colour alone.
struct Look {
    const char *shape;
    const char *name; ///< of the class in the style
};

Look lookOf(Health::Level level)
{
    switch (level) {
    case Health::Level::Good: return {"&#x25CF;", "good"};
    case Health::Level::Watch: return {"&#x25B2;", "watch"};
    case Health::Level::Act: return {"&#x25A0;", "act"};
    case Health::Level::Unknown: break;
    }
    return {"&#x25CB;", "unknown"};
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

constexpr const char *style =
    "body{font:16px sans-serif;margin:1.5em auto;max-width:32em;padding:0 1em;"
    "color:#16202a;background:#f4f6f8}"
    "h1{font-size:1.4em}dl{display:grid;grid-template-columns:auto auto;gap:.5em 1em}"
    "dt{color:#5a6773}dd{margin:0;text-align:right}"
    ".good{color:#14804f}.watch{color:#9a6700}.act{color:#c5303a}.unknown{color:#5a6773}"
    "@media(prefers-color-scheme:dark){body{color:#e8edf2;background:#0f1318}dt{color:#8d99a6}"
    ".good{color:#4cc38a}.watch{color:#f0b429}.act{color:#f2555a}.unknown{color:#8d99a6}}";

QString figureList(const Served &served)
{
    QString list;
    for (const ServedFigure &figure : served.figures)
        list += QStringLiteral("<dt>%1</dt><dd>%2</dd>\n")
                    .arg(escaped(figure.title), escaped(figure.text));
    return QStringLiteral("<dl>\n%1</dl>\n").arg(list);
}

} // namespace

QByteArray healthPage(const Served *served, qint64 steadyMs)
{
    const Health health = healthOf(served, steadyMs);
    const Look look = lookOf(health.level);
    const bool isNow = served && steadyMs - served->madeMs <= longestSilentMs;
    const QString node = served ? escaped(served->node.identity.node + QStringLiteral(" (") +
                                          served->node.identity.network + QLatin1Char(')'))
                                : QString();
    QString page =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta http-equiv=\"refresh\" content=\"30\">\n");
    page += QStringLiteral("<title>%1 - Bitcoin Node Monitor</title>\n<style>%2</style></head>\n")
                .arg(escaped(health.headline), QLatin1String(style));
    page += QStringLiteral("<body>\n<p>%1</p>\n<h1 class=\"%2\">%3 %4</h1>\n<p>%5</p>\n")
                .arg(node, QLatin1String(look.name), QLatin1String(look.shape),
                     escaped(health.headline), escaped(health.sentence));
    if (isNow)
        page += figureList(*served);
    page += QStringLiteral("</body></html>\n");
    return page.toUtf8();
}

} // namespace bnm
