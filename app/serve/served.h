// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/exporter/exposition.h"
#include "app/core/health/health.h"
#include "app/status_server.h"

#include <memory>
#include <mutex>

namespace bnm {

/// A figure of the page, in words.
struct ServedFigure {
    QString title;
    QString text;
};

/// The data served over HTTP at one moment. Never changes; the server's thread reads it.
struct Served {
    ExportedNode node;
    RunState run; ///< the verdict of --healthcheck
    Health health;
    std::vector<ServedFigure> figures; ///< of the page
    bool hasCycled = false;            ///< every collector has had a result, or has failed
    qint64 madeMs = 0;                 ///< steady
};

/// Where the main thread puts it and the server's thread takes it. Shared by both ends.
class ServedShelf {
public:
    void put(std::shared_ptr<const Served> served)
    {
        const std::lock_guard lock(m_mutex);
        m_served = std::move(served);
    }
    std::shared_ptr<const Served> get() const ///< null: nothing is known yet
    {
        const std::lock_guard lock(m_mutex);
        return m_served;
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Served> m_served;
};

} // namespace bnm
