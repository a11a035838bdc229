// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/accessibility.h"

#include "ui/controls/tile.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QWidget>

#include <array>
#include <utility>

namespace bnm {

namespace {

using Role = QAccessible::Role;

constexpr std::array<std::pair<const char *, Role>, 11> roles = {
    {{"QScrollArea", QAccessible::Pane},
     {"bnm::Tile", QAccessible::Button},
     {"bnm::ChoiceButton", QAccessible::Button},
     {"bnm::HealthBar", QAccessible::Button},
     {"bnm::StatusStrip", QAccessible::StatusBar},
     {"bnm::PeerMap", QAccessible::Graphic},
     {"bnm::LinePlot", QAccessible::Chart},
     {"bnm::StackPlot", QAccessible::Chart},
     {"bnm::BlockBars", QAccessible::Chart},
     {"bnm::NowHistogram", QAccessible::Chart},
     {"bnm::BlockBoxes", QAccessible::Chart}}};

/// A single graphic, whatever widgets it consists of.
class Picture : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
};

/// A tooltip is used as description if none is set. Readers get its plain text.
class TipsAsWords : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::ToolTipChange || !watched->isWidgetType())
            return false;
        auto *widget = static_cast<QWidget *>(watched);
        const QVariant last = widget->property(fromTip);
        if (!widget->accessibleDescription().isEmpty() &&
            last.toString() != widget->accessibleDescription())
            return false; // it has its own
        const QString tip = widget->toolTip();
        const QString words =
            Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
        widget->setProperty(fromTip, words);
        widget->setAccessibleDescription(words);
        return false;
    }

private:
    static constexpr const char *fromTip = "descriptionFromTip";
};

/// A button whose activation, also by a reader, is a click: only toggling an entry of the
/// navigation would mark it without opening a page.
class Pressable : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name != pressAction())
            return QAccessibleWidget::doAction(name);
        if (auto *asButton = button())
            return asButton->click();
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease})
            QCoreApplication::postEvent(widget(),
                                        new QKeyEvent(type, Qt::Key_Return, Qt::NoModifier));
    }
    QString text(QAccessible::Text kind) const override
    {
        const QString own = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && own.isEmpty() && button() ? button()->text() : own;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        if (const auto *asButton = button()) {
            state.checkable = asButton->isCheckable();
            state.checked = asButton->isChecked();
        }
        return state;
    }
    Role role() const override
    {
        return button() && button()->isCheckable() ? QAccessible::RadioButton : QAccessible::Button;
    }

private:
    QAbstractButton *button() const { return qobject_cast<QAbstractButton *>(widget()); }
};

/// A tile: its figure is a value, and read-only text that a reader can spell out.
class FigureOfTile : public Pressable, public QAccessibleTextInterface {
public:
    explicit FigureOfTile(Tile *tile) : Pressable(tile, QAccessible::Button) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : Pressable::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? figure() : Pressable::text(kind);
    }

    int characterCount() const override { return static_cast<int>(figure().size()); }
    QString text(int from, int to) const override { return figure().mid(from, to - from); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint &) const override { return -1; }
    QString attributes(int, int *from, int *to) const override
    {
        *from = 0;
        *to = characterCount();
        return {};
    }
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override {}
    int selectionCount() const override { return 0; }
    void selection(int, int *from, int *to) const override { *from = *to = 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    void scrollToSubstring(int, int) override {}

private:
    QString figure() const { return static_cast<Tile *>(widget())->figure().text(); }
};

QAccessibleInterface *made(QWidget *widget, Role role)
{
    if (auto *tile = qobject_cast<Tile *>(widget))
        return new FigureOfTile(tile);
    switch (role) {
    case QAccessible::Button: return new Pressable(widget, role);
    case QAccessible::Chart: return new Picture(widget, role);
    default: return new QAccessibleWidget(widget, role);
    }
}

/// For classes below those of the table, too.
QAccessibleInterface *interfaceOf(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    for (const auto &[name, role] : roles)
        if (className == QLatin1String(name))
            return made(widget, role);
    return nullptr;
}

} // namespace

void offerAccessibility()
{
    QAccessible::installFactory(interfaceOf); // a second time it is ignored
    const QString name = QStringLiteral("tips as words");
    if (qApp->findChild<QObject *>(name, Qt::FindDirectChildrenOnly))
        return;
    auto *tips = new TipsAsWords(qApp);
    tips->setObjectName(name);
    qApp->installEventFilter(tips);
}

} // namespace bnm
