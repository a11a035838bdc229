// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_settings.h"

#include "app/core/alerts/alerts_off.h"
#include "app/core/config/rpc_host.h"
#include "app/core/config/saved_settings.h"
#include "app/core/config/setting_words.h"
#include "app/desktop/autostart.h"
#include "app/desktop/pending_login.h"
#include "ui/settings/setting_row.h"

namespace bnm {

namespace {

const QString alertsOff = QStringLiteral("ALERTS_OFF");
constexpr quint16 zmqPort = 28332; // the same as in zmqConfLines()

/// The settings for a node at this address. Behind a TLS proxy the address of ZMQ is unknown.
void fill(SettingsDraft &draft, const QString &address, const NodeAccess &access)
{
    draft.set(QStringLiteral("BITCOIN_RPC_USER"), access.user);
    draft.set(QStringLiteral("BITCOIN_RPC_PASSWORD"), access.password);
    const auto host = readRpcHost(address);
    if (!host || host->url.scheme() != QLatin1String("http") ||
        host->url.path() != QLatin1String("/")) {
        draft.set(QStringLiteral("BITCOIN_RPC_HOST"), address);
        return;
    }
    draft.set(QStringLiteral("BITCOIN_RPC_HOST"), host->url.host());
    if (host->hasPort())
        draft.set(QStringLiteral("BITCOIN_RPC_PORT"), QString::number(host->url.port()));
    QUrl zmq;
    zmq.setScheme(QStringLiteral("tcp"));
    zmq.setHost(host->url.host());
    zmq.setPort(zmqPort);
    for (const SettingSpec &spec : settingsTable())
        if (spec.kind == SettingKind::Endpoint)
            draft.set(QLatin1String(spec.name), zmq.toString());
}

} // namespace

DesktopSettings::DesktopSettings(ConfigInput input, SecretKeeper &secrets, QString stateFile,
                                 QWidget *window)
    : m_input(std::move(input)),
      m_secrets(secrets),
      m_stateFile(std::move(stateFile)),
      m_window(window),
      m_autostart(makeAutostart())
{
    // The dialog may be closed by then.
    connect(&m_geoFetch, &GeoFetch::finished, this, [](const GeoDownloadResult &result) {
        if (result.good)
            qInfo("GeoIP: %s", qUtf8Printable(result.text));
        else
            qWarning("GeoIP: %s", qUtf8Printable(result.text));
    });
}

DesktopSettings::~DesktopSettings()
{
    delete m_dialog; // destroyed before the objects it refers to
    m_files.reset();
    m_threads.end();
}

void DesktopSettings::show(bool demo, const QString &at)
{
    if (!m_dialog) {
        m_dialog = new SettingsDialog(m_input, m_secrets, m_autostart.get(), {demo, m_stateFile},
                                      m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        feed(*m_dialog);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    const auto &complaints = m_dialog->draft().loaded().complaints;
    const QString first = at.isEmpty() && !complaints.empty() ? complaints.front().name : at;
    if (!first.isEmpty())
        QMetaObject::invokeMethod(
            m_dialog, // when it is laid out
            [dialog = m_dialog.data(), first] { dialog->showSetting(first); },
            Qt::QueuedConnection);
}

QString DesktopSettings::alertsLock() const
{
    const SettingsDraft draft(m_input);
    const EffectiveValue &off = draft.value(alertsOff);
    return off.isLocked()
               ? tr("Alerts are turned on and off elsewhere: %1.").arg(sourceText(off, false))
               : QString();
}

/// Unsaved changes in the dialog stay.
void DesktopSettings::turnAlertOn(const QString &rule, bool on)
{
    SettingsDraft draft(m_input);
    if (const QString lock = alertsLock(); !lock.isEmpty())
        return Q_EMIT ruleKept(lock);
    const QString text = alertsOffWith(draft.value(alertsOff).text, rule, on);
    draft.set(alertsOff, text);
    if (!draft.isValid())
        return Q_EMIT ruleKept(inWindowWords(draft.loaded().errors.first()));
    if (const QString error = writeSavedSettings(draft.file(), draft.settings()); !error.isEmpty())
        return Q_EMIT ruleKept(error);
    m_input = draft.markSaved(m_input.secrets);
    if (m_dialog)
        m_dialog->takeSaved(alertsOff, text);
    Q_EMIT applied(draft.loaded());
}

void DesktopSettings::feed(SettingsDialog &dialog)
{
    connect(&dialog, &SettingsDialog::testConnection, &m_tests, &SetupTests::testConnection);
    connect(&dialog, &SettingsDialog::testMirror, &m_tests, &SetupTests::testMirror);
    connect(&dialog, &SettingsDialog::testWebhook, &m_tests, &SetupTests::testWebhook);
    connect(&m_tests, &SetupTests::connectionTested, &dialog,
            &SettingsDialog::setConnectionVerdict);
    connect(&m_tests, &SetupTests::mirrorTested, &dialog, &SettingsDialog::setMirrorVerdict);
    connect(&m_tests, &SetupTests::webhookTested, &dialog, &SettingsDialog::setWebhookVerdict);
    connect(&dialog, &SettingsDialog::downloadGeo, this,
            [this](const Config &config) { m_geoFetch.start(geoDownloadOptions(config)); });
    connect(&dialog, &SettingsDialog::cancelGeo, &m_geoFetch, &GeoFetch::cancel);
    connect(&m_geoFetch, &GeoFetch::progress, &dialog, &SettingsDialog::setGeoProgress);
    connect(&m_geoFetch, &GeoFetch::finished, &dialog, &SettingsDialog::setGeoResult);
    connect(&dialog, &SettingsDialog::applied, this,
            [this](const ConfigInput &input, const LoadedConfig &loaded) {
                m_input = input;
                Q_EMIT applied(loaded);
            });
    connect(&dialog, &QDialog::finished, this, &DesktopSettings::closed);
    dialog.setGeoStatus(m_geo);
    if (m_geoFetch.isRunning())
        dialog.beginGeo();
    measure(dialog);
}

void DesktopSettings::measure(SettingsDialog &dialog)
{
    if (!m_files)
        m_files = std::make_unique<OnThread<QObject>>(m_threads.named(QStringLiteral("files")),
                                                      std::make_unique<QObject>());
    m_files->ask(
        [folder = dialog.draft().loaded().config.storeDir](QObject &) { return dataSizes(folder); },
        &dialog, [&dialog](const std::vector<DataSize> &sizes) { dialog.setDataSizes(sizes); });
}

void DesktopSettings::setGeoStatus(const GeoStatus &status)
{
    m_geo = status;
    if (m_dialog)
        m_dialog->setGeoStatus(status);
}

void DesktopSettings::connectNode(const QString &address, const NodeAccess &access, bool evenSo)
{
    SettingsDraft draft(m_input);
    fill(draft, address, access);
    if (!draft.isValid())
        return Q_EMIT failed(draft.loaded().errors.join(QLatin1Char('\n')));
    if (evenSo)
        return saveNode(draft);
    Q_EMIT connecting(tr("Testing the connection…"));
    connect(
        &m_nodeTest, &SetupTests::connectionTested, this,
        [this, draft](const TestVerdict &verdict) {
            if (verdict.good)
                return saveNode(draft);
            Q_EMIT refused(inWindowWords(verdict.text));
        },
        Qt::SingleShotConnection);
    m_nodeTest.testConnection(draft.loaded().config);
}

void DesktopSettings::saveNode(SettingsDraft draft)
{
    Q_EMIT connecting(tr("Saving. The desktop's keyring may ask for its password."));
    connect(
        &m_secrets, &SecretKeeper::writeFinished, this,
        [this, draft](const QString &secretsError) mutable {
            QString error = secretsError;
            if (error.isEmpty())
                error = writeSavedSettings(draft.file(), draft.settings());
            if (!error.isEmpty())
                return Q_EMIT failed(error);
            m_input = draft.markSaved(m_secrets.secrets());
            forgetPendingLogin(draft.loaded().config.dataDir);
            Q_EMIT applied(draft.loaded());
        },
        Qt::SingleShotConnection);
    m_secrets.write(draft.changedSecrets());
}

} // namespace bnm
