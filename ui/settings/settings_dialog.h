// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/secret_keeper.h"
#include "app/core/config/settings_draft.h"
#include "app/core/setup/autostart.h"
#include "app/core/setup/test_verdict.h"
#include "app/core/store/data_sizes.h"
#include "collectors/geo/geo_status.h"
#include "ui/controls/theme.h"

#include <QDialog>

#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace bnm {

class AlertLimits;
class ChoiceButton;
class FactList;
class FilterField;
class FormRow;
class GeoDownloadRow;
class SettingRow;
class SettingsPage;
class SettingsSearch;
class SwitchButton;
class TestRow;

struct GeoDownloadProgress;
struct GeoDownloadResult;
struct SearchEntry;

struct SettingsDialogOptions {
    bool demo = false; ///< it edits the real settings, which the demo ignores
    QString stateFile; ///< stores page and size; empty: not stored
};

/// All settings, in pages. Errors are shown beside their setting, as reported by the loader;
/// changes have no effect before they are applied. Secrets go to the keeper, everything else to the
/// file of saved settings. The owner runs connection tests and handles applied().
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    /// The program's input. Autostart may be null: no such row.
    SettingsDialog(ConfigInput input, SecretKeeper &secrets, Autostart *autostart,
                   SettingsDialogOptions options, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    /// connection, mirror, geoip, collectors, alerts, appearance, program
    void showPage(const QString &id);
    /// Opens its page and marks its row; for an alert rule's id the row of its limit.
    void showSetting(const QString &name);
    QStringList pageIds() const;
    QString currentPage() const;
    const SettingsDraft &draft() const { return m_draft; }
    /// Saved elsewhere while the dialog is open.
    void takeSaved(const QString &name, const QString &text);

    void setGeoStatus(const GeoStatus &status);
    void beginGeo(); ///< a download is already running
    void setGeoProgress(const GeoDownloadProgress &progress);
    void setGeoResult(const GeoDownloadResult &result);
    void setConnectionVerdict(const TestVerdict &verdict);
    void setMirrorVerdict(const TestVerdict &verdict);
    void setWebhookVerdict(const TestVerdict &verdict);
    void setDataSizes(const std::vector<DataSize> &sizes);

    void apply();
    void reject() override;

Q_SIGNALS:
    /// Saved; the new input and configuration.
    void applied(const bnm::ConfigInput &input, const bnm::LoadedConfig &loaded);
    void testConnection(const bnm::Config &config);
    void testMirror(const bnm::Config &config);
    void testWebhook(const bnm::Config &config);
    void downloadGeo(const bnm::Config &config);
    void cancelGeo();

protected:
    void showEvent(QShowEvent *event) override;
    void done(int result) override;

private:
    SettingsPage *addPage(const QString &id, const QString &title);
    void addPages();
    void addConnectionPage();
    void addMirrorPage();
    void addGeoPage();
    void addCollectorsPage();
    void addAlertsPage();
    void addAppearancePage();
    void addProgramPage();
    void addAutostart(SettingsPage *page, QBoxLayout *layout);
    TestRow *addTest(SettingsPage *page, QBoxLayout *layout, const QString &label,
                     void (SettingsDialog::*wanted)(const Config &));
    QWidget *makeSide();
    QWidget *makeFooter();

    void refresh();
    void say(const QString &note, bool isTrouble = false);
    bool isChanged() const;
    void restorePage();
    void addPlace(SettingsPage *page, const QString &id, const QString &label, FormRow *row,
                  QWidget *target);
    std::vector<SearchEntry> searchEntries() const;
    bool mark(const QString &id);
    void goTo(const QString &id);
    void save();
    void finishSaving(const QString &error);
    void askBeforeLeaving();
    void leave();
    void restoreState();
    void saveState() const;

    SettingsDraft m_draft;
    SecretKeeper &m_secrets;
    Autostart *m_autostart;
    SettingsDialogOptions m_options;
    ThemeMode m_themeBefore;
    bool m_saving = false;
    bool m_closeWhenSaved = false;
    std::vector<SettingsPage *> m_pages;
    std::vector<ChoiceButton *> m_navigation;
    std::vector<ChoiceButton *> m_themes;
    std::vector<TestRow *> m_tests;
    QStackedWidget *m_stack;
    struct Place {
        QString id;
        QString label;
        QString page; ///< its id
        FormRow *row; ///< none: it has another shape
        QWidget *target;
    };
    std::vector<Place> m_places; ///< searchable places without a setting
    SettingsSearch *m_results = nullptr;
    FilterField *m_search = nullptr;
    FormRow *m_found = nullptr;
    TestRow *m_connectionTest = nullptr;
    TestRow *m_mirrorTest = nullptr;
    TestRow *m_webhookTest = nullptr;
    AlertLimits *m_limits = nullptr;
    FactList *m_geo = nullptr;
    QLabel *m_geoOffer = nullptr;
    GeoDownloadRow *m_geoDownload = nullptr;
    FactList *m_sizes = nullptr;
    SwitchButton *m_login = nullptr;
    std::vector<QLabel *> m_secretPlaces;
    QLabel *m_note = nullptr;
    QPushButton *m_ok = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace bnm
