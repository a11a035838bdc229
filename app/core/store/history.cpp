// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history.h"

#include "app/core/series/csv.h"
#include "app/core/store/history_report.h"
#include "collectors/grouped.h"

#include <QDateTime>
#include <QSaveFile>

namespace bnm {

namespace {

constexpr int flushAfterMs = 1'000; // the points of one cycle go together
constexpr int maintainEveryMs = 60'000;
constexpr qint64 sayMissedMs = 10 * 60'000;

} // namespace

HistorySink::HistorySink(HistoryOptions options, QObject *parent)
    : Sink({"history", tr("History"), maintainEveryMs}, parent),
      m_options(std::move(options)),
      m_flush(this),
      m_maintain(this)
{
    qRegisterMetaType<HistoryStatus>();
    m_flush.setSingleShot(true);
    m_maintain.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &HistorySink::write);
    connect(&m_maintain, &QTimer::timeout, this, &HistorySink::maintain);
}

HistorySink::~HistorySink()
{
    if (m_store)
        m_store->flush();
}

HistoryStore &HistorySink::store()
{
    if (!m_store)
        m_store = std::make_unique<HistoryStore>(m_options);
    return *m_store;
}

void HistorySink::start()
{
    m_clock.start();
    m_maintain.start(0);
    reportStore();
}

void HistorySink::take(const PointsPtr &points)
{
    store().append(*points);
    if (!m_flush.isActive())
        m_flush.start(flushAfterMs);
}

void HistorySink::noteMissed(qint64 points)
{
    m_missed += points;
    m_sayMissed.setRemainingTime(sayMissedMs);
    Sink::noteMissed(points);
    reportStore();
}

void HistorySink::flush(int)
{
    write();
    Q_EMIT flushed();
}

std::vector<Buckets> HistorySink::read(const std::vector<HistoryQuery> &queries)
{
    std::vector<Buckets> answers;
    answers.reserve(queries.size());
    for (const HistoryQuery &query : queries) {
        Buckets found = store().read(query);
        // As it is drawn; there is much of a year, and the window's thread has no time for it.
        answers.push_back(query.stepMs >= spreadFromStepMs
                              ? summed(found, query.stepMs, TimeOfInterval::Mean)
                              : std::move(found));
    }
    return answers;
}

QString HistorySink::saveCsv(const std::vector<CsvCurve> &curves, qint64 fromMs, qint64 toMs,
                             const QString &path)
{
    std::vector<csv::Column> columns;
    for (const CsvCurve &curve : curves)
        columns.push_back({curve.title, store().read({curve.series, fromMs, toMs, 0})});
    QSaveFile file(path);
    const QByteArray text = csv::table(m_options.identity, columns);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return file.errorString();
}

void HistorySink::write()
{
    store().flush();
    reportStore();
}

void HistorySink::maintain()
{
    // One step at a time, so that a query need not wait for all of them.
    const bool more = store().maintain(QDateTime::currentMSecsSinceEpoch(), m_clock.elapsed());
    m_maintain.start(more ? 0 : maintainEveryMs);
    reportStore();
}

void HistorySink::reportStore()
{
    if (const QString aside = store().takeSetAside(); !aside.isEmpty())
        qWarning("History: the file was damaged. It is kept as %s; a new one is begun.",
                 qUtf8Printable(aside));
    const HistoryStatus status{store().sizeOnDisk(), store().firstMs(), store().trouble().sentence};
    StatusReport now = historyReport(status, m_options.path, QDateTime::currentMSecsSinceEpoch());
    if (!m_sayMissed.hasExpired() && now.level == StatusReport::Level::Good)
        now = {StatusReport::Level::Watch, tr("points lost"),
               tr("The disk did not answer for long. Points that the history lacks: %1.")
                   .arg(grouped(m_missed))};
    report(now);
    if (status != m_status)
        Q_EMIT statusChanged(m_status = status);
}

History::History(OnThread<HistorySink> &sink, QObject *parent) : QObject(parent), m_sink(sink)
{
    connect(sink.object(), &HistorySink::statusChanged, this,
            [this](const HistoryStatus &status) { Q_EMIT statusChanged(m_status = status); });
}

void History::read(std::vector<HistoryQuery> queries, QObject *context, Answer answer)
{
    m_sink.ask([queries = std::move(queries)](HistorySink &sink) { return sink.read(queries); },
               context, std::move(answer));
}

void History::readTagSets(MeasurementName measurement, QObject *context,
                          std::function<void(const TagSets &)> answer)
{
    m_sink.ask([measurement](HistorySink &sink) { return sink.tagSets(measurement); }, context,
               std::move(answer));
}

void History::saveCsv(std::vector<CsvCurve> curves, qint64 fromMs, qint64 toMs, const QString &path,
                      QObject *context, std::function<void(const QString &)> done)
{
    m_sink.ask([curves = std::move(curves), fromMs, toMs,
                path](HistorySink &sink) { return sink.saveCsv(curves, fromMs, toMs, path); },
               context, std::move(done));
}

} // namespace bnm
