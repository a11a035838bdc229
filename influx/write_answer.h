// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "influx/influx_target.h"

#include <QByteArray>
#include <QString>

namespace bnm {

/// Points of a request that the receiver did not store, although it stored the others. It is
/// unknown which.
struct PartialLoss {
    enum class Cause { TypeConflict, BeyondRetention, Other };

    Cause cause = Cause::Other;
    qint64 points = 0;     ///< of a type conflict: at least that many
    qint64 ageSeconds = 0; ///< of the oldest one beyond the retention; 0: unknown
};

/// Result of one write.
struct WriteOutcome {
    enum class Kind {
        Written,       ///< all of it
        PartlyWritten, ///< all of it but `loss`
        BadData,       ///< nothing, because at least one line is refused
        TooLarge,      ///< nothing
        TryLater,      ///< retry: overloaded, not reachable, no answer in time
        Misconfigured, ///< useless until a setting changes
    };
    Kind kind = Kind::Written;
    QString sentence = {};  ///< a sentence; empty when written
    int retryAfterMs = -1;  ///< requested by the receiver; -1: none
    QByteArray answer = {}; ///< BadData: the body, which may name the lines
    PartialLoss loss = {};  ///< PartlyWritten

    bool isAccepted() const { return kind == Kind::Written || kind == Kind::PartlyWritten; }
    bool waitsForPerson() const { return kind == Kind::Misconfigured; }
    /// The same request may succeed later.
    bool isPassing() const { return kind == Kind::TryLater || waitsForPerson(); }
};

/// The meaning of an answer to a write: InfluxDB 2 (recorded from 2.7 and 2.9), with the answers of
/// InfluxDB 1.8 and 3 to bad lines. Only 204 is success. Only answers that are clearly InfluxDB's
/// about lines concern the data; after any other refusal every point stays in the buffer.
WriteOutcome writeOutcome(const HttpAnswer &answer, const InfluxTarget &target);

/// A server's scheme, host and port, without the rest of its URL.
QString addressOf(const QUrl &url);

} // namespace bnm
