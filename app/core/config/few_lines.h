// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace bnm {

/// Sentences of what is wrong, however much is: the first are kept, the rest is counted. Each is
/// one line of bounded length.
class FewLines {
public:
    static constexpr qsizetype most = 20;

    void add(const QString &line);
    void add(const FewLines &others);
    qsizetype count() const { return m_lines.size() + m_more; }
    bool isEmpty() const { return m_lines.isEmpty(); }
    /// What is kept, with "and 7 more" behind it where something is left out.
    QStringList lines() const;

private:
    QStringList m_lines;
    qsizetype m_more = 0;
};

} // namespace bnm
