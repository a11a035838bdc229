// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_snapshot.h"

namespace bnm {

QString mempoolSourceName(MempoolSnapshot::Source source)
{
    return source == MempoolSnapshot::Source::MempoolApi ? QStringLiteral("mempool_api")
                                                         : QStringLiteral("core_rawmempool");
}

} // namespace bnm
