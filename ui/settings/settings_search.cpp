// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_search.h"

#include "ui/controls/filter_field.h"
#include "ui/text/plain_text.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace bnm {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int pageRole = Qt::UserRole + 1;
constexpr int mostShown = 10;
constexpr double searchListWidth = 92; // grid units

/// The label, and dim at the end of the line its page.
class EntryDelegate : public QStyledItemDelegate {
public:
    explicit EntryDelegate(QWidget *list) : QStyledItemDelegate(list) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Colours &colours = Theme::colours();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colours.line);
        const int gap = gridUnits(option.widget, 2);
        QRect area = option.rect.adjusted(gap, 0, -gap, 0);
        const QFontMetrics metrics(option.font);
        const QString page = index.data(pageRole).toString();
        painter->setFont(option.font);
        painter->setPen(colours.dim);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, page);
        if (!page.isEmpty()) {
            painter->setPen(colours.text);
            area.setRight(area.right() - metrics.horizontalAdvance(page) - gap);
        }
        painter->drawText(
            area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, gridUnits(option.widget, 7)};
    }
};

} // namespace

SettingsSearch::SettingsSearch(FilterField *field, QWidget *over)
    : QListWidget(over), m_field(field)
{
    setItemDelegate(new EntryDelegate(this));
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Settings found"));
    setAttribute(Qt::WA_MacShowFocusRect, false);
    field->installEventFilter(this);
    over->installEventFilter(this);
    connect(field, &QLineEdit::textChanged, this, &SettingsSearch::search);
    connect(this, &QListWidget::itemClicked, this, &SettingsSearch::choose);
    connect(&Theme::current(), &Theme::changed, this, &SettingsSearch::colour);
    colour();
    hide();
}

void SettingsSearch::colour()
{
    QPalette own = palette();
    own.setColor(QPalette::Base, Theme::colours().panel);
    setPalette(own);
}

void SettingsSearch::search()
{
    clear();
    const QString typed = m_field->text().trimmed();
    const std::vector<std::size_t> found = findEntries(m_entries, typed);
    for (const std::size_t i : found) {
        auto *item = new QListWidgetItem(plainLine(m_entries[i].label), this);
        item->setData(idRole, m_entries[i].id);
        item->setData(pageRole, m_entries[i].page);
        item->setToolTip(plainToolTip(m_entries[i].label));
    }
    const QString count = found.empty() ? tr("No setting matches “%1”").arg(plainLine(typed))
                                        : tr("Matches: %1").arg(found.size());
    if (found.empty())
        (new QListWidgetItem(count, this))->setFlags(Qt::NoItemFlags);
    m_field->setAccessibleDescription(typed.isEmpty() ? QString() : count);
    setVisible(!typed.isEmpty());
    place();
    setCurrentRow(found.empty() ? -1 : 0);
    Q_EMIT walkedTo(found.empty() ? QString() : m_entries[found.front()].id);
}

/// Below the field, over whatever is there.
void SettingsSearch::place()
{
    const QWidget *over = parentWidget();
    const QPoint corner = m_field->mapTo(over, QPoint(0, m_field->height() + gridUnits(this, 1)));
    const int rows = std::min(count(), mostShown);
    const int width = std::min(gridUnits(this, searchListWidth), over->width() - 2 * corner.x());
    const int height =
        std::min(rows * gridUnits(this, 7) + 2 * frameWidth(), over->height() - corner.y());
    setGeometry(QRect(corner, QSize(width, height)));
    raise();
}

void SettingsSearch::walk(int by)
{
    const int row = std::clamp(currentRow() + by, 0, count() - 1);
    if (row == currentRow() || !(item(row)->flags() & Qt::ItemIsEnabled))
        return;
    setCurrentRow(row);
    Q_EMIT walkedTo(item(row)->data(idRole).toString());
}

void SettingsSearch::choose(const QListWidgetItem *item)
{
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QString id = item->data(idRole).toString();
    hide();
    Q_EMIT chosen(id);
}

bool SettingsSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut)
        hide();
    if (event->type() == QEvent::FocusIn && !m_field->text().trimmed().isEmpty()) {
        show();
        place();
    }
    if (event->type() != QEvent::KeyPress || !isVisible())
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: walk(1); return true;
    case Qt::Key_Up: walk(-1); return true;
    case Qt::Key_PageDown: walk(mostShown); return true;
    case Qt::Key_PageUp: walk(-mostShown); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(currentItem()); return true;
    default: return false;
    }
}

} // namespace bnm
