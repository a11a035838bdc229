// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"

#include <optional>

namespace bnm {

/// One exchange with a real InfluxDB: the lines that were sent, and the answer as it came.
struct RecordedExchange {
    QByteArray lines;
    HttpAnswer answer;

    /// From a file below the recordings; nothing if it cannot be read.
    static std::optional<RecordedExchange> read(const QString &path);
};

} // namespace bnm
