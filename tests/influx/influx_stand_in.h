// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scripted_receiver.h"

#include <QDateTime>

namespace bnm {

/// Answers writes as InfluxDB 2 does, in its own words: a bucket with a retention, a measurement
/// whose field has another type, lines that cannot be parsed. For ScriptedReceiver::answerBy().
class InfluxStandIn {
public:
    struct Rules {
        qint64 retentionHours = 0;   ///< 0: forever
        QByteArray conflicting = {}; ///< the measurement
        QByteArray unparsable = {};  ///< what such lines contain
    };

    explicit InfluxStandIn(Rules rules) : m_rules(std::move(rules)) {}

    ScriptedReceiver::Answer answer(const ScriptedReceiver::Request &request);
    qint64 stored() const { return m_stored; }
    qint64 dropped() const { return m_dropped; }

private:
    ScriptedReceiver::Answer unparsable(const QByteArrayList &lines) const;
    bool isConflicting(const QByteArray &line) const;

    Rules m_rules;
    qint64 m_stored = 0;
    qint64 m_dropped = 0;
};

} // namespace bnm
