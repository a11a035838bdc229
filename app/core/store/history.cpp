// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history.h"

#include "app/core/csv.h"
#include "app/core/format.h"

#include <QDateTime>
#include <QPointer>
#include <QSaveFile>

namespace bnm {

namespace {

constexpr int flushAfterMs = 1'000; // the points of one cycle go together
constexpr int maintainEveryMs = 60'000;

} // namespace

/// What runs on the thread.
class History::Worker : public QObject {
    Q_OBJECT
public:
    explicit Worker(HistoryOptions options) : m_options(std::move(options)) {}

    void start()
    {
        m_store = std::make_unique<HistoryStore>(m_options);
        m_flush = std::make_unique<QTimer>();
        m_flush->setSingleShot(true);
        m_maintain = std::make_unique<QTimer>();
        m_maintain->setSingleShot(true);
        connect(m_flush.get(), &QTimer::timeout, this, &Worker::flush);
        connect(m_maintain.get(), &QTimer::timeout, this, &Worker::maintain);
        m_clock.start();
        m_maintain->start(0);
        report();
    }

    /// On the thread too, since a database is closed where it was opened.
    void stop()
    {
        if (m_store)
            m_store->flush();
        m_flush.reset();
        m_maintain.reset();
        m_store.reset();
    }

    void add(const Points &points)
    {
        m_store->append(points);
        if (!m_flush->isActive())
            m_flush->start(flushAfterMs);
    }

    std::vector<Buckets> read(const std::vector<HistoryQuery> &queries)
    {
        std::vector<Buckets> answers;
        answers.reserve(queries.size());
        for (const HistoryQuery &query : queries)
            answers.push_back(m_store->read(query));
        return answers;
    }

    QString saveCsv(const std::vector<CsvCurve> &curves, qint64 fromMs, qint64 toMs,
                    const QString &path)
    {
        std::vector<csv::Column> columns;
        for (const CsvCurve &curve : curves)
            columns.push_back({curve.title, m_store->read({curve.series, fromMs, toMs, 0})});
        QSaveFile file(path);
        const QByteArray text = csv::table(columns);
        if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
            return {};
        return file.errorString();
    }

Q_SIGNALS:
    void reported(const bnm::HistoryStatus &status);

private:
    void flush()
    {
        m_store->flush();
        report();
    }

    void maintain()
    {
        // One step at a time, so that a query does not wait for all of them.
        const bool more = m_store->maintain(QDateTime::currentMSecsSinceEpoch(), m_clock.elapsed());
        m_maintain->start(more ? 0 : maintainEveryMs);
        report();
    }

    void report()
    {
        if (const QString aside = m_store->takeSetAside(); !aside.isEmpty())
            qWarning("History: the file was damaged. It is kept as %s; a new one is begun.",
                     qUtf8Printable(aside));
        Q_EMIT reported({m_store->sizeOnDisk(), m_store->firstMs(), m_store->trouble().sentence});
    }

    HistoryOptions m_options;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<QTimer> m_flush;
    std::unique_ptr<QTimer> m_maintain;
    QElapsedTimer m_clock;
};

History::History(HistoryOptions options, QObject *parent)
    : QObject(parent), m_path(options.path), m_worker(std::make_unique<Worker>(std::move(options)))
{
    qRegisterMetaType<HistoryStatus>();
    m_link.party = LinkStatus::Party::History;
    m_thread.setObjectName(QStringLiteral("history"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker.get(), &Worker::start);
    connect(&m_thread, &QThread::finished, m_worker.get(), &Worker::stop, Qt::DirectConnection);
    connect(m_worker.get(), &Worker::reported, this, &History::takeStatus);
}

History::~History()
{
    end()->wait();
}

QThread *History::end()
{
    // Behind all that was handed over before.
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_thread.quit(); }, Qt::QueuedConnection);
    return &m_thread;
}

void History::start()
{
    m_thread.start();
}

void History::add(const Points &points)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this, points] { m_worker->add(points); }, Qt::QueuedConnection);
}

void History::read(std::vector<HistoryQuery> queries, QObject *context, Answer answer)
{
    const auto work = [this, queries = std::move(queries), context = QPointer<QObject>(context),
                       answer = std::move(answer)] {
        auto answers = m_worker->read(queries);
        const auto deliver = [context, answer, answers = std::move(answers)] {
            if (context)
                answer(answers);
        };
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker.get(), work, Qt::QueuedConnection);
}

void History::saveCsv(std::vector<CsvCurve> curves, qint64 fromMs, qint64 toMs, const QString &path,
                      QObject *context, std::function<void(const QString &)> done)
{
    const auto work = [this, curves = std::move(curves), fromMs, toMs, path,
                       context = QPointer<QObject>(context), done = std::move(done)] {
        const QString error = m_worker->saveCsv(curves, fromMs, toMs, path);
        const auto deliver = [context, done, error] {
            if (context)
                done(error);
        };
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker.get(), work, Qt::QueuedConnection);
}

void History::takeStatus(const HistoryStatus &status)
{
    if (status == m_status && m_link.level != LinkStatus::Level::Off)
        return;
    m_status = status;
    Q_EMIT statusChanged(m_status);

    const bool good = status.trouble.isEmpty();
    LinkStatus link = m_link;
    link.level = good ? LinkStatus::Level::Good : LinkStatus::Level::Bad;
    link.summary = format::figure(static_cast<double>(status.bytesOnDisk), Unit::Bytes).text();
    if (status.firstMs) {
        const qint64 seconds = (QDateTime::currentMSecsSinceEpoch() - *status.firstMs) / 1'000;
        link.summary += QStringLiteral(" · ") + format::duration(std::max<qint64>(0, seconds));
    }
    if (!good)
        link.summary = tr("not kept");
    link.sentence = good ? tr("Every sample of the last 48 hours, minutes of 60 days and quarters "
                              "of an hour of 2 years are kept in %1.")
                               .arg(m_path)
                         : status.trouble + QLatin1Char(' ') +
                               tr("Until then the charts' past is kept in memory only.");
    if (link.level != m_link.level || link.sentence != m_link.sentence) {
        link.sinceMs = QDateTime::currentMSecsSinceEpoch();
        if (!good)
            qWarning("History: %s", qUtf8Printable(link.sentence));
        else if (m_link.level == LinkStatus::Level::Bad)
            qInfo("History: %s", qUtf8Printable(link.sentence));
    }
    if (link == m_link)
        return;
    m_link = link;
    Q_EMIT linkChanged(m_link);
}

} // namespace bnm

#include "history.moc"
