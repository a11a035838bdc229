// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/facts.h"

#include <map>
#include <span>
#include <tuple>
#include <vector>

namespace bnm {

/// Keeps the age of every figure that an alert rule needs. One that is gone for three of its
/// cycles although its source answers is missing: a rule would be blind without a word. While the
/// source itself does not answer, the status of the source says so, and nothing is missed here.
/// Counts by the steady clock; which figures are needed comes from the rules' rows.
class FigureWatch {
public:
    enum class State {
        Given,
        Waiting,    ///< not for three cycles yet
        NotGiven,   ///< by this node or in this configuration; rightly not there
        SourceDown, ///< the status of its source says it
        Missing,
    };
    enum class Reason { NotGiven, NotAllowed, NoAnswer };
    struct Figure {
        Metric metric;
        QString of; ///< which of several, by a tag's value: "blocks"
        State state = State::Waiting;
        Reason reason = Reason::NotGiven; ///< of a missing one
        QString source;                   ///< its title, for people
        std::vector<const AlertRule *> rules;
    };

    /// The rules that are on and to the point; what only others need is not missed.
    void judge(const Facts &facts, std::span<const AlertRule *const> rules);

    const std::vector<Figure> &figures() const { return m_figures; } ///< as of the last judgement
    /// What is missing and why, and which alerts are blind; Waiting before it is known,
    /// and while a source is away.
    const StatusReport &report() const { return m_report; }
    int timesMissed() const { return m_timesMissed; } ///< higher with each that goes missing
    /// Of some it is not known yet whether they are missing, or not now: their source is away.
    bool isOpen() const { return m_isOpen; }

private:
    struct Key {
        Name measurement;
        Name field;
        QString of;
        friend bool operator<(const Key &a, const Key &b)
        {
            return std::tie(a.measurement, a.field, a.of) < std::tie(b.measurement, b.field, b.of);
        }
    };
    struct Entry {
        qint64 cameMs = 0;    ///< steady; 0: never
        qint64 neededMs = 0;  ///< steady: since when it is needed
        qint64 noticedMs = 0; ///< steady: since when it is overdue; 0: it is not
        bool isMissing = false;
        int round = -1; ///< of the last judgement that needed it
    };
    struct Answering {
        bool isSo = false;
        qint64 sinceMs = 0; ///< steady
    };

    void followSources(const Facts &facts);
    void add(const Facts &facts, const AlertRule &rule, const NeededFigure &need);
    void addOne(const Facts &facts, const AlertRule &rule, const NeededFigure &need,
                const QString &of);
    Figure &figureOf(const NeededFigure &need, const QString &of);
    State judge(Entry &entry, const Facts &facts, const NeededFigure &need, const QString &of);
    static Reason reasonOf(const Facts &facts, const NeededFigure &need);
    StatusReport makeReport() const;

    std::map<Key, Entry> m_entries;
    std::map<Name, Answering> m_sources;
    std::vector<Figure> m_figures;
    StatusReport m_report{StatusReport::Level::Waiting, {}, {}, 0};
    int m_round = 0;
    int m_timesMissed = 0;
    bool m_isOpen = false;
};

/// Those of its row, and the one it compares.
std::vector<NeededFigure> neededFigures(const AlertRule &rule);

/// "Outbound (peers)", "Free (filesystem, blocks)"
QString figureName(const FigureWatch::Figure &figure);

} // namespace bnm
