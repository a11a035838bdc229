// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

#include <QSet>

namespace bnm {

struct SecretReading {
    QHash<QString, KeptSecret> secrets; ///< by setting name
    QString error;                      ///< one line; empty: read, or there is no file
    /// Secrets changed here while the keyring was not available: newer than the keyring's. One that
    /// is not in `secrets` was removed.
    QSet<QString> newer = {};
};

/// Secrets in a file that only its owner may read (JSON, an object of texts by setting name). A
/// file that others may read is refused. A missing file is empty.
SecretReading readSecretFile(const QString &path);

/// Changes some; an empty text removes one. Other entries stay. Each is marked as newer than the
/// keyring's, or unmarked. Returns what went wrong, or nothing.
QString writeSecretFile(const QString &path, const QHash<QString, QString> &changes,
                        bool areNewer = false);

} // namespace bnm
