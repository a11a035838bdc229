// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_engine.h"
#include "app/core/alerts/alert_json.h"
#include "app/core/alerts/outbox.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

constexpr Moment start{1'800'000'000'000, 10'000};

/// As after a start: restored, evaluated without figures for two hours.
void resume(const std::vector<Alert> &memory)
{
    AlertEngine engine;
    const auto over = engine.restore(memory, start);
    fuzz::expect(over.size() <= memory.size(), "none is made up");
    for (const qint64 passedMs : {0LL, 60'000LL, 7'200'000LL}) {
        const auto outcome = engine.evaluate({start.unixMs + passedMs, start.steadyMs + passedMs});
        for (const AlertNews &news : outcome.news)
            fuzz::expect(!news.alert.rule.isEmpty(), "news of a rule");
    }
    engine.snoozeAll(Snooze::OneHour, start);
    fuzz::expect(engine.now().size() <= alertRules().size(), "one alert a rule");
    for (const Alert &alert : engine.memory())
        fuzz::expect(alertFromJson(alertToJson(alert)) == alert, "it can be kept again");
}

void deliver(const std::vector<PendingNews> &kept)
{
    Outbox outbox(QStringLiteral("webhook"));
    outbox.restore(kept);
    fuzz::expect(outbox.size() <= Outbox::mostKept, "limited");
    if (!kept.empty())
        outbox.add(kept.front().news, start.unixMs);
    outbox.release(outbox.newestId());
    for (auto news = outbox.take(); news; news = outbox.take())
        outbox.delivered(news->id);
    fuzz::expect(outbox.size() == 0 && !outbox.isUnderWay(), "all are delivered");
}

} // namespace

/// Alerts and news as stored, one a line.
void bnm::fuzz_alert_state(const QByteArray &input)
{
    std::vector<Alert> alerts;
    std::vector<PendingNews> pending;
    for (const QByteArray &line : input.split('\n')) {
        if (const auto alert = alertFromJson(line)) {
            fuzz::expect(alertFromJson(alertToJson(*alert)) == alert, "the same");
            alerts.push_back(*alert);
        }
        fuzz::Input in(line);
        const qint64 id = in.number<qint64>();
        if (const auto news = newsFromJson(in.rest())) {
            fuzz::expect(newsFromJson(newsToJson(*news)) == news, "the same");
            pending.push_back({id, QStringLiteral("webhook"), *news});
        }
    }
    resume(alerts);
    deliver(pending);
}
