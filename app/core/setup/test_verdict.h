// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace bnm {

/// Result of a connection test: one sentence, plain text.
struct TestVerdict {
    bool good = false;
    QString text;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::TestVerdict)
