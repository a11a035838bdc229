// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_engine.h"
#include "app/core/alerts/alert_file.h"
#include "app/core/alerts/outbox.h"
#include "collectors/pipeline/newest.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/sink.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace bnm {

struct AlertsOptions {
    AlertSettings settings;
    PollIntervals intervals;
    QString path = {};                  ///< of the file; empty: nothing is stored
    QThread *storeThread = nullptr;     ///< for reading and writing the file; none: as without path
    std::function<Moment()> clock = {}; ///< the system's clocks, unless a test passes another
};

/// The alerts of one node, with and without a window: receives points and statuses, emits news, and
/// keeps current and past alerts. Its file is written on another thread, only on changes; nothing
/// blocks.
///
/// Undelivered news of each channel is stored in the same file and transaction as the alert itself;
/// it is sent only afterwards, unless the disk takes too long. So a kill loses nothing, and
/// delivered news is sent again only if the kill happens between the receiver's answer and the next
/// write. While the disk hangs, a single write with the full state waits for it.
class Alerts : public Sink {
    Q_OBJECT
public:
    explicit Alerts(AlertsOptions options, QObject *parent = nullptr);
    ~Alerts() override;

    /// Evaluates only after the stored state is read; points may come earlier.
    void start() override;
    void take(const PointsPtr &points) override;
    /// Stops evaluating, gives messages in transit a moment to arrive, and stores the state.
    void flush(int timeoutMs) override;

    /// The queue of a delivery channel. To be called before start().
    Outbox &outbox(const QString &way);

    void setSettings(const AlertSettings &settings);
    void takeStatus(const bnm::Status &status);
    void takeNodeWarnings(const QStringList &warnings);
    void takeFeerateDoubt(FeerateDoubt doubt);
    /// Build times of the GeoIP databases in use and of the table of countries.
    void takeGeoipBuilt(std::optional<qint64> unixMs, std::optional<qint64> countriesMs);

    /// Pending and firing alerts, the most severe first.
    std::vector<Alert> now() const { return m_engine.now(); }
    /// Resolved alerts, newest first; at most 1,000 and one year.
    const std::vector<Alert> &history() const { return m_history; }
    /// The highest severity among firing alerts that are neither acknowledged nor snoozed; nothing:
    /// there are none.
    std::optional<AlertSeverity> worst() const;

    bool firesCritical() const; ///< acknowledged or not

    void acknowledge(const QString &rule);
    void snooze(const QString &rule, Snooze length);
    /// All firing alerts, except those snoozed for longer already.
    void snoozeAll(Snooze length);

Q_SIGNALS:
    void changed(); ///< of now() or history()
    void news(const bnm::AlertNews &news);
    /// Whether the figures required by rules are available, for the status board.
    void figuresJudged(const bnm::StatusReport &report);

private:
    void restore(const AlertMemory &memory);
    void restoreOutboxes(const std::vector<PendingNews> &pending, const std::vector<Alert> &over);
    void evaluate();
    void fillOutboxes(const AlertEngine::Outcome &outcome);
    void releaseOutboxes();
    std::vector<OutboxContents> outboxContents() const;
    void keepOutboxes();
    void endStore();
    void keep(const std::vector<Alert> &resolved);
    struct Write;
    void write(Write what);
    void reportStore(const QString &trouble);

    AlertsOptions m_options;
    AlertEngine m_engine;
    std::unique_ptr<OnThread<AlertFile>> m_store; ///< none: nothing is stored
    std::shared_ptr<Newest<Write>> m_write;       ///< the state to be written
    std::vector<Alert> m_history;
    std::vector<Outbox *> m_outboxes; ///< children
    QTimer m_release;                 ///< releases news that a slow disk has not stored yet
    QTimer m_farewell;
    StatusReport m_figures;
    QTimer m_tick;
    QTimer m_patience; ///< for a disk that does not respond
    bool m_isReady = false;
    bool m_isEnding = false;
};

} // namespace bnm
