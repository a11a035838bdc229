// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/node_access.h"
#include "app/core/config/secret_keeper.h"
#include "app/core/setup/autostart.h"
#include "app/setup/geo_fetch.h"
#include "app/setup/setup_tests.h"
#include "collectors/geo/geo_status.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/threads.h"
#include "ui/settings/settings_dialog.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace bnm {

/// Settings that can change while the program runs: shows the dialog, runs its tests, and saves a
/// node chosen on the first-run page.
class DesktopSettings : public QObject {
    Q_OBJECT
public:
    DesktopSettings(ConfigInput input, SecretKeeper &secrets, QString stateFile, QWidget *window);
    ~DesktopSettings() override;

    /// Shows the dialog, or raises the open one; optionally at a setting or an alert rule's limit.
    void show(bool demo, const QString &at = {});
    /// Saved like all settings; applied() or ruleKept() follows.
    void turnAlertOn(const QString &rule, bool on);
    /// Why saving cannot turn a rule on or off; empty: it can.
    QString alertsLock() const;
    const ConfigInput &input() const { return m_input; } ///< as last applied
    void setGeoStatus(const GeoStatus &status);
    /// Connects to a host, host:port or URL with that login: tested first, and saved if it answers
    /// or if forced. applied(), refused() or failed() follows.
    void connectNode(const QString &address, const NodeAccess &access, bool evenSo);

Q_SIGNALS:
    void applied(const bnm::LoadedConfig &loaded);
    void failed(const QString &sentence);
    void connecting(const QString &sentence);
    void refused(const QString &sentence);  ///< by the node; nothing is saved
    void closed();                          ///< the dialog was closed
    void ruleKept(const QString &sentence); ///< it could not be turned on or off

private:
    void saveNode(SettingsDraft draft);
    void feed(SettingsDialog &dialog);
    void measure(SettingsDialog &dialog);

    ConfigInput m_input;
    SecretKeeper &m_secrets;
    const QString m_stateFile;
    QWidget *m_window;
    std::unique_ptr<Autostart> m_autostart; ///< none if unsupported
    SetupTests m_tests;
    SetupTests m_nodeTest; ///< for the first-run page
    GeoFetch m_geoFetch;
    GeoStatus m_geo;
    Threads m_threads;
    std::unique_ptr<OnThread<QObject>> m_files; ///< measures stored data, for it waits for the disk
    QPointer<SettingsDialog> m_dialog;
};

} // namespace bnm
