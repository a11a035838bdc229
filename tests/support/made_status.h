// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"

namespace bnm {

/// A status as the board would hold it, titled by its id.
inline Status madeStatus(Name id, StatusReport::Level level, const QString &summary = {},
                         const QString &sentence = {})
{
    Status status;
    status.id = id;
    status.title = id.toString();
    status.level = level;
    status.summary = summary;
    status.sentence = sentence;
    return status;
}

} // namespace bnm
