// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_store.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/sink.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace bnm {

/// Stores every point in the history, and reports the store's status. Blocks on the disk: run it on
/// its own thread. The destructor writes pending data.
class HistorySink : public Sink {
    Q_OBJECT
public:
    explicit HistorySink(HistoryOptions options, QObject *parent = nullptr);
    ~HistorySink() override;

    void start() override;
    void take(const PointsPtr &points) override;
    void noteMissed(qint64 points) override;
    void flush(int timeoutMs) override;

    std::vector<Buckets> read(const std::vector<HistoryQuery> &queries);
    TagSets tagSets(MeasurementName measurement) { return store().tagSets(measurement); }
    struct CsvCurve {
        QString title;
        SeriesId series;
    };
    /// Returns what went wrong, or nothing.
    QString saveCsv(const std::vector<CsvCurve> &curves, qint64 fromMs, qint64 toMs,
                    const QString &path);

Q_SIGNALS:
    void statusChanged(const bnm::HistoryStatus &status);

private:
    HistoryStore &store();
    void write();
    void maintain();
    void reportStore();

    HistoryOptions m_options;
    std::unique_ptr<HistoryStore> m_store; ///< opened on first use: queries may come before start()
    QTimer m_flush;
    QTimer m_maintain;
    QElapsedTimer m_clock;
    HistoryStatus m_status;
    qint64 m_missed = 0;                            ///< points, since the start
    QDeadlineTimer m_sayMissed = QDeadlineTimer(0); ///< while running, the loss is reported
};

/// The history for the window's thread: queries that never wait. It uses a HistorySink on a thread
/// and must be destroyed before it.
class History : public QObject {
    Q_OBJECT
public:
    explicit History(OnThread<HistorySink> &sink, QObject *parent = nullptr);

    using Answer = std::function<void(const std::vector<Buckets> &)>;
    /// One series per query; no answer when the context is gone by then.
    void read(std::vector<HistoryQuery> queries, QObject *context, Answer answer);
    void readTagSets(MeasurementName measurement, QObject *context,
                     std::function<void(const TagSets &)> answer);
    using CsvCurve = HistorySink::CsvCurve;
    /// Writes all data of the curves in the range, at the finest stored resolution; done receives
    /// what went wrong, or nothing.
    void saveCsv(std::vector<CsvCurve> curves, qint64 fromMs, qint64 toMs, const QString &path,
                 QObject *context, std::function<void(const QString &error)> done);
    const HistoryStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const bnm::HistoryStatus &status);

private:
    OnThread<HistorySink> &m_sink;
    HistoryStatus m_status;
};

} // namespace bnm
