// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/core/setup/test_verdict.h"
#include "app/notify/webhook.h"

namespace bnm {

/// Posts one test message to the configured webhook.
class WebhookTest : public QObject {
    Q_OBJECT
public:
    explicit WebhookTest(const Config &config, QObject *parent = nullptr);

    void start(); ///< finished() follows

Q_SIGNALS:
    void finished(const bnm::TestVerdict &verdict);

private:
    QUrl m_url;
    std::unique_ptr<Webhook> m_webhook;
};

} // namespace bnm
