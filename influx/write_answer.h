// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "influx/influx_target.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace bnm {

/// Points of a request that the receiver did not store, though it stored all the others. Which
/// points these are is not known.
struct PartialLoss {
    enum class Cause { TypeConflict, BeyondRetention, Other };

    Cause cause = Cause::Other;
    qint64 points = 0;     ///< of a type conflict: at least so many
    qint64 ageSeconds = 0; ///< of the oldest that is beyond the retention; 0: not known
};

/// What became of one write.
struct WriteOutcome {
    enum class Kind {
        Written,       ///< all of it
        PartlyWritten, ///< all of it but `loss`
        BadData,       ///< none of it, for at least one line is refused
        TooLarge,      ///< none of it
        TryLater,      ///< not now: overloaded, not reachable, no answer in time
        Misconfigured, ///< not before a person does something
    };
    Kind kind = Kind::Written;
    QString sentence = {};  ///< for a person; empty when written
    int retryAfterMs = -1;  ///< as the receiver asks; -1: it does not
    QByteArray answer = {}; ///< BadData: the body, which may name the lines
    PartialLoss loss = {};  ///< PartlyWritten

    bool isAccepted() const { return kind == Kind::Written || kind == Kind::PartlyWritten; }
    bool waitsForPerson() const { return kind == Kind::Misconfigured; }
    /// The same request may succeed later.
    bool isPassing() const { return kind == Kind::TryLater || waitsForPerson(); }
};

/// What the answer to a write means: InfluxDB 2 (recorded from 2.7 and 2.9), with the answers of
/// InfluxDB 1.8 and 3 to bad lines. Only 204 is success. Only what is recognisably InfluxDB's word
/// about lines is about the data; after any other refusal every point stays where it is.
WriteOutcome writeOutcome(const HttpAnswer &answer, const InfluxTarget &target);

/// Where a server is: scheme, host and port, nothing else of its URL.
QString addressOf(const QUrl &url);

} // namespace bnm
