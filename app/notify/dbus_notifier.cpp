// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/dbus_notifier.h"

#include "app/core/alerts/alert_text.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDateTime>
#include <QVariantMap>

#include <utility>

namespace bnm {

namespace {

const QString notifierService = QStringLiteral("org.freedesktop.Notifications");
const QString notifierPath = QStringLiteral("/org/freedesktop/Notifications");
const QString openKey = QStringLiteral("default"); // of the notification itself
const QString acknowledgeKey = QStringLiteral("acknowledge");
const QString snoozeKey = QStringLiteral("snooze");
constexpr int asTheServiceLikes = -1;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(notifierService, notifierPath, notifierService, method);
}

uchar urgencyOf(const AlertNews &news)
{
    enum Urgency : uchar { Low, Normal, Critical };
    if (news.kind == AlertNews::Kind::Resolved)
        return Low;
    switch (news.alert.severity) {
    case AlertSeverity::Information: return Low;
    case AlertSeverity::Warning: return Normal;
    case AlertSeverity::Critical: return Critical;
    }
    return Normal;
}

} // namespace

DBusNotifier::DBusNotifier(const QDBusConnection &bus, QObject *parent)
    : DesktopNotifier(parent),
      m_bus(bus),
      m_watcher(notifierService, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    m_bus.connect(notifierService, notifierPath, notifierService, QStringLiteral("ActionInvoked"),
                  this, SLOT(takeAction(uint, QString)));
    m_bus.connect(notifierService, notifierPath, notifierService,
                  QStringLiteral("NotificationClosed"), this, SLOT(takeClosed(uint, uint)));
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &newOwner) {
                ownerChanged(newOwner);
            });
    askForCapabilities();
}

void DBusNotifier::askForCapabilities()
{
    m_isAsking = true;
    auto *watcher = new QDBusPendingCallWatcher(
        m_bus.asyncCall(callOf(QStringLiteral("GetCapabilities"))), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, number = ++m_asked] {
        watcher->deleteLater();
        if (number != m_asked)
            return; // from a service that has ended
        const QDBusPendingReply<QStringList> reply = *watcher;
        m_isAsking = false;
        if (reply.isError()) // asked again when a service appears
            return Q_EMIT availableChanged(false);
        m_capabilities = reply.value();
        Q_EMIT availableChanged(true);
    });
}

/// Its buttons would no longer work.
DBusNotifier::~DBusNotifier()
{
    for (const Shown &shown : std::as_const(m_shown))
        if (shown.isCritical)
            askToClose(shown.id);
}

/// A new service does not know the previous one's notifications.
void DBusNotifier::ownerChanged(const QString &newOwner)
{
    m_shown.clear();
    if (m_capabilities.has_value()) {
        m_capabilities.reset();
        Q_EMIT availableChanged(false);
    }
    if (!newOwner.isEmpty())
        askForCapabilities();
}

void DBusNotifier::show(const AlertNews &news, Done done)
{
    if (!isAvailable())
        return done(false);
    const bool isOver = news.kind == AlertNews::Kind::Resolved;
    if (isOver)
        close(news.alert.rule);
    notify(news, isOver ? 0 : m_shown.value(news.alert.rule).id, std::move(done));
}

void DBusNotifier::keepOnly(const QSet<QString> &rules)
{
    const QStringList shown = m_shown.keys();
    for (const QString &rule : shown)
        if (!rules.contains(rule))
            close(rule);
}

void DBusNotifier::notify(const AlertNews &news, uint replaces, Done done)
{
    const bool isOver = news.kind == AlertNews::Kind::Resolved;
    QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(urgencyOf(news))},
                      {QStringLiteral("desktop-entry"), QStringLiteral("bitcoin-node-monitor")}};
    if (isOver)
        hints.insert(QStringLiteral("transient"), true);
    QDBusMessage call = callOf(QStringLiteral("Notify"));
    call << QStringLiteral("Bitcoin Node Monitor") << replaces
         << QStringLiteral("bitcoin-node-monitor") << newsTitle(news) << body(news) << actions(news)
         << hints << asTheServiceLikes;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    if (!isOver) {
        Shown &shown = m_shown[news.alert.rule];
        shown.isAsked = true;
        shown.isToClose = false;
        shown.isCritical = news.alert.severity == AlertSeverity::Critical;
    }
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, isOver, rule = news.alert.rule, done = std::move(done)] {
                watcher->deleteLater();
                const QDBusPendingReply<uint> reply = *watcher;
                if (reply.isError())
                    qWarning("Alerts: the desktop does not take a notification: %s",
                             qUtf8Printable(reply.error().message()));
                if (!isOver)
                    notified(rule, reply.isError() ? 0 : reply.value());
                done(!reply.isError());
            });
}

void DBusNotifier::notified(const QString &rule, uint id)
{
    const auto it = m_shown.find(rule);
    if (it == m_shown.end())
        return;
    it->id = id;
    it->isAsked = false;
    if (it->isToClose)
        close(rule);
}

void DBusNotifier::close(const QString &rule)
{
    const auto it = m_shown.find(rule);
    if (it == m_shown.end())
        return;
    if (it->isAsked) {
        it->isToClose = true;
        return;
    }
    askToClose(it->id);
    m_shown.erase(it);
}

void DBusNotifier::askToClose(uint id)
{
    if (id == 0)
        return;
    QDBusMessage call = callOf(QStringLiteral("CloseNotification"));
    call << id;
    m_bus.send(call);
}

/// Untrusted text must not become markup if the service parses it.
QString DBusNotifier::body(const AlertNews &news) const
{
    const QString text =
        (newsBody(news) + QLatin1Char(' ') + newsDelay(news, QDateTime::currentMSecsSinceEpoch()))
            .trimmed();
    return m_capabilities->contains(QStringLiteral("body-markup")) ? text.toHtmlEscaped() : text;
}

QStringList DBusNotifier::actions(const AlertNews &news) const
{
    if (!m_capabilities->contains(QStringLiteral("actions")))
        return {};
    QStringList list = {openKey, tr("Open")};
    if (news.kind != AlertNews::Kind::Resolved)
        list << acknowledgeKey << tr("Acknowledge") << snoozeKey << tr("Snooze for an hour");
    return list;
}

void DBusNotifier::takeAction(uint id, const QString &action)
{
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it) {
        if (it->id != id)
            continue;
        const QString rule = it.key();
        if (action == openKey)
            Q_EMIT activated(rule, Action::Open);
        else if (action == acknowledgeKey)
            Q_EMIT activated(rule, Action::Acknowledge);
        else if (action == snoozeKey)
            Q_EMIT activated(rule, Action::SnoozeOneHour);
        return;
    }
}

void DBusNotifier::takeClosed(uint id, uint)
{
    for (auto it = m_shown.begin(); it != m_shown.end(); ++it)
        if (it->id == id && !it->isAsked) {
            m_shown.erase(it);
            return;
        }
}

} // namespace bnm
