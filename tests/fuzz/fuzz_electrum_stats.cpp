// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_parsers.h"
#include "tests/fuzz/fuzz.h"

/// Fulcrum's JSON, and the Prometheus text of electrs.
void bnm::fuzz_electrum_stats(const QByteArray &input)
{
    const auto samples = readPrometheus(input);
    fuzz::expect(samples.size() <= static_cast<std::size_t>(input.count('\n')) + 1, "one a line");
    for (const PrometheusSample &sample : samples) {
        fuzz::expect(!sample.name.isEmpty() && std::isfinite(sample.value), "name and value");
        for (const auto &[key, value] : sample.labels)
            fuzz::expect(key.size() + value.size() <= input.size(), "labels are of the text");
    }
    const auto figures = readElectrumStats(input);
    if (!figures)
        return;
    fuzz::expect(figures->server == QLatin1String("fulcrum") ||
                     figures->server == QLatin1String("electrs"),
                 "one of two");
    fuzz::expect(std::isfinite(figures->memoryMb.value_or(0)) &&
                     std::isfinite(figures->dbCacheMb.value_or(0)),
                 "finite");
    constexpr qint64 highest = 1LL << 52;
    fuzz::expect(std::abs(figures->height.value_or(0)) <= highest, "a plausible height");
}
