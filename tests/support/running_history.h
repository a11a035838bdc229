// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history.h"
#include "collectors/pipeline/threads.h"

namespace bnm {

/// A history on its own thread, as in the pipeline. The destructor waits until everything is on
/// disk.
class RunningHistory {
public:
    explicit RunningHistory(HistoryOptions options)
        : m_sink(m_threads.named(QStringLiteral("history")),
                 std::make_unique<HistorySink>(std::move(options))),
          history(m_sink)
    {
    }

    HistorySink &sink() { return *m_sink.object(); } ///< for its signals
    void start()
    {
        m_sink.post([](HistorySink &sink) { sink.start(); });
    }
    void add(const Points &points)
    {
        m_sink.post([batch = std::make_shared<const Points>(points)](HistorySink &sink) {
            sink.take(batch);
        });
    }

private:
    Threads m_threads;
    OnThread<HistorySink> m_sink;

public:
    History history;
};

} // namespace bnm
