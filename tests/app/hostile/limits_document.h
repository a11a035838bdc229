// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace bnm {

/// Memory measured for one row of packaging/docs/limits.md.
struct MeasuredLimit {
    QString limit;        ///< first column of the row
    double megabytes;     ///< of 10^6 bytes
    bool isAdded = false; ///< what it adds, in place of the peak of the whole program
};

/// Compares the measurements with the last column of the document, or writes them there if
/// UPDATE_LIMITS is set. Returns what differs, a line each.
QStringList differencesFromLimits(const std::vector<MeasuredLimit> &measured);

/// A field of /proc/PID/status ("VmRSS", "VmHWM"), in megabytes of 10^6 bytes; 0: no such process.
double processMegabytes(qint64 pid, const QByteArray &field);

} // namespace bnm
