// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/secret_keeper.h"

#include <QFileInfo>

#include <utility>

namespace bnm {

namespace {

QStringList secretNames()
{
    QStringList names;
    for (const SettingSpec &spec : settingsTable())
        if (spec.isSecret())
            names << QLatin1String(spec.name);
    return names;
}

} // namespace

SecretKeeper::SecretKeeper(std::unique_ptr<SecretStore> keyring, QString file, int timeoutMs,
                           QObject *parent)
    : QObject(parent), m_keyring(std::move(keyring)), m_file(std::move(file))
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(timeoutMs);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        SecretReading none;
        none.error = tr("it does not answer");
        if (m_reading)
            return finishRead(none);
        m_trouble = none.error; // secrets to be moved stay in the file
        endReading();
    });
}

SecretKeeper::~SecretKeeper() = default;

void SecretKeeper::read()
{
    m_reading = true;
    if (!m_keyring) {
        QMetaObject::invokeMethod(
            this, [this] { finishRead({}); }, Qt::QueuedConnection);
        return;
    }
    m_deadline.start();
    m_keyring->read(secretNames(), [this](const SecretReading &reading) { finishRead(reading); });
}

void SecretKeeper::finishRead(const SecretReading &fromKeyring)
{
    if (!m_reading) // too late: the program went on without
        return;
    m_reading = false;
    m_deadline.stop();
    m_trouble = fromKeyring.error;
    const SecretReading file = readSecretFile(m_file); // the loader reports its problems
    m_secrets = file.secrets;
    for (auto it = fromKeyring.secrets.begin(); it != fromKeyring.secrets.end(); ++it)
        if (!file.newer.contains(it.key()))
            m_secrets.insert(it.key(), *it);
    if (usesKeyring() && !file.newer.isEmpty())
        moveToKeyring(file);
    else
        Q_EMIT readFinished();
}

void SecretKeeper::moveToKeyring(const SecretReading &file)
{
    QHash<QString, QString> changes;
    QHash<QString, QString> gone;
    for (const QString &name : file.newer) {
        changes.insert(name, file.secrets.value(name).text);
        gone.insert(name, QString());
    }
    m_moving = true;
    m_deadline.start();
    m_keyring->write(changes, [this, changes, gone](const QString &error) {
        const bool isMoved = error.isEmpty() && writeSecretFile(m_file, gone).isEmpty();
        if (!std::exchange(m_moving, false)) // too late for this time
            return;
        m_trouble = error;
        for (auto it = changes.begin(); isMoved && it != changes.end(); ++it)
            if (!it->isEmpty())
                m_secrets.insert(it.key(), {*it, source()});
        endReading();
    });
}

void SecretKeeper::endReading()
{
    m_moving = false;
    m_deadline.stop();
    Q_EMIT readFinished();
}

void SecretKeeper::write(const QHash<QString, QString> &changes)
{
    if (!usesKeyring()) {
        writeFile(changes, changes);
        return;
    }
    m_keyring->write(changes, [this, changes](const QString &error) {
        m_trouble = error;
        QHash<QString, QString> left; // secrets stored in the keyring are removed from the file
        for (auto it = changes.begin(); it != changes.end(); ++it)
            left.insert(it.key(), error.isEmpty() ? QString() : *it);
        writeFile(left, changes);
    });
}

void SecretKeeper::writeFile(const QHash<QString, QString> &changes,
                             const QHash<QString, QString> &kept)
{
    const QString error = writeSecretFile(m_file, changes, !usesKeyring());
    if (error.isEmpty())
        for (auto it = kept.begin(); it != kept.end(); ++it) {
            if (it->isEmpty())
                m_secrets.remove(it.key());
            else
                m_secrets.insert(it.key(), {*it, source()});
        }
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT writeFinished(error); }, Qt::QueuedConnection);
}

QString SecretKeeper::source() const
{
    return usesKeyring() ? QStringLiteral("keyring") : QFileInfo(m_file).fileName();
}

QString SecretKeeper::sentence() const
{
    if (usesKeyring())
        return tr("Passwords are kept in the system keyring.");
    if (m_trouble.isEmpty())
        return tr("There is no keyring; passwords are kept in %1, readable by you alone.")
            .arg(m_file);
    return tr("The keyring cannot be used (%1); passwords are kept in %2, readable by you alone.")
        .arg(m_trouble, m_file);
}

} // namespace bnm
