// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"
#include "tests/support/secret_sweep.h"

#include <QSslCertificate>
#include <QUrl>

#include <functional>

namespace bnm {

/// Values for settings with marks in each place where their kind can hold a secret: a secret
/// itself, the contents of a file, and login, path, query and fragment of an address. All follow
/// from the table of settings, so that a new setting is covered.
class MarkedSettings {
public:
    struct Options {
        QString folder; ///< for files that hold secrets
        /// Where a setting's server listens.
        std::function<QUrl(const SettingSpec &spec)> serverOf;
        QSslCertificate certificate; ///< for a file of certificates
        bool hasProxies = false;
    };
    /// Takes the richest text of each kind that the program accepts. What it says about those that
    /// it refuses is searched.
    MarkedSettings(SecretSweep &sweep, Options options);

    const QHash<QString, QString> &values() const { return m_values; } ///< by setting
    const QSet<QString> &files() const { return m_files; } ///< made here; they hold secrets

    void set(const QString &name, const QString &value) { m_values.insert(name, value); }
    void leaveOut(const QString &name) { m_values.remove(name); }
    QString write(const QString &name, const QByteArray &content); ///< a private file; its path

private:
    QStringList textsFor(const SettingSpec &spec);
    QStringList addresses(const QString &name, const QUrl &server);
    QStringList files(const SettingSpec &spec);
    QStringList witnesses(const QString &name, const QUrl &server);

    SecretSweep &m_sweep;
    Options m_options;
    QHash<QString, QString> m_values;
    QSet<QString> m_files;
};

/// Everything that is said about a configuration.
QString saidAbout(const LoadedConfig &loaded);

/// Wrong texts for a setting, with marks where its kind can hold a secret.
QStringList wrongTexts(const SettingSpec &spec, SecretSweep &sweep);

} // namespace bnm
