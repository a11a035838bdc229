// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/facts.h"

#include <map>
#include <span>
#include <tuple>
#include <vector>

namespace bnm {

/// Tracks the age of every figure that an alert rule needs. A figure is missing if it does not
/// arrive for three of its cycles although its source answers: a rule would be blind without
/// notice. If the source itself does not answer, its status reports it and no figure counts as
/// missing. Uses the steady clock; the rules' rows list the required figures.
class FigureWatch {
public:
    enum class State {
        Given,
        Waiting,    ///< less than three cycles so far
        NotGiven,   ///< not available from this node or in this configuration, as expected
        SourceDown, ///< the status of its source reports it
        Missing,
    };
    enum class Reason { NotGiven, NotAllowed, NoAnswer };
    struct Figure {
        Metric metric;
        QString of; ///< a tag's value if there are several: "blocks"
        State state = State::Waiting;
        Reason reason = Reason::NotGiven; ///< of a missing figure
        QString source;                   ///< display name
        std::vector<const AlertRule *> rules;
    };

    /// Rules that are on and apply; figures needed only by other rules are not missed.
    void judge(const Facts &facts, std::span<const AlertRule *const> rules);

    /// as of the last call of judge()
    const std::vector<Figure> &figures() const { return m_figures; }
    /// Missing figures with reasons, and the blind alerts; Waiting until known, and while a source
    /// does not answer.
    const StatusReport &report() const { return m_report; }
    int timesMissed() const { return m_timesMissed; } ///< grows with each missing figure
    /// It is unknown whether some are missing, because their source does not answer.
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
        qint64 noticedMs = 0; ///< steady: since when it is overdue; 0: not overdue
        bool isMissing = false;
        int round = -1; ///< of the last call that needed it
    };
    struct Answering {
        bool isSo = false;
        qint64 sinceMs = 0; ///< steady
    };

    void followRestarts(const Facts &facts);
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
    int m_restarts = 0;
    int m_timesMissed = 0;
    bool m_isOpen = false;
};

/// The figures of its row, and the one it compares.
std::vector<NeededFigure> neededFigures(const AlertRule &rule);

/// "Outbound (peers)", "Free (filesystem, blocks)"
QString figureName(const FigureWatch::Figure &figure);

} // namespace bnm
