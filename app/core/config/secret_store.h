// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/secret_file.h"

#include <QObject>

#include <functional>

namespace bnm {

/// A place that keeps secrets, as the keyring of the desktop. It may ask the person to unlock
/// it, so nothing is answered at once. A handler is called once, from the event loop, and not
/// at all when the store is gone.
class SecretStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Reads what is kept under these names; one that is not there is no error.
    virtual void read(const QStringList &names,
                      std::function<void(const SecretReading &)> handler) = 0;
    /// Changes some; an empty text removes one. The handler is told what went wrong.
    virtual void write(const QHash<QString, QString> &changes,
                       std::function<void(const QString &error)> handler) = 0;
};

} // namespace bnm
