// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace bnm {

/// A range of one series, as finely as the step requires.
struct HistoryQuery {
    SeriesId series;
    qint64 fromMs = 0;
    qint64 toMs = 0;
    qint64 stepMs = 0; ///< width of a pixel; 0: the finest resolution
};

/// State of the store for the window and the settings.
struct HistoryStatus {
    qint64 bytesOnDisk = 0;
    std::optional<qint64> firstMs; ///< time of the oldest sample
    QString trouble;               ///< a sentence; empty: no problem

    friend bool operator==(const HistoryStatus &, const HistoryStatus &) = default;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::HistoryStatus)
