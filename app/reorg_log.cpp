// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reorg_log.h"

#include "app/core/config/small_file.h"
#include "collectors/node/block_header.h"
#include "collectors/plausible.h"

#include <QStringList>

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 deepest = 100'000;
constexpr qint64 highest = 500'000'000; // a greater nLockTime is a time

std::optional<qint64> number(const QString &text)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// "time depth fork replaced tip height"
std::optional<Reorganisation> readLine(const QString &line)
{
    const QStringList words = line.split(QLatin1Char(' '));
    if (words.size() != 6 || !isBlockHash(words[3]) || !isBlockHash(words[4]))
        return std::nullopt;
    const auto timeMs = within(number(words[0]), 1, 1LL << 52);
    const auto depth = within(number(words[1]), 1, deepest);
    const auto fork = within(number(words[2]), 0, highest);
    const auto height = within(number(words[5]), 0, highest);
    if (!timeMs || !depth || !fork || !height)
        return std::nullopt;
    return Reorganisation{*timeMs, static_cast<int>(*depth), *fork, words[3], words[4], *height};
}

} // namespace

void ReorgLog::setFile(const QString &path)
{
    m_path = path;
    m_list.clear();
    QString why; // it may not exist yet
    const auto text = readSmallFile(path, &why);
    if (!text)
        return;
    for (const QString &line : QString::fromUtf8(*text).split(QLatin1Char('\n')))
        if (const auto one = readLine(line); one && m_list.size() < most)
            m_list.push_back(*one);
}

void ReorgLog::add(const Reorganisation &reorganisation)
{
    m_list.insert(m_list.begin(), reorganisation);
    if (m_list.size() > most)
        m_list.pop_back();
}

QByteArray ReorgLog::contents() const
{
    QString text;
    for (const Reorganisation &one : m_list)
        text += QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                    .arg(QString::number(one.timeMs), QString::number(one.depth),
                         QString::number(one.forkHeight), one.replacedTip, one.tip,
                         QString::number(one.tipHeight));
    return text.toUtf8();
}

} // namespace bnm
