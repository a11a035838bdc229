// SPDX-License-Identifier: GPL-3.0-or-later
// Not part of any program: CMakeLists.txt compiles it as it is and with one mistake at a time.
#include "collectors/point/point.h"

#ifndef MISTAKE
#define MISTAKE 0
#endif

namespace bnm {

void made(const Identity &identity)
{
    auto point = identity.stamp<"zmq">(1);
    point.tag("stream", QStringLiteral("rawtx")).set("gaps", 0).set("seconds_since", 1.5);
#if MISTAKE == 1 // a letter missing
    point.set("gap", 0);
#elif MISTAKE == 2 // of another measurement
    point.set("block_lag", 0);
#elif MISTAKE == 3 // another type
    point.set("gaps", 1.5);
#elif MISTAKE == 4
    point.tag("steam", QStringLiteral("rawtx"));
#elif MISTAKE == 5
    point = identity.stamp<"zmp">(1);
#endif
}

double read(const Point &point, Metric metric)
{
#if MISTAKE == 6
    if (point.measurement == MeasurementName("zmp"))
        return 0;
#elif MISTAKE == 7
    return point.number("gap").value_or(0);
#elif MISTAKE == 8
    if (metric == Metric("zmq", "block_lag"))
        return 0;
#endif
    return metric == Metric("zmq", "gaps") ? point.number("gaps").value_or(0) : 0;
}

} // namespace bnm
