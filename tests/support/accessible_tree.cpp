// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_tree.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace bnm {

namespace {

constexpr int deadlineMs = 15'000;
constexpr std::size_t mostChildren = 1'000;
constexpr std::size_t mostCells = 60; // of a table the first ones are enough

// Bits of a state, as AT-SPI numbers them.
constexpr int activeBit = 1;
constexpr int focusableBit = 11;
constexpr int focusedBit = 12;
constexpr int showingBit = 25;

const QString accessible = QStringLiteral("org.a11y.atspi.Accessible");
const QString registry = QStringLiteral("org.a11y.atspi.Registry");
const QString busName = QStringLiteral("accessibility");

/// Nothing if the call failed.
QVariant answerOf(const QDBusPendingCall &call)
{
    QDBusPendingReply<> reply(call);
    reply.waitForFinished();
    const QDBusMessage message = reply.reply();
    if (message.type() != QDBusMessage::ReplyMessage || message.arguments().isEmpty())
        return {};
    const QVariant first = message.arguments().first();
    return first.canConvert<QDBusVariant>() ? first.value<QDBusVariant>().variant() : first;
}

QRect placeIn(const QVariant &answer)
{
    if (!answer.canConvert<QDBusArgument>())
        return {};
    const auto argument = answer.value<QDBusArgument>();
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    argument.beginStructure();
    argument >> x >> y >> width >> height;
    argument.endStructure();
    return {x, y, width, height};
}

std::vector<std::pair<QString, QString>> referencesIn(const QVariant &answer, std::size_t most)
{
    std::vector<std::pair<QString, QString>> references;
    if (!answer.canConvert<QDBusArgument>())
        return references;
    const auto argument = answer.value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        QString service;
        QDBusObjectPath path;
        argument.beginStructure();
        argument >> service >> path;
        argument.endStructure();
        if (references.size() < most)
            references.emplace_back(service, path.path());
    }
    argument.endArray();
    return references;
}

} // namespace

QString Accessible::text() const
{
    return QStringLiteral("%1 \"%2\" (%3) at %4,%5 %6x%7")
        .arg(role, name, description)
        .arg(place.x())
        .arg(place.y())
        .arg(place.width())
        .arg(place.height());
}

void Accessible::each(const std::function<void(const Accessible &)> &take) const
{
    take(*this);
    for (const Accessible &child : children)
        child.each(take);
}

const Accessible *Accessible::find(const std::function<bool(const Accessible &)> &isIt) const
{
    if (isIt(*this))
        return this;
    for (const Accessible &child : children)
        if (const Accessible *found = child.find(isIt))
            return found;
    return nullptr;
}

std::unique_ptr<ScreenReader> ScreenReader::on(const QDBusConnection &session)
{
    // Services started by the bus need the display, which the bus does not know.
    QDBusMessage environment = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("UpdateActivationEnvironment"));
    QDBusArgument variables;
    variables.beginMap(QMetaType::fromType<QString>(), QMetaType::fromType<QString>());
    variables.beginMapEntry();
    variables << QStringLiteral("DISPLAY") << qEnvironmentVariable("DISPLAY");
    variables.endMapEntry();
    variables.endMap();
    environment << QVariant::fromValue(variables);
    session.call(environment, QDBus::Block, deadlineMs);

    const QDBusMessage address =
        session.call(QDBusMessage::createMethodCall(
                         QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                         QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")),
                     QDBus::Block, deadlineMs);
    if (address.type() != QDBusMessage::ReplyMessage)
        return nullptr;
    const QDBusConnection bus =
        QDBusConnection::connectToBus(address.arguments().first().toString(), busName);
    return bus.isConnected() ? std::make_unique<ScreenReader>(bus) : nullptr;
}

ScreenReader::~ScreenReader()
{
    QDBusConnection::disconnectFromBus(busName);
}

QDBusPendingCall ScreenReader::send(const Address &object, const QString &interface,
                                    const QString &method, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(object.service, object.path, interface, method);
    message.setArguments(arguments);
    return m_bus.asyncCall(message, deadlineMs);
}

/// Sends all calls before it waits for the first answer: a busy program answers slowly.
std::vector<ScreenReader::Read> ScreenReader::read(const std::vector<Address> &objects)
{
    struct Calls {
        QDBusPendingCall state;
        QDBusPendingCall role;
        QDBusPendingCall name;
        QDBusPendingCall description;
        QDBusPendingCall place;
        QDBusPendingCall children;
    };
    const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");
    const QString get = QStringLiteral("Get");
    std::vector<Calls> calls;
    for (const Address &object : objects)
        calls.push_back({send(object, accessible, QStringLiteral("GetState")),
                         send(object, accessible, QStringLiteral("GetRoleName")),
                         send(object, properties, get, {accessible, QStringLiteral("Name")}),
                         send(object, properties, get, {accessible, QStringLiteral("Description")}),
                         send(object, QStringLiteral("org.a11y.atspi.Component"),
                              QStringLiteral("GetExtents"), {uint(0)}),
                         send(object, accessible, QStringLiteral("GetChildren"))});
    std::vector<Read> answers;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        Read one;
        one.object.service = objects[i].service;
        one.object.path = objects[i].path;
        const auto state = qdbus_cast<QList<uint>>(answerOf(calls[i].state));
        const auto has = [&state](int bit) { return !state.isEmpty() && (state[0] >> bit & 1u); };
        one.object.isShowing = has(showingBit);
        one.object.isActive = has(activeBit);
        one.object.isFocusable = has(focusableBit);
        one.object.isFocused = has(focusedBit);
        one.object.role = answerOf(calls[i].role).toString();
        one.object.name = answerOf(calls[i].name).toString();
        one.object.description = answerOf(calls[i].description).toString();
        one.object.place = placeIn(answerOf(calls[i].place));
        const bool isTable = one.object.role.contains(QLatin1String("table"));
        for (const auto &[service, path] :
             referencesIn(answerOf(calls[i].children), isTable ? mostCells : mostChildren))
            one.children.push_back({service, path});
        answers.push_back(std::move(one));
    }
    return answers;
}

/// Level by level.
std::vector<Accessible> ScreenReader::readTrees(const std::vector<Address> &roots)
{
    struct Node {
        Accessible object;
        std::vector<std::size_t> children;
    };
    std::vector<Node> nodes;
    std::vector<Address> addresses = roots;
    std::vector<std::optional<std::size_t>> parents(roots.size());
    std::vector<std::size_t> tops;
    while (!addresses.empty()) {
        std::vector<Address> below;
        std::vector<std::optional<std::size_t>> parentsBelow;
        std::vector<Read> level = read(addresses);
        for (std::size_t i = 0; i < level.size(); ++i) {
            if (!level[i].object.isShowing)
                continue;
            const std::size_t index = nodes.size();
            (parents[i] ? nodes[*parents[i]].children : tops).push_back(index);
            nodes.push_back({std::move(level[i].object), {}});
            for (const Address &child : level[i].children) {
                below.push_back(child);
                parentsBelow.push_back(index);
            }
        }
        addresses = std::move(below);
        parents = std::move(parentsBelow);
    }
    for (std::size_t i = nodes.size(); i-- > 0;) // children come after their parents
        for (const std::size_t child : nodes[i].children)
            nodes[i].object.children.push_back(std::move(nodes[child].object));
    std::vector<Accessible> trees;
    for (const std::size_t top : tops)
        trees.push_back(std::move(nodes[top].object));
    return trees;
}

std::vector<Accessible> ScreenReader::windowsOf(const QString &program)
{
    std::vector<Accessible> windows;
    const Address root{registry, QStringLiteral("/org/a11y/atspi/accessible/root")};
    for (const Read &one : read(read({root}).front().children)) {
        if (one.object.name != program)
            continue;
        for (Accessible &window : readTrees(one.children))
            windows.push_back(std::move(window));
    }
    return windows;
}

Accessible ScreenReader::again(const Accessible &object)
{
    return read({{object.service, object.path}}).front().object;
}

QString ScreenReader::contentsOf(const Accessible &object)
{
    return answerOf(send({object.service, object.path}, QStringLiteral("org.a11y.atspi.Text"),
                         QStringLiteral("GetText"), {0, -1}))
        .toString();
}

std::optional<Accessible> ScreenReader::focusedIn(const Accessible &tree)
{
    std::vector<std::pair<Address, QDBusPendingCall>> asked;
    tree.each([&](const Accessible &one) {
        const Address address{one.service, one.path};
        const bool isItem = one.role.endsWith(QLatin1String("cell")) ||
                            one.role == QLatin1String("list item"); // current is not focused
        if (one.isFocusable && !isItem)
            asked.emplace_back(address, send(address, accessible, QStringLiteral("GetState")));
    });
    for (const auto &[address, call] : asked) {
        const auto state = qdbus_cast<QList<uint>>(answerOf(call));
        if (!state.isEmpty() && (state[0] >> focusedBit & 1u))
            return read({address}).front().object;
    }
    return std::nullopt;
}

bool ScreenReader::press(const Accessible &object)
{
    return answerOf(send({object.service, object.path}, QStringLiteral("org.a11y.atspi.Action"),
                         QStringLiteral("DoAction"), {0}))
        .toBool();
}

bool ScreenReader::focus(const Accessible &object)
{
    return answerOf(send({object.service, object.path}, QStringLiteral("org.a11y.atspi.Component"),
                         QStringLiteral("GrabFocus")))
        .toBool();
}

void ScreenReader::type(uint keySymbol)
{
    constexpr uint asSymbol = 3;
    generate(int(keySymbol), asSymbol);
}

void ScreenReader::hold(uint keyCode, bool down)
{
    generate(int(keyCode), down ? 0 : 1);
}

void ScreenReader::click(const QPoint &place)
{
    send({registry, QStringLiteral("/org/a11y/atspi/registry/deviceeventcontroller")},
         QStringLiteral("org.a11y.atspi.DeviceEventController"),
         QStringLiteral("GenerateMouseEvent"), {place.x(), place.y(), QStringLiteral("b1c")})
        .waitForFinished();
}

void ScreenReader::generate(int key, uint kind)
{
    send({registry, QStringLiteral("/org/a11y/atspi/registry/deviceeventcontroller")},
         QStringLiteral("org.a11y.atspi.DeviceEventController"),
         QStringLiteral("GenerateKeyboardEvent"), {key, QString(), kind})
        .waitForFinished();
}

} // namespace bnm
