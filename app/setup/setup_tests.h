// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/core/setup/test_verdict.h"

#include <QObject>

namespace bnm {

/// Tests the parts of a configuration: the node, the mirror, the webhook. A new test of the same
/// part replaces a running one.
class SetupTests : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~SetupTests() override;

    void testConnection(const Config &config);
    void testMirror(const Config &config);
    void testWebhook(const Config &config);

Q_SIGNALS:
    void connectionTested(const bnm::TestVerdict &verdict);
    void mirrorTested(const bnm::TestVerdict &verdict);
    void webhookTested(const bnm::TestVerdict &verdict);

private:
    template <typename Test>
    void run(const Config &config, void (SetupTests::*tell)(const TestVerdict &));
};

} // namespace bnm
