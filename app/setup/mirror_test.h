// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/core/setup/test_verdict.h"
#include "influx/influx_writer.h"

namespace bnm {

/// Writes one point to the configured InfluxDB: measurement collector, with the loop "test", so
/// that it cannot be mistaken for data.
class MirrorTest : public QObject {
    Q_OBJECT
public:
    explicit MirrorTest(const Config &config, QObject *parent = nullptr);

    void start(); ///< finished() follows

Q_SIGNALS:
    void finished(const bnm::TestVerdict &verdict);

private:
    void finish(const WriteOutcome &outcome);

    InfluxTarget m_target;
    QByteArray m_line;
    InfluxWriter m_writer;
};

} // namespace bnm
