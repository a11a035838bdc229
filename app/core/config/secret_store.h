// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/secret_file.h"

#include <QObject>

#include <functional>

namespace bnm {

/// A store for secrets, such as the desktop's keyring. It may prompt the user to unlock it, so all
/// calls are asynchronous. A handler is called once, from the event loop, and not at all when the
/// store is gone.
class SecretStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Reads the secrets with these names; a missing one is not an error.
    virtual void read(const QStringList &names,
                      std::function<void(const SecretReading &)> handler) = 0;
    /// Changes some; an empty text removes one. The handler receives the error.
    virtual void write(const QHash<QString, QString> &changes,
                       std::function<void(const QString &error)> handler) = 0;
};

} // namespace bnm
