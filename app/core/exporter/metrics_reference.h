// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// What each field of the catalogue is called in Prometheus, as a Markdown reference
/// (--prometheus-metrics). grafana/source/promql.py reads it too.
QString prometheusMetricsAsMarkdown();

} // namespace bnm
