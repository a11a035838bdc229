// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/status_board.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace bnm {

namespace {

using Level = StatusReport::Level;

constexpr int cyclesOfPatience = 3;
constexpr int tickEveryMs = 1'000;

} // namespace

StatusBoard::StatusBoard(std::function<Moment()> clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock)), m_watch(this)
{
    qRegisterMetaType<Status>();
    if (!m_clock)
        m_clock = [] { return Moment{QDateTime::currentMSecsSinceEpoch(), steadyNowMs()}; };
    m_watch.setInterval(tickEveryMs);
    connect(&m_watch, &QTimer::timeout, this, &StatusBoard::tick);
}

void StatusBoard::add(const ComponentInfo &info)
{
    Entry entry;
    entry.info = info;
    entry.status.id = info.id;
    entry.status.title = info.title;
    entry.status.minor = info.minor;
    entry.status.level = Level::Waiting; // Waiting until the first report
    entry.status.sinceMs = m_clock().unixMs;
    entry.reportedMs = m_clock().steadyMs;
    m_entries.push_back(std::move(entry));
}

void StatusBoard::watch(Component &component)
{
    const Name id = component.info().id;
    add(component.info());
    connect(&component, &Component::reported, this,
            [this, id](const StatusReport &told) { report(id, told); });
}

void StatusBoard::start()
{
    for (Entry &entry : m_entries)
        entry.reportedMs = m_clock().steadyMs;
    m_tickedMs = m_clock().steadyMs;
    m_watch.start();
}

/// Reports could not arrive while this thread was blocked; no component is to blame.
void StatusBoard::tick()
{
    const qint64 now = m_clock().steadyMs;
    const qint64 late = now - m_tickedMs - tickEveryMs;
    if (late > tickEveryMs)
        for (Entry &entry : m_entries)
            entry.reportedMs += late;
    m_tickedMs = now;
    checkSilence();
}

StatusBoard::Entry *StatusBoard::entryOf(Name id)
{
    return const_cast<Entry *>(std::as_const(*this).entryOf(id));
}

const StatusBoard::Entry *StatusBoard::entryOf(Name id) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [id](const Entry &entry) { return entry.info.id == id; });
    return it == m_entries.end() ? nullptr : &*it;
}

void StatusBoard::report(Name id, const StatusReport &report)
{
    Entry *entry = entryOf(id);
    if (!entry)
        return;
    entry->reportedMs = m_clock().steadyMs;
    entry->isSilent = false;
    entry->isSilenceTold = false;
    if (report.isWorking())
        entry->goodMs = entry->reportedMs;
    put(*entry, report);
}

void StatusBoard::put(Entry &entry, const StatusReport &report)
{
    const Moment now = m_clock();
    if (report.level == Level::Bad && entry.status.level != Level::Bad)
        entry.badSinceMs = now.steadyMs;
    Status status = entry.status;
    static_cast<StatusReport &>(status) = report;
    if (status.level != entry.status.level)
        status.sinceMs = now.unixMs;
    if (status == entry.status)
        return;
    entry.status = status;
    Q_EMIT changed(status);
}

void StatusBoard::setGone(Name id)
{
    Entry *entry = entryOf(id);
    if (!entry)
        return;
    entry->isSilent = true;
    put(*entry, {Level::Bad, tr("stopped"),
                 tr("%1 has stopped although nobody ended it. Restart the program, and report "
                    "this.")
                     .arg(entry->status.title),
                 0});
}

qint64 StatusBoard::patienceMs(const Entry &entry) const
{
    return static_cast<qint64>(cyclesOfPatience) * entry.info.cadenceMs;
}

/// The last report is out of date, unless it was Bad: then the reason is known.
void StatusBoard::checkSilence()
{
    const qint64 now = m_clock().steadyMs;
    for (Entry &entry : m_entries) {
        const qint64 age = now - entry.reportedMs;
        if (entry.info.cadenceMs <= 0 || entry.status.level == Level::Off || entry.isSilent ||
            age <= patienceMs(entry))
            continue;
        entry.isSilent = true;
        entry.isSilenceTold = entry.status.level != Level::Bad;
        if (entry.isSilenceTold) {
            const QString none = entry.status.level == Level::Waiting
                                     ? tr("No result yet, after three times its interval of %1 s.")
                                     : tr("No result for three times its interval of %1 s. Its "
                                          "figures are out of date.");
            const double cadence = static_cast<double>(entry.info.cadenceMs) / 1000;
            put(entry, {Level::Bad, tr("no answer"), none.arg(cadence), 0});
        }
        Q_EMIT silent(entry.info.id);
    }
}

std::vector<Status> StatusBoard::all() const
{
    std::vector<Status> statuses;
    statuses.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        statuses.push_back(entry.status);
    return statuses;
}

std::optional<Status> StatusBoard::find(Name id) const
{
    const Entry *entry = entryOf(id);
    return entry ? std::optional(entry->status) : std::nullopt;
}

QString StatusBoard::complaint() const
{
    QStringList complaints;
    QStringList essentials; // others that fail for the same reason need not repeat it
    for (const bool essential : {true, false})
        for (const Entry &entry : m_entries) {
            const QString complaint =
                entry.info.essential == essential ? complaintAbout(entry) : QString();
            const auto saysIt = [&entry](const QString &sentence) {
                return entry.status.sentence.contains(sentence);
            };
            if (complaint.isEmpty() || std::any_of(essentials.begin(), essentials.end(), saysIt))
                continue;
            complaints << complaint;
            if (essential)
                essentials << entry.status.sentence;
        }
    return complaints.join(QLatin1Char(' '));
}

QString StatusBoard::complaintAbout(Name id) const
{
    const Entry *entry = entryOf(id);
    return entry ? complaintAbout(*entry) : QString();
}

bool StatusBoard::isAnySilent() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const Entry &entry) { return entry.isSilent; });
}

QString StatusBoard::complaintAbout(const Entry &entry) const
{
    const Status &status = entry.status;
    const qint64 now = m_clock().steadyMs;
    if (entry.info.essential) {
        if (!entry.goodMs)
            return tr("%1: no result yet. %2").arg(status.title, status.sentence);
        if (entry.isSilenceTold)
            return status.title + QStringLiteral(": ") + status.sentence;
        if (const qint64 age = now - *entry.goodMs; age > patienceMs(entry))
            return status.level == Level::Good
                       ? tr("%1: no result for %2 s.").arg(status.title).arg(age / 1000)
                       : tr("%1: no result for %2 s. %3")
                             .arg(status.title)
                             .arg(age / 1000)
                             .arg(status.sentence);
        return status.level == Level::Watch ? status.title + QStringLiteral(": ") + status.sentence
                                            : QString();
    }
    // Its figures are there only in part, as long as somebody allows it.
    if (status.level == Level::Watch && status.topic == topics::refusedCalls)
        return status.title + QStringLiteral(": ") + status.sentence;
    const qint64 grace = status.graceMs >= 0 ? status.graceMs : patienceMs(entry);
    if (status.level != Level::Bad || now - entry.badSinceMs < grace)
        return {};
    return status.title + QStringLiteral(": ") + status.sentence;
}

} // namespace bnm
