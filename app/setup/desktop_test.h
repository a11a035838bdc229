// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/setup/test_verdict.h"
#include "app/notify/desktop_notifier.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace bnm {

/// Shows one test notification through this desktop's service.
class DesktopTest : public QObject {
    Q_OBJECT
public:
    explicit DesktopTest(std::unique_ptr<DesktopNotifier> notifier, QObject *parent = nullptr);

    void start(); ///< finished() follows within a few seconds

Q_SIGNALS:
    void finished(const bnm::TestVerdict &verdict);

private:
    void take(bool isAvailable);
    void finish(bool isGood, const QString &text);

    std::unique_ptr<DesktopNotifier> m_notifier;
    QTimer m_deadline;
    bool m_hasFinished = false;
};

} // namespace bnm
