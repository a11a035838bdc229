// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/mirror.h"

#include <QThread>

#include <functional>

namespace bnm {

/// A Mirror on a thread of its own: its buffer may block on a disk, and packing a backlog is
/// work, which the window must not feel. All signals come on the thread this object lives in.
class MirrorThread : public QObject {
    Q_OBJECT
public:
    /// Called on the mirror's thread, where the buffer will live.
    using MakeBuffer = std::function<std::unique_ptr<PointBuffer>()>;

    MirrorThread(MirrorOptions options, MakeBuffer makeBuffer, QObject *parent = nullptr);
    ~MirrorThread() override;
    /// Asks the thread to end behind all that was handed over, without waiting; the destructor
    /// waits. Gives it, for its finished().
    QThread *end();

    void start();
    void take(const Points &points);
    void flush(int timeoutMs);
    bool isStuck() const { return m_stuck; }

Q_SIGNALS:
    void linkChanged(const bnm::LinkStatus &status);
    void pointsReady(const bnm::Points &points);
    void kept(const bnm::Points &points);
    void troubleChanged(const QString &trouble);
    void flushed();

private:
    void run(std::function<void(Mirror &)> work);

    MirrorOptions m_options;
    MakeBuffer m_makeBuffer;
    QThread m_thread;
    std::unique_ptr<Mirror> m_mirror; ///< made, used and ended on the thread
    QObject m_there;                  ///< stands for the thread, so that work can be sent to it
    bool m_stuck = false;
};

} // namespace bnm
