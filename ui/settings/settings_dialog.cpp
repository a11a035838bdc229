// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "app/core/config/saved_settings.h"
#include "collectors/geo/geo_download.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/fonts.h"
#include "ui/controls/scroll_area.h"
#include "ui/controls/small_button.h"
#include "ui/controls/surface.h"
#include "ui/controls/switch_button.h"
#include "ui/controls/theme.h"
#include "ui/settings/alert_limits.h"
#include "ui/settings/geo_download_row.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/settings_search.h"
#include "ui/settings/test_row.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

namespace bnm {

namespace {

const QString alertsPage = QStringLiteral("alerts");

}

SettingsDialog::SettingsDialog(ConfigInput input, SecretKeeper &secrets, Autostart *autostart,
                               SettingsDialogOptions options, QWidget *parent)
    : QDialog(parent),
      m_draft(std::move(input)),
      m_secrets(secrets),
      m_autostart(autostart),
      m_options(std::move(options)),
      m_themeBefore(Theme::current().mode()),
      m_stack(new QStackedWidget(this))
{
    setWindowTitle(tr("Settings"));
    addPages();
    QWidget *side = makeSide();
    QWidget *footer = makeFooter();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(side);
    columns->addWidget(m_stack, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addLayout(columns, 1);
    rows->addWidget(footer);

    connect(&m_secrets, &SecretKeeper::writeFinished, this, [this](const QString &error) {
        if (m_saving)
            finishSaving(error);
    });
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    const QSize wanted(gridUnits(this, 236), gridUnits(this, 172));
    resize(screen() ? wanted.boundedTo(screen()->availableSize() * 0.95) : wanted);
    refresh();
    for (QScrollArea *scroll : m_stack->findChildren<QScrollArea *>(Qt::FindDirectChildrenOnly))
        scroll->setMinimumWidth(scroll->widget()->minimumSizeHint().width() +
                                scroll->verticalScrollBar()->sizeHint().width());
    m_navigation.front()->setChecked(true);
    restoreState();
}

SettingsDialog::~SettingsDialog() = default;

SettingsPage *SettingsDialog::addPage(const QString &id, const QString &title)
{
    auto *page = new SettingsPage(m_draft, id, title, this);
    connect(page, &SettingsPage::edited, this, &SettingsDialog::refresh);
    auto *scroll = inScrollArea(page, this);
    scroll->setAccessibleName(title);
    m_stack->addWidget(scroll);
    m_pages.push_back(page);
    return page;
}

QWidget *SettingsDialog::makeSide()
{
    auto *side = new Surface(this);
    QVBoxLayout *layout = side->layOutAsSide();
    const int gap = gridUnits(this, 2);
    m_search = new FilterField(side);
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_results = new SettingsSearch(m_search, this);
    m_results->setEntries(searchEntries());
    connect(m_results, &SettingsSearch::walkedTo, this, &SettingsDialog::mark);
    connect(m_results, &SettingsSearch::chosen, this, &SettingsDialog::goTo);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    layout->addWidget(m_search);
    layout->addSpacing(gap);
    for (SettingsPage *page : m_pages) {
        auto *button = new ChoiceButton(ChoiceButton::Look::Navigation, page->title(), side);
        connect(button, &ChoiceButton::clicked, this, [this, page] { showPage(page->id()); });
        layout->addWidget(button);
        m_navigation.push_back(button);
    }
    layout->addStretch();
    return side;
}

QWidget *SettingsDialog::makeFooter()
{
    auto *footer = new Surface(this);
    auto *layout = new QHBoxLayout(footer);
    const int gap = gridUnits(this, 3);
    layout->setContentsMargins(gap, gridUnits(this, 2), gap, gridUnits(this, 2));
    layout->setSpacing(gap);
    auto *buttons = new QDialogButtonBox(footer);
    auto *restore = new SmallButton(tr("Restore def&aults of this page"), footer);
    m_note = plainLabel({}, footer);
    m_note->setWordWrap(true);
    m_note->setFont(scaledFont(font(), 0.92));
    m_ok = buttons->addButton(QDialogButtonBox::Ok);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_apply = buttons->addButton(QDialogButtonBox::Apply);
    for (QPushButton *button : {m_ok, cancel, m_apply})
        button->setIcon({});
    m_apply->setAutoDefault(false);
    cancel->setAutoDefault(false);
    layout->addWidget(restore);
    layout->addWidget(m_note, 1);
    layout->addWidget(buttons);
    connect(restore, &QAbstractButton::clicked, this, &SettingsDialog::restorePage);
    connect(m_ok, &QPushButton::clicked, this, [this] {
        m_closeWhenSaved = true;
        apply();
    });
    connect(m_apply, &QPushButton::clicked, this, &SettingsDialog::apply);
    connect(cancel, &QPushButton::clicked, this, &SettingsDialog::leave);
    return footer;
}

QStringList SettingsDialog::pageIds() const
{
    QStringList ids;
    for (const SettingsPage *page : m_pages)
        ids << page->id();
    return ids;
}

QString SettingsDialog::currentPage() const
{
    return m_pages[static_cast<std::size_t>(m_stack->currentIndex())]->id();
}

void SettingsDialog::showPage(const QString &id)
{
    const qsizetype index = pageIds().indexOf(id);
    if (index < 0)
        return;
    m_stack->setCurrentIndex(static_cast<int>(index));
    m_navigation[static_cast<std::size_t>(index)]->setChecked(true);
}

/// Updates errors, sources and buttons from the draft.
void SettingsDialog::refresh()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        SettingsPage *page = m_pages[i];
        page->refresh();
        const bool wrong = page->isWrong() || (page->id() == alertsPage && m_limits->isWrong());
        m_navigation[i]->setText(wrong ? page->title() + QStringLiteral(" \u26A0\uFE0E")
                                       : page->title());
    }
    m_limits->refresh();
    const QStringList &errors = m_draft.loaded().errors;
    const QString why = tr("Some settings are not valid.");
    for (TestRow *test : m_tests)
        test->setPossible(errors.isEmpty(), why);
    m_geoDownload->setPossible(errors.isEmpty(), why);
    if (const QUrl &url = m_draft.loaded().config.geoipUrl; !url.isEmpty())
        m_geoOffer->setText(geoDownloadOffer(url));
    for (QLabel *label : m_secretPlaces)
        label->setText(m_secrets.sentence());
    for (std::size_t i = 0; i < m_themes.size(); ++i)
        m_themes[i]->setChecked(static_cast<std::size_t>(Theme::current().mode()) == i);
    m_apply->setEnabled(errors.isEmpty() && isChanged() && !m_saving);
    m_ok->setEnabled(errors.isEmpty() && !m_saving);
    if (m_saving)
        say(tr("Saving…"));
    else if (!errors.isEmpty())
        say(errors.first(), true);
    else
        say(m_options.demo
                ? tr("The demo uses a simulated node. These settings are for the real one.")
                : QString());
}

void SettingsDialog::say(const QString &note, bool isTrouble)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     isTrouble ? Theme::colours().critical : Theme::colours().dim);
    m_note->setPalette(colours);
    m_note->setText(isTrouble ? QStringLiteral("\u26A0\uFE0E ") + note : note);
}

bool SettingsDialog::isChanged() const
{
    return m_draft.isChanged() || Theme::current().mode() != m_themeBefore ||
           (m_login && m_login->isChecked() != m_autostart->isOn());
}

void SettingsDialog::restorePage()
{
    SettingsPage *page = m_pages[static_cast<std::size_t>(m_stack->currentIndex())];
    page->restore();
    if (page->id() == alertsPage)
        m_limits->restore();
    if (page->id() == QLatin1String("appearance"))
        Theme::current().setMode(ThemeMode::System);
    if (page->id() == QLatin1String("program") && m_login)
        m_login->setChecked(false);
    refresh();
}

void SettingsDialog::addPlace(SettingsPage *page, const QString &id, const QString &label,
                              FormRow *row, QWidget *target)
{
    m_places.push_back({id, QString(label).remove(QLatin1Char('&')), page->id(), row, target});
}

/// In the order of the pages.
std::vector<SearchEntry> SettingsDialog::searchEntries() const
{
    std::vector<SearchEntry> entries;
    for (const SettingsPage *page : m_pages) {
        for (const Place &place : m_places)
            if (place.page == page->id())
                entries.push_back({place.id, place.label, page->title(), {}});
        for (const SettingRow *row : page->rows())
            entries.push_back(
                {row->name(), settingLabel(*findSetting(row->name())), page->title(), row->hint()});
        if (page->id() == alertsPage)
            for (const AlertRule &rule : alertRules())
                entries.push_back(
                    {QLatin1String(rule.id), Words::tr(rule.title), page->title(), {}});
    }
    return entries;
}

/// Shows a setting, an alert rule or another entry on its page; false: no such name.
bool SettingsDialog::mark(const QString &id)
{
    if (m_found)
        m_found->setMarked(false);
    m_found = nullptr;
    QString pageId = alertsPage;
    QWidget *shown = m_limits->mark(id);
    for (const SettingsPage *page : m_pages)
        for (SettingRow *row : page->rows())
            if (row->name() == id) {
                pageId = page->id();
                shown = m_found = row;
            }
    for (const Place &place : m_places)
        if (place.id == id) {
            pageId = place.page;
            m_found = place.row;
            shown = place.row ? place.row : place.target;
        }
    if (!shown)
        return false;
    if (m_found)
        m_found->setMarked(true);
    showPage(pageId);
    auto *scroll = qobject_cast<QScrollArea *>(m_stack->currentWidget());
    scroll->ensureWidgetVisible(shown, 0, gridUnits(this, 12));
    return true;
}

/// With the keyboard's focus there, and its ring.
void SettingsDialog::goTo(const QString &id)
{
    if (!mark(id))
        return;
    QWidget *target = m_limits->target(id);
    if (auto *row = qobject_cast<SettingRow *>(m_found))
        target = row->target();
    for (const Place &place : m_places)
        if (place.id == id)
            target = place.target;
    if (!target)
        return;
    target->setFocus(Qt::ShortcutFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(target))
        line->selectAll();
}

/// A setting that the table of alert rules shows is found there.
void SettingsDialog::showSetting(const QString &name)
{
    const SettingSpec *spec = findSetting(name);
    if (!spec || spec->group != SettingGroup::AlertRules)
        return goTo(name);
    if (findAlertRule(name.toLower()))
        goTo(name.toLower());
    else
        showPage(alertsPage);
}

void SettingsDialog::takeSaved(const QString &name, const QString &text)
{
    m_draft.takeSaved(name, text);
    refresh();
}

void SettingsDialog::apply()
{
    if (!m_draft.isValid() || m_saving)
        return;
    if (!isChanged())
        return finishSaving({});
    m_saving = true;
    refresh();
    save();
}

/// Secrets first: they are removed from a wrong file only after they are stored safely.
void SettingsDialog::save()
{
    const QHash<QString, QString> secrets = m_draft.changedSecrets();
    if (secrets.isEmpty())
        finishSaving({});
    else
        m_secrets.write(secrets);
}

void SettingsDialog::finishSaving(const QString &secretsError)
{
    const bool wasSaving = std::exchange(m_saving, false);
    QString error = secretsError;
    if (error.isEmpty() && wasSaving)
        error = writeSavedSettings(m_draft.file(), m_draft.settings());
    if (error.isEmpty() && m_login && m_login->isChecked() != m_autostart->isOn())
        error = m_autostart->set(m_login->isChecked());
    if (!error.isEmpty()) {
        m_closeWhenSaved = false;
        refresh();
        return say(error, true);
    }
    m_themeBefore = Theme::current().mode();
    if (wasSaving) {
        const ConfigInput input = m_draft.markSaved(m_secrets.secrets());
        refresh();
        Q_EMIT applied(input, m_draft.loaded());
    }
    if (std::exchange(m_closeWhenSaved, false))
        done(Accepted);
}

void SettingsDialog::reject()
{
    if (m_saving)
        return;
    if (isChanged())
        askBeforeLeaving();
    else
        leave();
}

void SettingsDialog::askBeforeLeaving()
{
    if (findChild<QMessageBox *>())
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Settings"),
                                tr("Some changes are not saved yet."),
                                QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    const bool keep = m_draft.isValid();
    if (keep)
        box->addButton(QMessageBox::Apply);
    box->setDefaultButton(keep ? QMessageBox::Apply : QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, box](QAbstractButton *button) {
        const auto choice = box->standardButton(button);
        if (choice == QMessageBox::Discard)
            leave();
        if (choice == QMessageBox::Apply) {
            m_closeWhenSaved = true;
            apply();
        }
    });
    box->open();
}

/// Discards unsaved changes.
void SettingsDialog::leave()
{
    if (m_saving)
        return;
    m_draft.discard();
    if (Theme::current().mode() != m_themeBefore)
        Theme::current().setMode(m_themeBefore);
    if (m_login)
        m_login->setChecked(m_autostart->isOn());
    refresh();
    done(Rejected);
}

void SettingsDialog::done(int result)
{
    saveState();
    QDialog::done(result);
}

void SettingsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_themeBefore = Theme::current().mode();
    if (m_login)
        m_login->setChecked(m_autostart->isOn());
    refresh();
}

void SettingsDialog::restoreState()
{
    if (m_options.stateFile.isEmpty())
        return;
    const QSettings state(m_options.stateFile, QSettings::IniFormat);
    if (const QSize size = state.value(QStringLiteral("settings/size")).toSize(); size.isValid())
        resize(size);
    showPage(state.value(QStringLiteral("settings/page")).toString());
}

void SettingsDialog::saveState() const
{
    if (m_options.stateFile.isEmpty())
        return;
    QSettings state(m_options.stateFile, QSettings::IniFormat);
    state.setValue(QStringLiteral("settings/size"), size());
    state.setValue(QStringLiteral("settings/page"), currentPage());
}

} // namespace bnm
