// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alert_test_run.h"

#include "app/setup/desktop_test.h"
#include "app/setup/webhook_test.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <memory>

namespace bnm {

namespace {

/// The ways out that are being tried, and how many of them failed.
struct Trial {
    int due = 0;
    int failed = 0;

    void take(const char *way, const TestVerdict &verdict)
    {
        std::printf("%s: %s\n", way, verdict.text.toUtf8().constData());
        std::fflush(stdout);
        failed += verdict.good ? 0 : 1;
        if (--due == 0)
            QCoreApplication::exit(failed > 0 ? 1 : 0);
    }
};

/// Started by the event loop, so that an immediate answer can end the loop.
template <typename Test>
void launch(Trial &trial, const char *way, Test &test)
{
    ++trial.due;
    QObject::connect(
        &test, &Test::finished, &test,
        [&trial, way](const TestVerdict &verdict) { trial.take(way, verdict); },
        Qt::SingleShotConnection);
    QTimer::singleShot(0, &test, &Test::start);
}

} // namespace

int runAlertTest(const Config &config, bool hasWindow)
{
    Trial trial;
    std::unique_ptr<WebhookTest> webhook;
    std::unique_ptr<DesktopTest> desktop;
    if (!config.alertWebhookUrl.isEmpty()) {
        webhook = std::make_unique<WebhookTest>(config);
        launch(trial, "webhook", *webhook);
    }
    if (hasWindow && config.desktopNotifications)
        if (auto notifier = makeDesktopNotifier()) {
            desktop = std::make_unique<DesktopTest>(std::move(notifier));
            launch(trial, "desktop", *desktop);
        }
    if (trial.due > 0)
        return QCoreApplication::exec();
    std::puts("Alerts go nowhere but to the log: set ALERT_WEBHOOK_URL, or run with a window in a "
              "desktop session (DESKTOP_NOTIFICATIONS).");
    return 1;
}

} // namespace bnm
