// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_download.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/settings/settings_dialog.h"
#include "ui/settings/test_row.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace bnm;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
}

/// A machine on which values come from everywhere.
ConfigInput mixedInput(const QString &home)
{
    write(home + QStringLiteral("/.bitcoin/bitcoin.conf"),
          "server=1\nrpcport=8332\nzmqpubrawblock=tcp://127.0.0.1:28332\n"
          "zmqpubrawtx=tcp://127.0.0.1:28333\n");
    write(home + QStringLiteral("/.env"),
          "# stack\nINFLUX_URL=https://influx.home.example:8086\nINFLUX_ORG=home\n"
          "INFLUX_BUCKET=bitcoin\nSCRAPE_INTERVAL_SLOW=60\n");
    write(home + QStringLiteral("/settings.ini"),
          "[settings]\nNODE_NAME=cupboard\nINFLUX_QUEUE_MAX_MB=4096\nENABLE_ASN_STATS=false\n"
          "FEERATE_BELOW=2\nALERTS_OFF=\"one_network, ping_high\"\n"
          "ALERT_THRESHOLDS=\"few_outbound=6, disk_low=15, no_inbound=86400\"\n");
    ConfigInput input;
    input.environment.insert(QStringLiteral("BITCOIN_NETWORK"), QStringLiteral("mainnet"));
    input.environment.insert(QStringLiteral("BITCOIN_DATADIR"), home + QStringLiteral("/.bitcoin"));
    input.workingDirectory = input.homeDirectory = home;
    input.savedFile = home + QStringLiteral("/settings.ini");
    input.defaultDataDir = home + QStringLiteral("/.local/share/bitcoin-node-monitor");
    input.secrets.insert(QStringLiteral("INFLUX_TOKEN"),
                         {QStringLiteral("a-token-of-some-length"), QStringLiteral("keyring")});
    return input;
}

class Off : public Autostart {
public:
    bool isOn() const override { return false; }
    QString set(bool) override { return {}; }
};

GeoStatus databases()
{
    GeoDatabaseInfo city;
    city.type = QStringLiteral("DBIP-City-Lite");
    city.attribution = QStringLiteral("IP Geolocation by DB-IP");
    city.path = QStringLiteral("/usr/share/GeoIP/dbip-city-lite.mmdb");
    city.builtSeconds = 1'790'000'000;
    city.hasCountry = city.hasCity = true;
    GeoDatabaseInfo providers = city;
    providers.type = QStringLiteral("DBIP-ASN-Lite");
    providers.path = QStringLiteral("/usr/share/GeoIP/dbip-asn-lite.mmdb");
    providers.hasCountry = providers.hasCity = false;
    providers.hasAsn = true;
    GeoStatus status;
    status.databases = {city, providers};
    status.folders = {QStringLiteral("/usr/share/GeoIP"), QStringLiteral("/var/lib/GeoIP")};
    status.troubles = {QStringLiteral("/var/lib/GeoIP/broken.mmdb is damaged.")};
    return status;
}

void fill(SettingsDialog &dialog)
{
    dialog.setGeoStatus(databases());
    for (TestRow *test : dialog.findChildren<TestRow *>())
        test->findChild<SmallButton *>()->click(); // the webhook's test keeps running
    dialog.setConnectionVerdict(
        {true, QStringLiteral("Connected: Core 30.0.0 on mainnet, height 920 412, peers: 24.")});
    dialog.setMirrorVerdict({false, QStringLiteral("InfluxDB does not accept the token. Check "
                                                   "INFLUX_TOKEN. (unauthorized access)")});
    dialog.setGeoProgress(
        {QStringLiteral("dbip-city-lite-2026-11.mmdb.gz"), 34'500'000, 61'200'000});
    dialog.setDataSizes({{DataSize::Kind::History, {}, 412'000'000},
                         {DataSize::Kind::MirrorQueue, {}, 1'200'000},
                         {DataSize::Kind::PeerLog, {}, 38'000'000},
                         {DataSize::Kind::Alerts, {}, 98'000}});
}

bool shoot(SettingsDialog &dialog, const QString &file)
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        dialog.grab();
    }
    fill(dialog);
    QCoreApplication::processEvents();
    qInfo("%s", qUtf8Printable(file));
    return dialog.grab().save(file);
}

} // namespace

/// render-settings DIR [PERCENT]: pictures of every page of the settings, in both looks, with
/// the font at a share of its size.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2)
        return 2;
    const QDir directory(arguments[1]);
    directory.mkpath(QStringLiteral("."));
    const int percent = arguments.size() > 2 ? arguments[2].toInt() : 100;
    QFont font = app.font();
    font.setPointSizeF(font.pointSizeF() * percent / 100);
    app.setFont(font);
    QTemporaryDir home;
    const ConfigInput input = mixedInput(home.path());
    SecretKeeper secrets(nullptr, home.filePath(QStringLiteral("secrets.json")));
    Off autostart;
    bool good = true;
    for (const auto &[mode, look] :
         {std::pair{ThemeMode::Dark, "dark"}, std::pair{ThemeMode::Light, "light"}}) {
        Theme::current().setMode(mode);
        SettingsDialog dialog(input, secrets, &autostart, {});
        dialog.show();
        const auto name = [&, look = look](const QString &page) {
            return directory.filePath(QStringLiteral("settings-%1-%2-%3.png")
                                          .arg(page, QLatin1String(look))
                                          .arg(percent));
        };
        for (const QString &page : dialog.pageIds()) {
            dialog.showPage(page);
            good = shoot(dialog, name(page)) && good;
            QScrollBar *bar = nullptr;
            for (QScrollArea *scroll : dialog.findChildren<QScrollArea *>())
                if (scroll->isVisible())
                    bar = scroll->verticalScrollBar();
            if (!bar || bar->maximum() == 0)
                continue;
            bar->setValue(bar->maximum());
            good = shoot(dialog, name(page + QStringLiteral("-end"))) && good;
        }
        dialog.showPage(QStringLiteral("connection"));
        auto *port = dialog.findChild<QLineEdit *>(QStringLiteral("BITCOIN_RPC_PORT"));
        port->setText(QStringLiteral("83321"));
        Q_EMIT port->textEdited(port->text());
        for (QScrollArea *scroll : dialog.findChildren<QScrollArea *>())
            scroll->verticalScrollBar()->setValue(0);
        good = shoot(dialog, name(QStringLiteral("wrong"))) && good;
    }
    return good ? 0 : 1;
}
