// SPDX-License-Identifier: GPL-3.0-or-later
// Contents of the settings dialog's pages.
#include "app/core/text/format.h"
#include "collectors/geo/geo_download.h"
#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/fact_list.h"
#include "ui/controls/fonts.h"
#include "ui/controls/segment_box.h"
#include "ui/controls/switch_button.h"
#include "ui/controls/theme.h"
#include "ui/settings/alert_limits.h"
#include "ui/settings/form_row.h"
#include "ui/settings/geo_download_row.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/settings_dialog.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/test_row.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace bnm {

namespace {

QLabel *paragraph(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(0, gridUnits(parent, 1), 0, gridUnits(parent, 1));
    return label;
}

QString sizeName(DataSize::Kind kind)
{
    switch (kind) {
    case DataSize::Kind::History: return SettingsDialog::tr("History");
    case DataSize::Kind::MirrorQueue: return SettingsDialog::tr("InfluxDB queue");
    case DataSize::Kind::PeerLog: return SettingsDialog::tr("Peer log");
    case DataSize::Kind::Alerts: return SettingsDialog::tr("Alerts");
    case DataSize::Kind::RefusedPoints: return SettingsDialog::tr("Refused points");
    }
    return {};
}

QString databaseText(const GeoDatabaseInfo &database)
{
    QStringList knows;
    if (database.hasCity)
        knows << SettingsDialog::tr("Cities");
    else if (database.hasCountry)
        knows << SettingsDialog::tr("Countries");
    if (database.hasAsn)
        knows << SettingsDialog::tr("Providers");
    QString text = knows.join(QStringLiteral(", "));
    if (database.builtSeconds > 0) {
        const auto built = QDateTime::fromSecsSinceEpoch(database.builtSeconds);
        text += SettingsDialog::tr(", of %1 (%2 days old)")
                    .arg(QLocale().toString(built.date(), QLocale::ShortFormat))
                    .arg(std::max<qint64>(0, built.daysTo(QDateTime::currentDateTime())));
    }
    if (!database.attribution.isEmpty())
        text += QLatin1Char('\n') + database.attribution;
    return text + QLatin1Char('\n') + database.path;
}

} // namespace

void SettingsDialog::addPages()
{
    addConnectionPage();
    addMirrorPage();
    addGeoPage();
    addCollectorsPage();
    addAlertsPage();
    addAppearancePage();
    addProgramPage();
}

TestRow *SettingsDialog::addTest(SettingsPage *page, QBoxLayout *layout, const QString &label,
                                 void (SettingsDialog::*wanted)(const Config &))
{
    auto *test = new TestRow(label, this);
    connect(test, &TestRow::wanted, this, [this, wanted] {
        Q_EMIT(this->*wanted)(m_draft.loaded().config);
    });
    connect(page, &SettingsPage::edited, test, &TestRow::clear);
    layout->addWidget(test);
    m_tests.push_back(test);
    return test;
}

void SettingsDialog::addConnectionPage()
{
    SettingsPage *page = addPage(QStringLiteral("connection"), tr("Connection"));
    QVBoxLayout *node = page->addCard(tr("Bitcoin Core"), SettingGroup::Node);
    m_connectionTest =
        addTest(page, node, tr("&Test the connection"), &SettingsDialog::testConnection);
    QVBoxLayout *access = page->addCard(tr("Login"), SettingGroup::Login);
    m_secretPlaces.push_back(paragraph({}, this));
    access->addWidget(m_secretPlaces.back());
    page->addCard(tr("Folders of a node on this machine"), SettingGroup::Folders);
    page->addCard(tr("ZMQ"), SettingGroup::Zmq);
    page->addCard(tr("Electrum server"), SettingGroup::Electrum);
}

void SettingsDialog::addMirrorPage()
{
    SettingsPage *page = addPage(QStringLiteral("mirror"), tr("InfluxDB"));
    QVBoxLayout *card = page->addCard(tr("InfluxDB export"), SettingGroup::Mirror);
    m_secretPlaces.push_back(paragraph({}, this));
    card->addWidget(m_secretPlaces.back());
    m_mirrorTest = addTest(page, card, tr("&Write a test point"), &SettingsDialog::testMirror);
    page->addCard(tr("Prometheus and health over HTTP"), SettingGroup::Metrics);
}

void SettingsDialog::addGeoPage()
{
    SettingsPage *page = addPage(QStringLiteral("geoip"), tr("GeoIP"));
    QVBoxLayout *card = page->addCard(tr("Databases in use"));
    m_geo = new FactList(this);
    card->addWidget(m_geo);
    QVBoxLayout *cities = page->addCard(tr("Cities and providers"), SettingGroup::GeoIp);
    m_geoOffer = paragraph({}, this);
    cities->insertWidget(0, m_geoOffer);
    m_geoDownload = new GeoDownloadRow(this);
    cities->insertWidget(1, m_geoDownload);
    addPlace(page, QStringLiteral("geo_download"), tr("Download locations and providers"), nullptr,
             m_geoDownload);
    connect(m_geoDownload, &GeoDownloadRow::wanted, this,
            [this] { Q_EMIT downloadGeo(m_draft.loaded().config); });
    connect(m_geoDownload, &GeoDownloadRow::cancelled, this, &SettingsDialog::cancelGeo);
    cities->addWidget(paragraph(
        tr("The place and the provider of a peer are looked up in files on this machine. "
           "Databases of MaxMind and IPinfo (*.mmdb) serve as well: put them into the folder, they "
           "are noticed without a restart. Without any, countries come from the table that the "
           "program brings."),
        this));
    setGeoStatus({});
}

void SettingsDialog::addCollectorsPage()
{
    SettingsPage *page = addPage(QStringLiteral("collectors"), tr("Collectors"));
    page->addCard(tr("Polling"), SettingGroup::Intervals);
    page->addCard(tr("Mempool by feerate"), SettingGroup::Mempool);
    page->addCard(tr("What is collected"), SettingGroup::Collected);
}

void SettingsDialog::addAlertsPage()
{
    SettingsPage *page = addPage(QStringLiteral("alerts"), tr("Alerts"));
    QVBoxLayout *ways = page->addCard(tr("Notifications"), SettingGroup::Notifications);
    m_webhookTest = addTest(page, ways, tr("Send a &test message"), &SettingsDialog::testWebhook);
    m_limits = new AlertLimits(m_draft, this);
    connect(m_limits, &AlertLimits::edited, this, &SettingsDialog::refresh);
    QVBoxLayout *rules = page->addCard(tr("Alert rules"));
    rules->addWidget(m_limits);
}

void SettingsDialog::addAppearancePage()
{
    SettingsPage *page = addPage(QStringLiteral("appearance"), tr("Appearance"));
    QVBoxLayout *card = page->addCard(tr("Window"), SettingGroup::Appearance);
    auto *box = new SegmentBox(this);
    for (const auto &[mode, label] : Theme::modes()) {
        ChoiceButton *button = box->add(label, {});
        connect(button, &ChoiceButton::clicked, this, [this, chosen = mode] {
            Theme::current().setMode(chosen);
            refresh();
        });
        m_themes.push_back(button);
    }
    auto *row = new FormRow(tr("&Theme"), box, m_themes.front(), false, this);
    row->setHint(tr("Previewed now, saved when you apply"));
    card->insertWidget(0, row);
    addPlace(page, QStringLiteral("theme"), tr("&Theme"), row, m_themes.front());
}

void SettingsDialog::addProgramPage()
{
    SettingsPage *page = addPage(QStringLiteral("program"), tr("Program"));
    QVBoxLayout *program = page->addCard(tr("Program"), SettingGroup::Program);
    if (m_autostart)
        addAutostart(page, program);
    QVBoxLayout *card = page->addCard(tr("Stored data"), SettingGroup::OwnData);
    m_sizes = new FactList(this);
    card->addWidget(m_sizes);
}

void SettingsDialog::addAutostart(SettingsPage *page, QBoxLayout *layout)
{
    m_login = new SwitchButton(this);
    m_login->setAccessibleName(tr("Start at login"));
    m_login->setObjectName(QStringLiteral("start_at_login"));
    m_login->setChecked(m_autostart->isOn());
    connect(m_login, &QAbstractButton::clicked, this, &SettingsDialog::refresh);
    auto *row = new FormRow(tr("&Start at login"), m_login, m_login, true, this);
    row->setHint(tr("In the tray only"));
    layout->insertWidget(0, row);
    addPlace(page, m_login->objectName(), tr("&Start at login"), row, m_login);
}

void SettingsDialog::setGeoStatus(const GeoStatus &status)
{
    std::vector<FactList::Fact> facts;
    for (const GeoDatabaseInfo &database : status.databases)
        facts.emplace_back(database.type, databaseText(database));
    if (facts.empty())
        facts.emplace_back(tr("None"), tr("Countries, cities and providers of peers are unknown."));
    for (const QString &trouble : status.troubles)
        facts.emplace_back(tr("Cannot be used"), trouble);
    if (!status.folders.isEmpty())
        facts.emplace_back(tr("Looked in"), status.folders.join(QLatin1Char('\n')));
    m_geo->setFacts(facts);
}

void SettingsDialog::beginGeo()
{
    m_geoDownload->begin();
}

void SettingsDialog::setGeoProgress(const GeoDownloadProgress &progress)
{
    m_geoDownload->setProgress(progress);
}

void SettingsDialog::setGeoResult(const GeoDownloadResult &result)
{
    m_geoDownload->setResult(result);
}

void SettingsDialog::setDataSizes(const std::vector<DataSize> &sizes)
{
    std::vector<FactList::Fact> facts;
    qint64 sum = 0;
    for (const DataSize &size : sizes) {
        facts.emplace_back(sizeName(size.kind),
                           format::figure(static_cast<double>(size.bytes), Unit::Bytes).text());
        sum += size.bytes;
    }
    if (sizes.size() > 1)
        facts.emplace_back(tr("Total"),
                           format::figure(static_cast<double>(sum), Unit::Bytes).text());
    if (facts.empty())
        facts.emplace_back(tr("On disk"), tr("Nothing yet"));
    m_sizes->setFacts(facts);
}

void SettingsDialog::setConnectionVerdict(const TestVerdict &verdict)
{
    m_connectionTest->setVerdict(verdict);
}

void SettingsDialog::setMirrorVerdict(const TestVerdict &verdict)
{
    m_mirrorTest->setVerdict(verdict);
}

void SettingsDialog::setWebhookVerdict(const TestVerdict &verdict)
{
    m_webhookTest->setVerdict(verdict);
}

} // namespace bnm
