// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace bnm {

/// A limited list of problems: the first ones are kept, the others counted. Each is one line of
/// limited length.
class FewLines {
public:
    static constexpr qsizetype most = 20;

    void add(const QString &line);
    void add(const FewLines &others);
    qsizetype count() const { return m_lines.size() + m_more; }
    bool isEmpty() const { return m_lines.isEmpty(); }
    /// The kept lines, followed by "and 7 more" if some were dropped.
    QStringList lines() const;

private:
    QStringList m_lines;
    qsizetype m_more = 0;
};

} // namespace bnm
