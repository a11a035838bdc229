// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/few_lines.h"

#include "app/core/text/excerpt.h"

namespace bnm {

namespace {

constexpr qsizetype longestLine = 2'000; // the names of all alerts are half of it

} // namespace

void FewLines::add(const QString &line)
{
    if (m_lines.size() < most)
        m_lines << excerpt(line, longestLine);
    else
        ++m_more;
}

void FewLines::add(const FewLines &others)
{
    for (const QString &line : others.m_lines)
        add(line);
    m_more += others.m_more;
}

QStringList FewLines::lines() const
{
    QStringList lines = m_lines;
    if (m_more > 0)
        lines << QStringLiteral("and %1 more").arg(m_more);
    return lines;
}

} // namespace bnm
