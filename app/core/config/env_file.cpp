// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/env_file.h"

#include <QRegularExpression>

#include <optional>

namespace bnm {

namespace {

/// Only blanks and a comment may follow a closing quote.
bool isRestEmpty(QStringView rest)
{
    const QStringView trimmed = rest.trimmed();
    return trimmed.isEmpty() || trimmed.startsWith(QLatin1Char('#'));
}

std::optional<QString> unquote(QStringView text, QString &error)
{
    const QChar quote = text.front();
    QString value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QChar character = text[i];
        if (character == quote) {
            if (isRestEmpty(text.mid(i + 1)))
                return value;
            error = QStringLiteral("text behind the closing quote");
            return std::nullopt;
        }
        if (character != QLatin1Char('\\') || quote == QLatin1Char('\'') || i + 1 >= text.size()) {
            value += character;
            continue;
        }
        const QChar escaped = text[++i];
        if (escaped == QLatin1Char('n'))
            value += QLatin1Char('\n');
        else if (escaped == QLatin1Char('t'))
            value += QLatin1Char('\t');
        else if (QStringLiteral("\"\\$").contains(escaped))
            value += escaped;
        else
            value += QLatin1Char('\\') + QString(escaped);
    }
    error = QStringLiteral("a quote is not closed");
    return std::nullopt;
}

/// A # starts a comment only after a blank: it may be part of a password.
QString unquoted(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i] == QLatin1Char('#') && (i == 0 || text[i - 1].isSpace()))
            return text.left(i).trimmed().toString();
    return text.trimmed().toString();
}

} // namespace

EnvFile EnvFile::parse(const QByteArray &text, const QString &fileName)
{
    static const QRegularExpression assignment(
        QStringLiteral("^(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)$"));
    EnvFile file;
    QString content = QString::fromUtf8(text);
    if (content.startsWith(QChar(0xFEFF)))
        content.remove(0, 1);
    int number = 0;
    for (const QString &rawLine : content.split(QLatin1Char('\n'))) {
        ++number;
        const QString line = rawLine.trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const auto complain = [&](const QString &what) {
            file.errors.add(
                QStringLiteral("%1:%2: %3").arg(fileName, QString::number(number), what));
        };
        const auto match = assignment.match(line);
        if (!match.hasMatch()) {
            complain(QStringLiteral("not a NAME=value line"));
            continue;
        }
        const QString right = match.captured(2);
        const bool quoted =
            right.startsWith(QLatin1Char('"')) || right.startsWith(QLatin1Char('\''));
        QString error;
        const auto value = quoted ? unquote(right, error) : std::optional(unquoted(right));
        if (value)
            file.entries.push_back({match.captured(1), *value, number});
        else
            complain(error);
    }
    return file;
}

} // namespace bnm
