// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/test_news.h"
#include "collectors/words.h"

#include <QDateTime>

namespace bnm {

AlertNews testNews()
{
    AlertNews news;
    news.alert.rule = QStringLiteral("test");
    news.alert.severity = AlertSeverity::Information;
    news.alert.state = AlertState::Firing;
    news.alert.title = Words::tr("Test message");
    news.alert.text = Words::tr("Alerts will arrive here.");
    news.alert.nextStep = Words::tr("Nothing needs to be done.");
    news.atMs = QDateTime::currentMSecsSinceEpoch();
    news.alert.sinceMs = news.alert.firedMs = news.atMs;
    return news;
}

} // namespace bnm
