// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

#include <QByteArray>

#include <vector>

namespace bnm {

/// The samples of one series in one period, in the order in which they came. All but the newest
/// are packed as in chunks, which takes a tenth of the memory.
class OpenSamples {
public:
    void add(const Sample &sample);
    void appendTo(Buckets &buckets) const;

private:
    std::vector<QByteArray> m_packed;
    std::vector<Sample> m_newest;
};

} // namespace bnm
