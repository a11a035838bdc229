// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>
#include <QString>

#include <vector>

namespace bnm {

/// What is kept of a receiver's own words.
inline constexpr qsizetype longestReason = 300;

/// A line of a request that the receiver rejects.
struct RefusedLine {
    qsizetype index = 0; ///< from 0
    QString reason;
};

/// The lines named by an answer 400 or 422, in rising order; empty if it names none. Supports
/// InfluxDB 1 and 2 ("unable to parse '...'", "line") and InfluxDB 3 ("line_number").
std::vector<RefusedLine> refusedLines(const QByteArray &answer, const QByteArrayList &lines);

/// A line that will not be sent again, and why.
struct DeadLetter {
    QByteArray line;
    QString reason;
};

/// Stores refused lines, each below a comment with time and reason, in a file that can be corrected
/// and sent again. Beyond 8 MiB a new file is started; the previous one stays as ".1".
class DeadLetters {
public:
    /// With an empty path the lines are logged.
    explicit DeadLetters(const QString &path) : m_path(path) {}

    void add(const std::vector<DeadLetter> &letters);
    const QString &path() const { return m_path; }
    const QString &lastReason() const { return m_lastReason; } ///< without its full stop

private:
    QString write(const std::vector<DeadLetter> &letters) const;

    QString m_path;
    QString m_lastReason;
};

} // namespace bnm
