// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/secret_store.h"

#include <QTimer>

#include <memory>

namespace bnm {

/// Stores secrets in the desktop's keyring; without one, or if it fails, in a file that only its
/// owner may read. Reports which.
class SecretKeeper : public QObject {
    Q_OBJECT
public:
    /// The keyring may be null. A keyring that does not answer a read in time counts as failed (it
    /// may wait for a user who is absent).
    SecretKeeper(std::unique_ptr<SecretStore> keyring, QString file, int timeoutMs = 60'000,
                 QObject *parent = nullptr);
    ~SecretKeeper() override;

    /// Reads the stored secrets; the keyring's take precedence, except over those saved to the file
    /// while the keyring was not available: they are newer and are moved to the keyring now.
    /// readFinished() follows.
    void read();
    /// Changes some; an empty text removes one, from the keyring and from the file. writeFinished()
    /// follows. Not to be called during a write.
    void write(const QHash<QString, QString> &changes);

    const QHash<QString, KeptSecret> &secrets() const { return m_secrets; }
    bool usesKeyring() const { return m_keyring && m_trouble.isEmpty(); }
    QString source() const; ///< for the next writes: "keyring", "secrets.json"
    QString file() const { return m_file; }
    /// Where secrets are stored, and why; a sentence or two.
    QString sentence() const;

Q_SIGNALS:
    void readFinished();
    void writeFinished(const QString &error); ///< empty: success

private:
    void finishRead(const SecretReading &fromKeyring);
    void moveToKeyring(const SecretReading &file);
    void endReading();
    void writeFile(const QHash<QString, QString> &changes, const QHash<QString, QString> &kept);

    std::unique_ptr<SecretStore> m_keyring;
    QString m_file;
    QTimer m_deadline;
    bool m_reading = false;
    bool m_moving = false; ///< from the file to the keyring
    QString m_trouble;     ///< why the keyring is not used; empty: it is used
    QHash<QString, KeptSecret> m_secrets;
};

} // namespace bnm
