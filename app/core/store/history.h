// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_store.h"
#include "collectors/status.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace bnm {

/// The history store on a thread of its own: takes points, answers queries, and tells how it
/// is. All signals and answers come on the thread this object lives in.
class History : public QObject {
    Q_OBJECT
public:
    explicit History(HistoryOptions options, QObject *parent = nullptr);
    /// Writes what is not on disk yet.
    ~History() override;
    /// Asks the thread to end behind all that was handed over, without waiting; the destructor
    /// waits. Gives it, for its finished().
    QThread *end();

    void start();
    void add(const Points &points);

    using Answer = std::function<void(const std::vector<Buckets> &)>;
    /// One stretch for each query; no answer when the context is gone by then.
    void read(std::vector<HistoryQuery> queries, QObject *context, Answer answer);
    struct CsvCurve {
        QString title;
        SeriesId series;
    };
    /// Writes all that is known of the curves between, as finely as it is kept; done is called
    /// with what went wrong, or nothing.
    void saveCsv(std::vector<CsvCurve> curves, qint64 fromMs, qint64 toMs, const QString &path,
                 QObject *context, std::function<void(const QString &error)> done);
    const HistoryStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const bnm::HistoryStatus &status);
    void linkChanged(const bnm::LinkStatus &status);

private:
    class Worker;
    void takeStatus(const HistoryStatus &status);

    QString m_path;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives on the thread
    HistoryStatus m_status;
    LinkStatus m_link;
};

} // namespace bnm
