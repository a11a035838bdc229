// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/desktop_test.h"

#include "app/setup/test_news.h"

#include <utility>

namespace bnm {

namespace {

constexpr int deadlineMs = 5'000;

} // namespace

DesktopTest::DesktopTest(std::unique_ptr<DesktopNotifier> notifier, QObject *parent)
    : QObject(parent), m_notifier(std::move(notifier))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(false, tr("The notification service does not answer.")); });
    connect(m_notifier.get(), &DesktopNotifier::availableChanged, this, &DesktopTest::take);
}

void DesktopTest::start()
{
    m_deadline.start(deadlineMs);
    if (!m_notifier->isAsking())
        take(m_notifier->isAvailable());
}

void DesktopTest::take(bool isAvailable)
{
    if (!isAvailable)
        return finish(false, tr("This desktop has no notification service."));
    m_notifier->show(testNews(), [this](bool isShown) {
        finish(isShown, isShown ? tr("The desktop shows the test message.")
                                : tr("The notification service refused the test message."));
    });
}

void DesktopTest::finish(bool isGood, const QString &text)
{
    if (!std::exchange(m_hasFinished, true))
        Q_EMIT finished({isGood, text});
}

} // namespace bnm
