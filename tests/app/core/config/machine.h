// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace bnm {

/// A simulated empty machine.
class Machine {
public:
    Machine()
    {
        input.workingDirectory = m_directory.path();
        input.homeDirectory = m_directory.filePath(QStringLiteral("home"));
        input.defaultDataDir = m_directory.filePath(QStringLiteral("own"));
        input.savedFile = m_directory.filePath(QStringLiteral("settings.ini"));
        // Not the places outside the home folder, which this machine may have.
        input.environment.insert(QStringLiteral("BITCOIN_DATADIR"), bitcoinFolder());
    }
    QString path(const QString &name) const { return m_directory.filePath(name); }
    QString bitcoinFolder() const { return path(QStringLiteral("home/.bitcoin")); }
    void write(const QString &name, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s", qPrintable(file.errorString()));
    }
    LoadedConfig load() const { return loadConfig(input); }

    ConfigInput input;

private:
    QTemporaryDir m_directory;
};

} // namespace bnm
