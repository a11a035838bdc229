// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/alert_text.h"
#include "app/core/health/component_ids.h"
#include "collectors/point/durations.h"
#include "tests/support/made_status.h"
#include "ui/alerts/alert_card.h"
#include "ui/controls/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

Alert alertOf(const QString &rule, AlertSeverity severity, AlertState state, qint64 minutes,
              const QStringList &figures)
{
    const AlertRule *spec = findAlertRule(rule);
    Alert alert;
    alert.rule = rule;
    alert.severity = severity;
    alert.state = state;
    alert.title = QString::fromUtf8(spec->title);
    alert.text = withFigures(spec->text.translated(0), figures);
    alert.nextStep = QString::fromUtf8(spec->nextStep);
    alert.sinceMs = QDateTime::currentMSecsSinceEpoch() - minutes * minuteMs - 4'000;
    alert.firedMs = alert.sinceMs + minuteMs;
    return alert;
}

std::vector<Alert> several()
{
    using enum AlertSeverity;
    std::vector<Alert> alerts = {
        alertOf(u"no_peers"_s, Critical, AlertState::Firing, 3, {u"0"_s}),
        alertOf(u"reorganisation"_s, Critical, AlertState::Firing, 130, {u"3"_s}),
        alertOf(u"one_provider"_s, Warning, AlertState::Firing, 45,
                {u"100 %"_s, u"100 %"_s, u"Hetzner Online (AS24940)"_s, u"10"_s}),
        alertOf(
            u"node_warnings"_s, Warning, AlertState::Firing, 3'000,
            {u"1"_s, u"1"_s,
             u"This is a pre-release test build - use at your own risk - do not use for mining or merchant applications"_s}),
        alertOf(u"node_restarted"_s, Information, AlertState::Firing, 12,
                {u""_s, u""_s, u"12 min"_s, u"41 d 02 h"_s}),
        alertOf(u"behind"_s, Warning, AlertState::Pending, 1, {u"4"_s}),
    };
    alerts[2].acknowledged = true;
    alerts[3].snoozedUntilMs = QDateTime::currentMSecsSinceEpoch() + 200 * minuteMs;
    return alerts;
}

std::vector<Alert> past()
{
    using enum AlertSeverity;
    std::vector<Alert> alerts;
    for (int i = 0; i < 40; ++i) {
        const qint64 ago = 300 + i * i * 37;
        Alert alert =
            i % 3 == 0 ? alertOf(u"no_block"_s, i % 2 ? Warning : Information, AlertState::Resolved,
                                 ago, {u"1 h 04 min"_s, u"1 h"_s, u"0.17"_s, u"603"_s})
            : i % 3 == 1
                ? alertOf(u"node_unreachable"_s, Critical, AlertState::Resolved, ago,
                          {u""_s, u""_s,
                           u"127.0.0.1:8332 refuses the connection: is bitcoind running?"_s,
                           u"4 min"_s})
                : alertOf(u"few_outbound"_s, Warning, AlertState::Resolved, ago,
                          {u"3"_s, u"4"_s, u"12"_s});
        alert.resolvedMs = alert.sinceMs + (i * 7 % 50 + 2) * minuteMs;
        alerts.push_back(alert);
    }
    return alerts;
}

bool shoot(MainWindow &window, const QString &file)
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        window.grab();
    }
    return window.grab().save(file);
}

} // namespace

/// render-alerts DIR: pictures of the alerts page, empty and with several alerts, in both looks.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (app.arguments().size() < 2)
        return 2;
    const QDir directory(app.arguments().at(1));
    directory.mkpath(QStringLiteral("."));
    bool good = true;
    for (const auto &[mode, look] :
         {std::pair{ThemeMode::Dark, "dark"}, std::pair{ThemeMode::Light, "light"}})
        for (const QSize &size : {QSize(1280, 800), QSize(1920, 1080), QSize(1024, 700)}) {
            LiveSeries series;
            ChartData charts(series, nullptr);
            Theme::current().setMode(mode);
            NodeView view(charts.live());
            MainWindow window(view, charts, {});
            window.showNode({u"mainnet"_s, u"cupboard"_s});
            window.resize(size);
            window.show();
            window.showAlerts();
            Point chain("blockchain", QDateTime::currentMSecsSinceEpoch());
            series.add({chain.set("best_height", 920'000).set("tip_age_seconds", 190)});
            window.view().setStatus(madeStatus(ids::node, Status::Level::Good));
            // Every shape of the strip.
            window.view().setStatus(madeStatus(ids::zmq, Status::Level::Watch, u"gaps"_s));
            window.view().setStatus(madeStatus(ids::influx, Status::Level::Bad, u"refused"_s));
            window.view().setStatus(madeStatus(ids::electrum, Status::Level::Off, u"off"_s));
            window.view().setStatus(madeStatus(ids::history, Status::Level::Waiting, u"opening"_s));
            const QString name =
                QStringLiteral("%1-%2.png").arg(QLatin1String(look)).arg(size.width());
            good = shoot(window, directory.filePath(u"alerts-none-"_s + name)) && good;
            window.view().setAlertHistory(past());
            window.view().setAlerts({several()[3]});
            good = shoot(window, directory.filePath(u"alerts-one-"_s + name)) && good;
            window.view().setAlerts(several());
            good = shoot(window, directory.filePath(u"alerts-"_s + name)) && good;
        }
    return good ? 0 : 1;
}
