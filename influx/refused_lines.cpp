// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/refused_lines.h"

#include "collectors/private_place.h"
#include "collectors/tamed.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace bnm {

namespace {

constexpr qint64 longestFile = 8 * 1024 * 1024;

/// Reasons by the lines' indexes.
using Found = std::map<qsizetype, QString>;

void note(Found &found, qsizetype index, const QString &reason)
{
    found.try_emplace(index, tamed(reason, longestReason));
}

/// Receivers count from 1.
void noteNumber(Found &found, qint64 number, const QString &reason, const QByteArrayList &lines)
{
    if (number >= 1 && number <= lines.size())
        note(found, static_cast<qsizetype>(number - 1), reason);
}

/// InfluxDB 1 and 2: unable to parse 'the line': reason, one a row. Every line like it is bad.
void findQuoted(Found &found, const QString &message, const QByteArrayList &lines)
{
    static const QString opening = QStringLiteral("unable to parse '");
    qsizetype at = message.indexOf(opening);
    if (at < 0)
        return;
    QMultiHash<QByteArray, qsizetype> places;
    for (qsizetype i = 0; i < lines.size(); ++i)
        places.insert(lines[i], i);
    while (at >= 0) {
        const qsizetype begin = at + opening.size();
        at = message.indexOf(opening, begin);
        const QString piece = message.mid(begin, at < 0 ? -1 : at - begin);
        const qsizetype close = piece.lastIndexOf(QLatin1String("': "));
        if (close < 0)
            continue;
        const auto [first, last] = places.equal_range(piece.left(close).toUtf8());
        for (auto it = first; it != last; ++it)
            note(found, it.value(), piece.mid(close + 3));
    }
}

/// InfluxDB 3: objects with line_number and error_message.
void findNumbered(Found &found, const QJsonValue &data, const QByteArrayList &lines)
{
    const QJsonArray entries = data.isObject() ? QJsonArray{data} : data.toArray();
    for (const QJsonValue &entry : entries)
        noteNumber(found, entry[QLatin1String("line_number")].toInteger(),
                   entry[QLatin1String("error_message")].toString(), lines);
}

} // namespace

std::vector<RefusedLine> refusedLines(const QByteArray &answer, const QByteArrayList &lines)
{
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    QString message = object.value(QLatin1String("message")).toString();
    if (message.isEmpty())
        message = object.value(QLatin1String("error")).toString();
    Found found;
    findQuoted(found, object.isEmpty() ? QString::fromUtf8(answer) : message, lines);
    findNumbered(found, object.value(QLatin1String("data")), lines);
    if (found.empty())
        noteNumber(found, object.value(QLatin1String("line")).toInteger(), message, lines);
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
        qWarning("InfluxDB: %s cannot be written: %s.", qUtf8Printable(m_path),
                 qUtf8Printable(error));
    if (!m_path.isEmpty() && error.isEmpty())
        return;
    for (const DeadLetter &letter : letters)
        qWarning("InfluxDB: refused: %s (%s)", letter.line.constData(),
                 qUtf8Printable(letter.reason.simplified()));
}

/// Returns the error, if there is one.
QString DeadLetters::write(const std::vector<DeadLetter> &letters) const
{
    QFile file(m_path);
    if (file.size() > longestFile) {
        const QString before = m_path + QStringLiteral(".1");
        QFile::remove(before);
        QFile::rename(m_path, before);
    }
    createPrivately(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return file.errorString();
    const QByteArray now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8();
    QByteArray text;
    for (const DeadLetter &letter : letters)
        text += "# " + now + ' ' + letter.reason.simplified().toUtf8() + '\n' + letter.line + '\n';
    return file.write(text) == text.size() && file.flush() ? QString() : file.errorString();
}

} // namespace bnm
