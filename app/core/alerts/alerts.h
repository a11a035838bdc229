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
    QString path = {};              ///< of the file; empty: nothing is remembered
    QThread *storeThread = nullptr; ///< where the file is read and written; none: as without path
    std::function<Moment()> clock = {}; ///< the machine's own, unless a test gives another
};

/// The alerts of one node, with and without a window: fed with points and statuses, it says what
/// is to be told (news) and keeps what is so now and what was. Its file is written on another
/// thread, and only when a state changes; nothing in it blocks.
///
/// What a way out has not delivered yet is kept in the same file and with the same write as the
/// alert itself; only then it may be sent, unless the disk takes too long. So a kill loses nothing,
/// and what was delivered is sent again only when the kill comes between the receiver's answer and
/// the next write. While the disk hangs one write waits for it, with all that is to be kept.
class Alerts : public Sink {
    Q_OBJECT
public:
    explicit Alerts(AlertsOptions options, QObject *parent = nullptr);
    ~Alerts() override;

    /// Judges from when the memory is there; points may come before.
    void start() override;
    void take(const PointsPtr &points) override;
    /// Nothing is judged any more, what is under way to a receiver gets a moment to arrive, and
    /// what is remembered gets written.
    void flush(int timeoutMs) override;

    /// Where a way out finds what it is to deliver. To be asked for before start().
    Outbox &outbox(const QString &way);

    void setSettings(const AlertSettings &settings);
    void takeStatus(const bnm::Status &status);
    void takeNodeWarnings(const QStringList &warnings);
    void takeFeerateDoubt(FeerateDoubt doubt);
    /// When the GeoIP databases in use were built, and the table of countries.
    void takeGeoipBuilt(std::optional<qint64> unixMs, std::optional<qint64> countriesMs);

    /// Pending and firing, the gravest first.
    std::vector<Alert> now() const { return m_engine.now(); }
    /// Resolved ones, newest first; at most 1,000 and a year.
    const std::vector<Alert> &history() const { return m_history; }
    /// The gravest that fires and that nobody has acknowledged or snoozed; nothing: all is well.
    std::optional<AlertSeverity> worst() const;

    bool firesCritical() const; ///< acknowledged or not

    void acknowledge(const QString &rule);
    void snooze(const QString &rule, Snooze length);
    /// Everything that fires now and is not snoozed for longer already.
    void snoozeAll(Snooze length);

Q_SIGNALS:
    void changed(); ///< of now() or history()
    void news(const bnm::AlertNews &news);
    /// Whether the figures that rules need are there, for the status board.
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
    std::unique_ptr<OnThread<AlertFile>> m_store; ///< none: nothing is remembered
    std::shared_ptr<Newest<Write>> m_write;       ///< what waits for the disk
    std::vector<Alert> m_history;
    std::vector<Outbox *> m_outboxes; ///< children
    QTimer m_release;                 ///< of what a slow disk has not taken yet
    QTimer m_farewell;
    StatusReport m_figures;
    QTimer m_tick;
    QTimer m_patience; ///< with a disk that does not answer
    bool m_isReady = false;
    bool m_isEnding = false;
};

} // namespace bnm
