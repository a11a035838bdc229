// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_layers.h"
#include "app/core/config/few_lines.h"

namespace bnm {

/// The texts of all settings while they are parsed into a Config, and the errors: one line per
/// invalid setting, with name, source and what is allowed.
class ConfigReader {
public:
    ConfigReader(const ConfigLayers &layers, QString workingDirectory)
        : m_layers(layers), m_workingDirectory(std::move(workingDirectory))
    {
    }

    QString text(const char *name) const { return m_layers.text(QLatin1String(name)); }

    /// By the user; not found, and not the default.
    bool isSet(const char *name) const { return m_layers.isSet(QLatin1String(name)); }
    /// See ConfigLayers.
    QString foundIn(const char *name) const { return m_layers.foundIn(QLatin1String(name)); }

    /// Further results of the search for the node.
    QString foundPidFile() const { return m_layers.pidFile; }
    QString confTrouble() const { return m_layers.confTrouble; }

    /// By default for a value that the row does not allow.
    void complain(const char *name);
    void complain(const char *name, const QString &why);
    /// If the value must not be repeated, or there is none.
    void complainWithoutValue(const char *name, const QString &why);
    bool isWrong(const char *name) const;
    /// A problem that does not prevent a start, as a sentence.
    void warn(const QString &sentence) { m_warnings.add(sentence); }
    /// Resolves a path against its source.
    QString absolutePath(const QString &path) const;

    const FewLines &errors() const { return m_errors; }
    const FewLines &warnings() const { return m_warnings; }
    /// The first one of each setting.
    const std::vector<SettingComplaint> &complaints() const { return m_complaints; }

private:
    void remember(const char *name, const QString &why);

    const ConfigLayers &m_layers;
    const QString m_workingDirectory;
    FewLines m_errors;
    FewLines m_warnings;
    std::vector<SettingComplaint> m_complaints;
};

} // namespace bnm
