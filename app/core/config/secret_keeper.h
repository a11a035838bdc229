// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/secret_store.h"

#include <QTimer>

#include <memory>

namespace bnm {

/// Keeps secrets in the desktop's keyring; where there is none, or it fails, in a file that
/// its owner alone may read. Says which.
class SecretKeeper : public QObject {
    Q_OBJECT
public:
    /// The keyring may be nothing. A keyring that does not answer in time counts as failed for
    /// reading (it may wait for a person who is not there).
    SecretKeeper(std::unique_ptr<SecretStore> keyring, QString file, int timeoutMs = 60'000,
                 QObject *parent = nullptr);
    ~SecretKeeper() override;

    /// What is kept, the keyring's before the file's, but for what the file got while the keyring
    /// could not be used: that is newer, and goes into the keyring now. readFinished() follows.
    void read();
    /// Changes some; an empty text removes one, from the keyring and from the file.
    /// writeFinished() follows. Not to be called while it writes.
    void write(const QHash<QString, QString> &changes);

    const QHash<QString, KeptSecret> &secrets() const { return m_secrets; }
    bool usesKeyring() const { return m_keyring && m_trouble.isEmpty(); }
    QString source() const; ///< of what is written from now on: "keyring", "secrets.json"
    QString file() const { return m_file; }
    /// Where passwords are kept, and why there; a sentence or two.
    QString sentence() const;

Q_SIGNALS:
    void readFinished();
    void writeFinished(const QString &error); ///< empty: done

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
    QString m_trouble;     ///< why the keyring is not used; empty: it is
    QHash<QString, KeptSecret> m_secrets;
};

} // namespace bnm
