// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_tests.h"

#include "app/setup/connection_test.h"
#include "app/setup/mirror_test.h"
#include "app/setup/webhook_test.h"

namespace bnm {

SetupTests::~SetupTests() = default;

template <typename Test>
void SetupTests::run(const Config &config, void (SetupTests::*tell)(const TestVerdict &))
{
    for (Test *before : findChildren<Test *>(Qt::FindDirectChildrenOnly)) {
        before->disconnect(this);
        before->deleteLater();
    }
    auto *test = new Test(config);
    test->setParent(this);
    connect(test, &Test::finished, this, [this, test, tell](const TestVerdict &verdict) {
        test->disconnect(this);
        test->deleteLater();
        (this->*tell)(verdict);
    });
    test->start();
}

void SetupTests::testConnection(const Config &config)
{
    run<ConnectionTest>(config, &SetupTests::connectionTested);
}

void SetupTests::testMirror(const Config &config)
{
    run<MirrorTest>(config, &SetupTests::mirrorTested);
}

void SetupTests::testWebhook(const Config &config)
{
    run<WebhookTest>(config, &SetupTests::webhookTested);
}

} // namespace bnm
