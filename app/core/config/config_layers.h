// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

namespace bnm {

/// The settings by name, each with the text of the highest layer that has it. Knows nothing
/// yet of what the texts mean.
class ConfigLayers {
public:
    explicit ConfigLayers(const ConfigInput &input);

    const QStringList &errors() const { return m_errors; }
    bool has(const QString &name) const { return m_values.contains(name); }
    QString text(const QString &name) const { return m_values.value(name).text; }
    /// A value of a lower layer, taken only where none is there yet.
    void offer(const QString &name, const QString &text, const QString &source,
               SettingLayer layer = SettingLayer::Found);
    std::vector<EffectiveValue> inTableOrder() const;
    QString source(const QString &name) const { return m_values.value(name).source; }

private:
    struct Value {
        QString text;
        QString source;
        SettingLayer layer;
        std::optional<QString> fallback = {};
    };
    void takeEnvFile(const ConfigInput &input);
    void takeSecrets(const ConfigInput &input);
    void takeSaved(const ConfigInput &input);

    QHash<QString, Value> m_values;
    QStringList m_errors;
};

/// Finds a node on this machine: bitcoin.conf, data folder, cookie. Offers what it finds as
/// the layer above the defaults.
void offerFoundNode(ConfigLayers &layers, const ConfigInput &input);

} // namespace bnm
