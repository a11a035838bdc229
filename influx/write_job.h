// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/influx_writer.h"
#include "influx/point_buffer.h"
#include "influx/refused_lines.h"

#include <QByteArrayList>

namespace bnm {

/// One batch on its way to the receiver: in one request while all goes well, in parts when
/// it is too large, and without the lines that the receiver refuses. Nothing of it leaves the
/// buffer before all its parts are dealt with.
class WriteJob {
public:
    explicit WriteJob(LineBatch batch);

    const LineBatch &batch() const { return m_batch; }
    bool isDone() const { return m_parts.empty(); }
    /// The part to be sent now, in gzip format.
    const QByteArray &body();

    void partWritten(); ///< goes on to the next part
    /// The receiver finds the part too large or blames lines in it.
    void partRefused(const WriteOutcome &outcome);
    /// What will not be sent any more.
    const std::vector<DeadLetter> &refused() const { return m_refused; }

private:
    struct Part {
        std::vector<PackedText> packed;
        QByteArray body; ///< made when it is asked for
    };
    void split(const QByteArrayList &lines);

    LineBatch m_batch;
    std::vector<Part> m_parts; // the next one is the last
    std::vector<DeadLetter> m_refused;
};

} // namespace bnm
