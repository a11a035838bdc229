// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/status_notifier_desktop.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTest>
#include <QtEndian>

#include <optional>

namespace bnm {

namespace {

using Entry = StatusNotifierDesktop::Entry;

constexpr int answerMs = 10'000;
const QString watcherName = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString watcherPath = QStringLiteral("/StatusNotifierWatcher");
const QString itemPath = QStringLiteral("/StatusNotifierItem");
const QString itemInterface = QStringLiteral("org.kde.StatusNotifierItem");
const QString menuInterface = QStringLiteral("com.canonical.dbusmenu");

/// (iiay): width, height, ARGB32 in network byte order.
QImage readPixmap(const QDBusArgument &argument)
{
    int width = 0;
    int height = 0;
    QByteArray data;
    argument.beginStructure();
    argument >> width >> height >> data;
    argument.endStructure();
    QImage image(width, height, QImage::Format_ARGB32);
    if (data.size() != image.sizeInBytes())
        return {};
    qFromBigEndian<quint32>(data.constData(), width * height, image.bits());
    return image;
}

/// (ia{sv}av), the children being the same again.
Entry readEntry(const QDBusArgument &argument)
{
    Entry entry;
    QVariantMap properties;
    argument.beginStructure();
    argument >> entry.id >> properties;
    entry.label = properties.value(QStringLiteral("label")).toString();
    entry.enabled = properties.value(QStringLiteral("enabled"), true).toBool();
    entry.visible = properties.value(QStringLiteral("visible"), true).toBool();
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        entry.children.push_back(readEntry(child.variant().value<QDBusArgument>()));
    }
    argument.endArray();
    argument.endStructure();
    return entry;
}

Entry findIn(const std::vector<Entry> &entries, const QString &label)
{
    for (const Entry &entry : entries) {
        if (!entry.visible)
            continue;
        if (entry.label == label)
            return entry;
        if (const Entry inside = findIn(entry.children, label); inside.id != 0)
            return inside;
    }
    return {};
}

} // namespace

QStringList StatusNotifierWatcher::items() const
{
    const QMutexLocker lock(&m_mutex);
    return m_items;
}

void StatusNotifierWatcher::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_items.clear();
}

void StatusNotifierWatcher::setHost(bool there)
{
    m_hasHost = there;
    if (there)
        Q_EMIT StatusNotifierHostRegistered();
    else
        Q_EMIT StatusNotifierHostUnregistered();
}

void StatusNotifierWatcher::RegisterStatusNotifierItem(const QString &service)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_items << service;
    }
    Q_EMIT StatusNotifierItemRegistered(service);
}

StatusNotifierDesktop::StatusNotifierDesktop(const QDBusConnection &bus)
    : m_bus(bus), m_watcher(new StatusNotifierWatcher)
{
    m_watcher->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    m_thread.start();
}

StatusNotifierDesktop::~StatusNotifierDesktop()
{
    leave();
    m_thread.quit();
    m_thread.wait();
}

void StatusNotifierDesktop::onItsThread(const std::function<void()> &function)
{
    QMetaObject::invokeMethod(m_watcher, function, Qt::BlockingQueuedConnection);
}

bool StatusNotifierDesktop::come()
{
    bool came = false;
    onItsThread([&] {
        came = m_bus.registerObject(watcherPath, m_watcher,
                                    QDBusConnection::ExportAllSlots |
                                        QDBusConnection::ExportAllSignals |
                                        QDBusConnection::ExportAllProperties) &&
               m_bus.registerService(watcherName);
    });
    return came;
}

void StatusNotifierDesktop::leave()
{
    onItsThread([&] {
        m_bus.unregisterService(watcherName);
        m_bus.unregisterObject(watcherPath);
        m_watcher->clear();
    });
}

void StatusNotifierDesktop::setHost(bool there)
{
    onItsThread([&] { m_watcher->setHost(there); });
}

/// The item may be of this very process, so its event loop has to go on.
QVariantList StatusNotifierDesktop::call(const QString &path, const QString &interface,
                                         const QString &method, const QVariantList &arguments)
{
    if (items().isEmpty())
        return {};
    QDBusMessage message = QDBusMessage::createMethodCall(items().back(), path, interface, method);
    message.setArguments(arguments);
    QDBusPendingCallWatcher watcher(m_bus.asyncCall(message));
    if (!QTest::qWaitFor([&] { return watcher.isFinished(); }, answerMs) || watcher.isError())
        return {};
    return watcher.reply().arguments();
}

QVariant StatusNotifierDesktop::property(const QString &name)
{
    const QVariantList answer = call(itemPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                                     QStringLiteral("Get"), {itemInterface, name});
    return answer.isEmpty() ? QVariant() : answer.front().value<QDBusVariant>().variant();
}

QImage StatusNotifierDesktop::icon(int size)
{
    const QVariant value = property(QStringLiteral("IconPixmap"));
    if (!value.canConvert<QDBusArgument>())
        return {};
    const auto argument = value.value<QDBusArgument>();
    QImage found;
    argument.beginArray();
    while (!argument.atEnd())
        if (const QImage image = readPixmap(argument); image.width() == size)
            found = image;
    argument.endArray();
    return found;
}

QString StatusNotifierDesktop::toolTip()
{
    const QVariant value = property(QStringLiteral("ToolTip"));
    if (!value.canConvert<QDBusArgument>())
        return {};
    const auto argument = value.value<QDBusArgument>();
    QString icon;
    QString title;
    QString text;
    argument.beginStructure();
    argument >> icon;
    argument.beginArray();
    while (!argument.atEnd())
        readPixmap(argument);
    argument.endArray();
    argument >> title >> text;
    argument.endStructure();
    return title + text;
}

std::vector<Entry> StatusNotifierDesktop::menu()
{
    const QVariant path = property(QStringLiteral("Menu"));
    if (!path.canConvert<QDBusObjectPath>())
        return {};
    const QVariantList answer = call(path.value<QDBusObjectPath>().path(), menuInterface,
                                     QStringLiteral("GetLayout"), {0, -1, QStringList()});
    if (answer.size() != 2)
        return {};
    return readEntry(answer[1].value<QDBusArgument>()).children;
}

Entry StatusNotifierDesktop::entry(const QString &label)
{
    return findIn(menu(), label);
}

void StatusNotifierDesktop::choose(const QString &label)
{
    const QVariant path = property(QStringLiteral("Menu"));
    call(path.value<QDBusObjectPath>().path(), menuInterface, QStringLiteral("Event"),
         {entry(label).id, QStringLiteral("clicked"), QVariant::fromValue(QDBusVariant(QString())),
          QVariant::fromValue(0U)});
}

void StatusNotifierDesktop::click()
{
    call(itemPath, itemInterface, QStringLiteral("Activate"), {0, 0});
}

} // namespace bnm
