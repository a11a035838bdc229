// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/excerpt.h"

#include <QList>

namespace bnm {

namespace {

/// Also what turns the direction of a line, breaks it, or is no character.
bool isShown(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    default: return true;
    }
}

QString escaped(char32_t character)
{
    switch (character) {
    case U'\n': return QStringLiteral("\\n");
    case U'\r': return QStringLiteral("\\r");
    case U'\t': return QStringLiteral("\\t");
    default: return QStringLiteral("\\u{%1}").arg(static_cast<uint>(character), 0, 16);
    }
}

} // namespace

QString excerpt(const QString &text, qsizetype most)
{
    QString line;
    const auto characters = QStringView(text).left(2 * most + 2).toUcs4();
    for (qsizetype i = 0; i < characters.size(); ++i) {
        if (i == most)
            return line + QChar(0x2026);
        const auto character = static_cast<char32_t>(characters[i]);
        line += isShown(character) ? QString::fromUcs4(&character, 1) : escaped(character);
    }
    return line;
}

QString excerptOfPath(const QString &path)
{
    constexpr qsizetype longestPath = 200;
    return excerpt(path, longestPath);
}

} // namespace bnm
