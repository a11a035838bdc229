// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "app/core/config/saved_settings.h"
#include "collectors/geo/geo_download.h"
#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/fonts.h"
#include "ui/controls/scroll_area.h"
#include "ui/controls/small_button.h"
#include "ui/controls/surface.h"
#include "ui/controls/switch_button.h"
#include "ui/settings/alert_limits.h"
#include "ui/settings/geo_download_row.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/test_row.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

namespace bnm {

SettingsDialog::SettingsDialog(Theme &theme, ConfigInput input, SecretKeeper &secrets,
                               Autostart *autostart, SettingsDialogOptions options, QWidget *parent)
    : QDialog(parent),
      m_theme(theme),
      m_draft(std::move(input)),
      m_secrets(secrets),
      m_autostart(autostart),
      m_options(std::move(options)),
      m_themeBefore(theme.mode()),
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
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    const QSize wanted(gridUnits(this, 236), gridUnits(this, 172));
    resize(screen() ? wanted.boundedTo(screen()->availableSize() * 0.95) : wanted);
    refresh();
    m_navigation.front()->setChecked(true);
    restoreState();
}

SettingsDialog::~SettingsDialog() = default;

SettingsPage *SettingsDialog::addPage(const QString &id, const QString &title)
{
    auto *page = new SettingsPage(m_theme, m_draft, id, title, this);
    connect(page, &SettingsPage::edited, this, &SettingsDialog::refresh);
    auto *scroll = inScrollArea(page, m_theme, this);
    scroll->setAccessibleName(title);
    m_stack->addWidget(scroll);
    m_pages.push_back(page);
    return page;
}

QWidget *SettingsDialog::makeSide()
{
    auto *side = new Surface(m_theme, this);
    QVBoxLayout *layout = side->layOutAsSide();
    const int gap = gridUnits(this, 2);
    m_search = new FilterField(m_theme, side);
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setAccessibleName(m_search->placeholderText());
    connect(m_search, &QLineEdit::textChanged, this, [this] { search(false); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { search(true); });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search,
            [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    layout->addWidget(m_search);
    layout->addSpacing(gap);
    for (SettingsPage *page : m_pages) {
        auto *button =
            new ChoiceButton(m_theme, ChoiceButton::Look::Navigation, page->title(), side);
        connect(button, &ChoiceButton::clicked, this, [this, page] { showPage(page->id()); });
        layout->addWidget(button);
        m_navigation.push_back(button);
    }
    layout->addStretch();
    return side;
}

QWidget *SettingsDialog::makeFooter()
{
    auto *footer = new Surface(m_theme, this);
    auto *layout = new QHBoxLayout(footer);
    const int gap = gridUnits(this, 3);
    layout->setContentsMargins(gap, gridUnits(this, 2), gap, gridUnits(this, 2));
    layout->setSpacing(gap);
    auto *buttons = new QDialogButtonBox(footer);
    auto *restore = new SmallButton(m_theme, tr("R&estore defaults of this page"), footer);
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

/// Everything follows the draft: what is wrong, where values come from, what can be done.
void SettingsDialog::refresh()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        SettingsPage *page = m_pages[i];
        page->refresh();
        const bool wrong =
            page->isWrong() || (page->id() == QLatin1String("alerts") && m_limits->isWrong());
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
        m_themes[i]->setChecked(static_cast<std::size_t>(m_theme.mode()) == i);
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
                     isTrouble ? m_theme.colours().critical : m_theme.colours().dim);
    m_note->setPalette(colours);
    m_note->setText(isTrouble ? QStringLiteral("\u26A0\uFE0E ") + note : note);
}

bool SettingsDialog::isChanged() const
{
    return m_draft.isChanged() || m_theme.mode() != m_themeBefore ||
           (m_login && m_login->isChecked() != m_autostart->isOn());
}

void SettingsDialog::restorePage()
{
    SettingsPage *page = m_pages[static_cast<std::size_t>(m_stack->currentIndex())];
    page->restore();
    if (page->id() == QLatin1String("alerts"))
        m_limits->restore();
    if (page->id() == QLatin1String("appearance"))
        m_theme.setMode(ThemeMode::System);
    if (page->id() == QLatin1String("program") && m_login)
        m_login->setChecked(false);
    refresh();
}

/// Marks the first setting that has these words, or the one after the last found.
void SettingsDialog::search(bool next)
{
    SettingRow *before = m_found;
    if (m_found)
        m_found->setMarked(false);
    m_found = nullptr;
    const QString words = m_search->text().trimmed();
    std::vector<std::pair<std::size_t, SettingRow *>> found;
    for (std::size_t i = 0; i < m_pages.size() && !words.isEmpty(); ++i)
        for (SettingRow *row : m_pages[i]->rows())
            if (row->matches(words))
                found.emplace_back(i, row);
    if (found.empty())
        return;
    auto it = std::find_if(found.begin(), found.end(),
                           [before](const auto &hit) { return hit.second == before; });
    if (it != found.end() && next)
        ++it;
    if (it == found.end())
        it = found.begin();
    mark(it->first, it->second);
}

void SettingsDialog::mark(std::size_t page, SettingRow *row)
{
    if (m_found)
        m_found->setMarked(false);
    m_found = row;
    m_found->setMarked(true);
    showPage(m_pages[page]->id());
    auto *scroll = qobject_cast<QScrollArea *>(m_stack->currentWidget());
    scroll->ensureWidgetVisible(m_found, 0, gridUnits(this, 6));
}

void SettingsDialog::showSetting(const QString &name)
{
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        for (SettingRow *row : m_pages[i]->rows())
            if (row->name() == name) {
                mark(i, row);
                row->target()->setFocus(Qt::OtherFocusReason);
                return;
            }
    if (const SettingSpec *spec = findSetting(name);
        spec && spec->group == SettingGroup::AlertRules)
        showPage(QStringLiteral("alerts"));
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

/// Secrets first: only when they are safe do they leave a file where they were misplaced.
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
    m_themeBefore = m_theme.mode();
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

/// Without what was not saved.
void SettingsDialog::leave()
{
    if (m_saving)
        return;
    m_draft.discard();
    if (m_theme.mode() != m_themeBefore)
        m_theme.setMode(m_themeBefore);
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
    m_themeBefore = m_theme.mode();
    if (m_login)
        m_login->setChecked(m_autostart->isOn());
    dataSizesLater(m_draft.loaded().config.dataDir)
        .then(this, [this](const std::vector<DataSize> &sizes) { setDataSizes(sizes); });
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
