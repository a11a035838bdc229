// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/point_buffer.h"
#include "influx/refused_lines.h"
#include "influx/write_answer.h"

#include <QByteArrayList>

namespace bnm {

/// One batch in transit: normally one request, split if it is too large, and without the lines that
/// the receiver refuses. The buffer keeps it until all parts are finished.
class WriteJob {
public:
    explicit WriteJob(LineBatch batch);

    const LineBatch &batch() const { return m_batch; }
    bool isDone() const { return m_parts.empty(); }
    /// The part to send now, in gzip format.
    const QByteArray &body();
    qint64 textBytes() const; ///< of that part, unpacked
    bool isOneLine() const { return m_parts.back().lines == 1; }

    /// Written, except for the loss; continues with the next part.
    void partWritten(const WriteOutcome &outcome);
    /// The receiver finds the part too large or refuses lines in it.
    void partRefused(const WriteOutcome &outcome);

    /// Lines that will not be sent again.
    const std::vector<DeadLetter> &refused() const { return m_refused; }
    /// Losses of parts that were otherwise written, in the order of the answers.
    const std::vector<WriteOutcome> &losses() const { return m_losses; }
    qint64 writtenPoints() const; ///< once it is done

private:
    struct Part {
        std::vector<PackedText> packed;
        qsizetype lines;
        QByteArray body = {}; ///< created on demand
    };
    void push(const QByteArrayList &lines);

    LineBatch m_batch;
    std::vector<Part> m_parts; // the next one is the last
    std::vector<DeadLetter> m_refused;
    std::vector<WriteOutcome> m_losses;
};

} // namespace bnm
