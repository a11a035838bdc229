// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/plain_text.h"

#include "app/core/text/format.h"

#include <QList>

#include <algorithm>

namespace bnm {

namespace {

constexpr char32_t zeroWidthJoiner = 0x200D; // emoji of several parts need it

bool isHarmless(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    case QChar::Other_Format: return code == zeroWidthJoiner;
    default: return true;
    }
}

} // namespace

QString plainLine(const QString &text)
{
    const auto ascii = [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; };
    if (std::all_of(text.begin(), text.end(), ascii))
        return text;
    QString line;
    line.reserve(text.size());
    const QList<uint> codes = text.toUcs4();
    for (const uint code : codes) {
        if (code == '\t')
            line += QLatin1Char(' ');
        else if (isHarmless(code))
            line += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
        else
            line += QChar(QChar::ReplacementCharacter);
    }
    return line;
}

QString plainLineOrDash(const QString &text)
{
    return text.isEmpty() ? format::dash() : plainLine(text);
}

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return text;
    return QLatin1String("<qt>") +
           text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br/>")) +
           QLatin1String("</qt>");
}

} // namespace bnm
