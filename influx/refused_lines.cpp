// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/refused_lines.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace bnm {

namespace {

constexpr qint64 longestFile = 8 * 1024 * 1024;
constexpr qsizetype longestReason = 300;

using Found = std::map<qsizetype, QString>;

void note(Found &found, qint64 number, const QString &reason, const QByteArrayList &lines)
{
    if (number >= 1 && number <= lines.size())
        found.try_emplace(static_cast<qsizetype>(number - 1),
                          reason.left(longestReason).simplified());
}

/// InfluxDB 2: unable to parse 'the line': reason, one a row.
void findQuoted(Found &found, const QString &message, const QByteArrayList &lines)
{
    static const QString opening = QStringLiteral("unable to parse '");
    for (qsizetype at = message.indexOf(opening); at >= 0; at = message.indexOf(opening, at)) {
        at += opening.size();
        const qsizetype next = message.indexOf(opening, at);
        const QString piece = message.mid(at, next < 0 ? -1 : next - at);
        const qsizetype close = piece.lastIndexOf(QLatin1String("': "));
        if (close < 0)
            continue;
        const qsizetype index = lines.indexOf(piece.left(close).toUtf8());
        note(found, index + 1, piece.mid(close + 3), lines);
    }
}

/// InfluxDB 3: an array of objects with line_number and error_message.
void findNumbered(Found &found, const QJsonArray &entries, const QByteArrayList &lines)
{
    for (const QJsonValue &entry : entries)
        note(found, entry[QLatin1String("line_number")].toInteger(),
             entry[QLatin1String("error_message")].toString(), lines);
}

} // namespace

std::vector<RefusedLine> refusedLines(const QByteArray &answer, const QByteArrayList &lines)
{
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    const QString message = object.isEmpty() ? QString::fromUtf8(answer)
                                             : object.value(QStringLiteral("message")).toString();
    Found found;
    findQuoted(found, message, lines);
    findNumbered(found, object.value(QStringLiteral("data")).toArray(), lines);
    if (found.empty())
        note(found, object.value(QStringLiteral("line")).toInteger(), message, lines);
    std::vector<RefusedLine> refused;
    for (const auto &[index, reason] : found)
        refused.push_back({index, reason});
    return refused;
}

void DeadLetters::add(const std::vector<DeadLetter> &letters)
{
    if (letters.empty())
        return;
    m_lastReason = letters.back().reason.simplified();
    while (m_lastReason.endsWith(QLatin1Char('.')))
        m_lastReason.chop(1);
    const QString error = m_path.isEmpty() ? QString() : write(letters);
    if (!error.isEmpty())
        qWarning("Mirror: %s cannot be written: %s.", qUtf8Printable(m_path),
                 qUtf8Printable(error));
    if (!m_path.isEmpty() && error.isEmpty())
        return;
    for (const DeadLetter &letter : letters)
        qWarning("Mirror: refused: %s (%s)", letter.line.constData(),
                 qUtf8Printable(letter.reason.simplified()));
}

/// Gives the error, if there is one.
QString DeadLetters::write(const std::vector<DeadLetter> &letters) const
{
    QFile file(m_path);
    if (file.size() > longestFile) {
        const QString before = m_path + QStringLiteral(".1");
        QFile::remove(before);
        QFile::rename(m_path, before);
    }
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return file.errorString();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8();
    QByteArray text;
    for (const DeadLetter &letter : letters)
        text += "# " + now + ' ' + letter.reason.simplified().toUtf8() + '\n' + letter.line + '\n';
    return file.write(text) == text.size() && file.flush() ? QString() : file.errorString();
}

} // namespace bnm
