// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>
#include <QString>

#include <vector>

namespace bnm {

/// A line of a request that the receiver names as bad.
struct RefusedLine {
    qsizetype index = 0; ///< from 0
    QString reason;
};

/// Which lines an answer 400 or 422 blames, in rising order; empty when it does not say.
/// Knows InfluxDB 1 and 2 ("unable to parse '...'", "line") and InfluxDB 3 ("line_number").
std::vector<RefusedLine> refusedLines(const QByteArray &answer, const QByteArrayList &lines);

/// A line that will not be sent any more, and why.
struct DeadLetter {
    QByteArray line;
    QString reason;
};

/// Keeps the lines that the receiver refuses, each under a comment with time and reason, in a
/// file that a person can mend and send again. The file starts anew beyond 8 MiB; the one
/// before stays as ".1".
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
