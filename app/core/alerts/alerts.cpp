// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alerts.h"

#include "app/core/alerts/alert_text.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr int evaluateEveryMs = 5'000;
constexpr int patienceMs = 10'000;
constexpr int releaseMs = 2'000;
constexpr int longestFarewellMs = 1'500;
constexpr qint64 longestPendingMs = 30LL * 24 * 3'600'000;

/// Old news of a resolved alert is not worth a message.
bool isStale(const PendingNews &pending, qint64 nowMs)
{
    return pending.news.kind == AlertNews::Kind::Resolved &&
           pending.news.atMs < nowMs - longestPendingMs;
}

} // namespace

/// The complete state to store, and the alerts that ended since the previous write.
struct Alerts::Write {
    std::optional<std::vector<Alert>> current; ///< none: as it is there
    std::vector<Alert> resolved;
    std::vector<OutboxContents> outboxes;
    std::vector<qint64> newestIds; ///< the outboxes may release up to these afterwards

    static void join(Write &waiting, Write newer)
    {
        if (newer.current) {
            waiting.current = std::move(newer.current);
            waiting.newestIds = std::move(newer.newestIds);
        }
        waiting.outboxes = std::move(newer.outboxes);
        std::vector<Alert> &resolved = waiting.resolved;
        resolved.insert(resolved.end(), newer.resolved.begin(), newer.resolved.end());
        if (resolved.size() > AlertFile::mostHistory)
            resolved.erase(resolved.begin(), resolved.end() - AlertFile::mostHistory);
    }
};

Alerts::Alerts(AlertsOptions options, QObject *parent)
    : Sink({"alerts", tr("Alerts"), evaluateEveryMs, true}, parent),
      m_options(std::move(options)),
      m_engine(m_options.settings, m_options.intervals),
      m_write(std::make_shared<Newest<Write>>())
{
    if (!m_options.clock)
        m_options.clock = [] { return Moment{QDateTime::currentMSecsSinceEpoch(), steadyNowMs()}; };
    m_tick.setInterval(evaluateEveryMs);
    m_patience.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        evaluate();
        reportAgain();
        if (m_isReady && lastReport().level == StatusReport::Level::Bad)
            keep({}); // the disk may have room again
    });
    m_release.setSingleShot(true);
    connect(&m_release, &QTimer::timeout, this, &Alerts::releaseOutboxes);
    m_farewell.setSingleShot(true);
    connect(&m_farewell, &QTimer::timeout, this, &Alerts::endStore);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        qWarning("Alerts: their file does not answer; going on without what it remembers.");
        restore({});
    });
}

Alerts::~Alerts() = default;

void Alerts::start()
{
    m_tick.start();
    reportStore({});
    if (m_options.path.isEmpty() || !m_options.storeThread)
        return restore({});
    m_store =
        std::make_unique<OnThread<AlertFile>>(*m_options.storeThread, [path = m_options.path] {
            return std::make_unique<AlertFile>(path);
        });
    m_patience.start(patienceMs);
    m_store->ask([](AlertFile &file) { return std::pair(file.load(), file.trouble()); }, this,
                 [this](const std::pair<AlertMemory, QString> &loaded) {
                     reportStore(loaded.second);
                     restore(loaded.first);
                 });
}

void Alerts::restore(const AlertMemory &memory)
{
    if (std::exchange(m_isReady, true))
        return;
    m_patience.stop();
    m_history = memory.history;
    const std::vector<Alert> over = m_engine.restore(memory.current, m_options.clock());
    restoreOutboxes(memory.pending, over);
    if (!over.empty())
        keep(over);
    Q_EMIT changed();
    evaluate();
}

Outbox &Alerts::outbox(const QString &way)
{
    const auto known = std::find_if(m_outboxes.begin(), m_outboxes.end(),
                                    [&way](const Outbox *one) { return one->way() == way; });
    if (known != m_outboxes.end())
        return **known;
    auto *outbox = new Outbox(way, this);
    m_outboxes.push_back(outbox);
    connect(outbox, &Outbox::changed, this, &Alerts::keepOutboxes);
    connect(outbox, &Outbox::overflowed, this, [way](const AlertNews &lost) {
        qWarning("Alerts: too many messages wait for the %s; the oldest is left out: %s",
                 qUtf8Printable(way), qUtf8Printable(newsTitle(lost)));
    });
    return *outbox;
}

void Alerts::restoreOutboxes(const std::vector<PendingNews> &pending,
                             const std::vector<Alert> &over)
{
    const auto isOff = [&over](const AlertNews &news) {
        return news.kind != AlertNews::Kind::Resolved &&
               std::any_of(over.begin(), over.end(),
                           [&news](const Alert &one) { return one.rule == news.alert.rule; });
    };
    for (Outbox *outbox : m_outboxes) {
        std::vector<PendingNews> kept;
        for (const PendingNews &one : pending)
            if (one.way == outbox->way() && !isOff(one.news) &&
                !isStale(one, m_options.clock().unixMs))
                kept.push_back(one);
        outbox->restore(kept);
    }
}

void Alerts::flush(int timeoutMs)
{
    m_tick.stop();
    m_isReady = false;
    m_farewell.start(std::min(timeoutMs / 2, longestFarewellMs));
    const auto endWhenSettled = [this] {
        if (std::none_of(m_outboxes.begin(), m_outboxes.end(),
                         [](const Outbox *one) { return one->isUnderWay(); }))
            endStore();
    };
    for (Outbox *outbox : m_outboxes) {
        outbox->close();
        connect(outbox, &Outbox::settled, this, endWhenSettled);
    }
    endWhenSettled();
}

void Alerts::endStore()
{
    if (std::exchange(m_isEnding, true))
        return;
    m_farewell.stop();
    if (!m_store)
        return Q_EMIT flushed();
    m_store->onEnded([this] { Q_EMIT flushed(); });
    m_store->end();
}

void Alerts::setSettings(const AlertSettings &settings)
{
    m_options.settings = settings;
    m_engine.setSettings(settings);
    evaluate();
}

void Alerts::take(const PointsPtr &points)
{
    const Moment now = m_options.clock();
    m_engine.facts().advance(now);
    for (const Point &point : *points)
        m_engine.facts().take(point, now.steadyMs);
    evaluate();
}

void Alerts::takeStatus(const Status &status)
{
    m_engine.facts().take(status, m_options.clock().steadyMs);
    evaluate();
}

void Alerts::takeNodeWarnings(const QStringList &warnings)
{
    m_engine.facts().takeNodeWarnings(warnings);
}

/// Judged with the next points.
void Alerts::takeFeerateDoubt(FeerateDoubt doubt)
{
    m_engine.facts().takeFeerateDoubt(doubt);
}

void Alerts::takeGeoipBuilt(std::optional<qint64> unixMs, std::optional<qint64> countriesMs)
{
    m_engine.facts().takeGeoipBuilt(unixMs, countriesMs);
    evaluate();
}

void Alerts::evaluate()
{
    if (!m_isReady)
        return;
    const AlertEngine::Outcome outcome = m_engine.evaluate(m_options.clock());
    fillOutboxes(outcome);
    if (const StatusReport &figures = m_engine.figures().report(); figures != m_figures)
        Q_EMIT figuresJudged(m_figures = figures);
    if (outcome.isToBeKept)
        keep(outcome.resolved);
    if (outcome.isDifferent)
        Q_EMIT changed();
    for (const AlertNews &one : outcome.news)
        Q_EMIT news(one);
}

void Alerts::fillOutboxes(const AlertEngine::Outcome &outcome)
{
    const qint64 nowMs = m_options.clock().unixMs;
    for (AlertNews one : outcome.news) {
        one.atMs = nowMs;
        for (Outbox *outbox : m_outboxes)
            outbox->add(one, nowMs);
    }
    for (const Alert &alert : outcome.resolved)
        for (Outbox *outbox : m_outboxes)
            if (m_options.settings.off.contains(alert.rule))
                outbox->withdraw(alert.rule);
            else
                outbox->endWaiting(alert, nowMs);
    if (!outcome.news.empty())
        m_release.start(m_store ? releaseMs : 0);
}

void Alerts::releaseOutboxes()
{
    for (Outbox *outbox : m_outboxes)
        outbox->release(outbox->newestId());
}

std::vector<OutboxContents> Alerts::outboxContents() const
{
    std::vector<OutboxContents> contents;
    for (const Outbox *outbox : m_outboxes)
        contents.push_back({outbox->way(), outbox->contents()});
    return contents;
}

void Alerts::keepOutboxes()
{
    write({{}, {}, outboxContents(), {}});
}

void Alerts::keep(const std::vector<Alert> &resolved)
{
    m_history.insert(m_history.begin(), resolved.rbegin(), resolved.rend());
    const qint64 oldestMs = m_options.clock().unixMs - AlertFile::longestHistoryMs;
    std::erase_if(m_history,
                  [oldestMs](const Alert &alert) { return alert.resolvedMs < oldestMs; });
    if (m_history.size() > AlertFile::mostHistory)
        m_history.resize(AlertFile::mostHistory);
    std::vector<qint64> newest;
    for (const Outbox *outbox : m_outboxes)
        newest.push_back(outbox->newestId());
    write({m_engine.memory(), resolved, outboxContents(), newest});
}

void Alerts::write(Write what)
{
    if (!m_store || !m_write->put(std::move(what), &Write::join))
        return;
    m_store->ask(
        [waiting = m_write](AlertFile &file) {
            const Write write = waiting->take().value_or(Write());
            if (write.current)
                file.save(*write.current, write.resolved, write.outboxes);
            else
                file.save(write.outboxes);
            return std::pair(file.trouble(), write.newestIds);
        },
        this,
        [this](const std::pair<QString, std::vector<qint64>> &written) {
            reportStore(written.first);
            for (std::size_t i = 0; i < written.second.size(); ++i)
                m_outboxes[i]->release(written.second[i]);
        });
}

void Alerts::reportStore(const QString &trouble)
{
    if (trouble.isEmpty())
        report({StatusReport::Level::Good, tr("watching"), tr("Alerts are judged and kept."), 0});
    else
        report({StatusReport::Level::Bad, tr("not kept"),
                trouble + QLatin1Char(' ') +
                    tr("Until then alerts are not remembered over a "
                       "restart."),
                0});
}

std::optional<AlertSeverity> Alerts::worst() const
{
    std::optional<AlertSeverity> worst;
    for (const Alert &alert : now())
        if (alert.state == AlertState::Firing && !alert.isQuiet())
            worst = std::max(worst.value_or(alert.severity), alert.severity);
    return worst;
}

bool Alerts::firesCritical() const
{
    const std::vector<Alert> alerts = now();
    return std::any_of(alerts.begin(), alerts.end(), [](const Alert &alert) {
        return alert.state == AlertState::Firing && alert.severity == AlertSeverity::Critical;
    });
}

void Alerts::acknowledge(const QString &rule)
{
    if (!m_engine.acknowledge(rule))
        return;
    keep({});
    Q_EMIT changed();
}

void Alerts::snooze(const QString &rule, Snooze length)
{
    if (!m_engine.snooze(rule, length, m_options.clock()))
        return;
    keep({});
    Q_EMIT changed();
}

void Alerts::snoozeAll(Snooze length)
{
    if (!m_engine.snoozeAll(length, m_options.clock()))
        return;
    keep({});
    Q_EMIT changed();
}

} // namespace bnm
