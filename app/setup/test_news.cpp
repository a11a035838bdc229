// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/test_news.h"

#include <QCoreApplication>
#include <QDateTime>

namespace bnm {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("bnm::WebhookTest", text);
}

} // namespace

AlertNews testNews()
{
    AlertNews news;
    news.alert.rule = QStringLiteral("test");
    news.alert.severity = AlertSeverity::Information;
    news.alert.state = AlertState::Firing;
    news.alert.title = tr("Test message");
    news.alert.text = tr("Alerts will arrive here.");
    news.alert.nextStep = tr("Nothing needs to be done.");
    news.atMs = QDateTime::currentMSecsSinceEpoch();
    news.alert.sinceMs = news.alert.firedMs = news.atMs;
    return news;
}

} // namespace bnm
