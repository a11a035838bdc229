// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

#include <QSet>

namespace bnm {

struct SecretReading {
    QHash<QString, KeptSecret> secrets; ///< by setting name
    QString error;                      ///< one line; empty: read, or there is none
    /// Those that were changed here while the keyring could not be: newer than what it has. One
    /// that is not among the secrets was removed.
    QSet<QString> newer = {};
};

/// Secrets in a file that its owner alone may read (JSON, an object of texts by setting name).
/// One that others may read is refused. A file that is not there holds none.
SecretReading readSecretFile(const QString &path);

/// Changes some; an empty text removes one. What else is in the file stays. Each is marked as newer
/// than the keyring's, or no longer. Gives what went wrong, or nothing.
QString writeSecretFile(const QString &path, const QHash<QString, QString> &changes,
                        bool areNewer = false);

} // namespace bnm
