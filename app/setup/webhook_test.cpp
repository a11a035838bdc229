// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/webhook_test.h"

#include "app/setup/test_news.h"

namespace bnm {

namespace {

WebhookOptions optionsOf(const Config &config)
{
    WebhookOptions options;
    options.url = config.alertWebhookUrl;
    options.format = config.alertWebhookFormat;
    options.identity = {config.networkTag, config.nodeName};
    return options;
}

} // namespace

WebhookTest::WebhookTest(const Config &config, QObject *parent)
    : QObject(parent),
      m_url(config.alertWebhookUrl),
      m_webhook(std::make_unique<Webhook>(optionsOf(config)))
{
    const auto refuse = [this](const QString &reason) {
        Q_EMIT finished(
            {false,
             tr("The webhook at %1 did not take the test message. %2").arg(m_url.host(), reason)});
    };
    connect(m_webhook.get(), &Webhook::delivered, this, [this] {
        Q_EMIT finished({true, tr("The webhook at %1 took the test message.").arg(m_url.host())});
    });
    connect(m_webhook.get(), &Webhook::delayed, this, refuse);
    connect(m_webhook.get(), &Webhook::dropped, this, refuse);
}

void WebhookTest::start()
{
    if (!m_url.isEmpty())
        return m_webhook->post(testNews());
    QMetaObject::invokeMethod(
        this,
        [this] {
            Q_EMIT finished({false, tr("Enter a webhook URL first.")});
        },
        Qt::QueuedConnection);
}

} // namespace bnm
