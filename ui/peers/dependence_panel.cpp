// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/dependence_panel.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/fonts.h"
#include "ui/controls/segment_box.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/peers/bar_button.h"
#include "ui/peers/peer_columns.h"
#include "ui/text/plain_text.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>

#include <algorithm>
#include <array>
#include <cmath>

namespace bnm {

namespace {

// The bounds competition authorities use for markets: below is spread, above is concentrated.
constexpr double moderate = 0.15;
constexpr double concentrated = 0.25;
// A group with this share of the outbound connections is highlighted.
constexpr double watchedShare = 0.3;
constexpr int fewestToJudge = 4;
constexpr std::size_t fewestBars = 4;
constexpr std::size_t mostBars = 12;
constexpr std::size_t otherBars = 5; // of a way to group that was not chosen
constexpr std::size_t unknownColour = 4;

constexpr std::array groupings = {PeerGrouping::Provider, PeerGrouping::Country,
                                  PeerGrouping::Network, PeerGrouping::UserAgent,
                                  PeerGrouping::Transport};

QString wordFor(double index)
{
    return index < moderate       ? DependencePanel::tr("high")
           : index < concentrated ? DependencePanel::tr("moderate")
                                  : DependencePanel::tr("low");
}

/// Tor, I2P and CJDNS are listed among countries and providers; they are no country.
bool isNetworkName(const QString &key)
{
    return std::any_of(allPeerNetworks.begin(), allPeerNetworks.end(),
                       [&key](PeerNetwork network) { return nameOf(network) == key; });
}

QString withNumber(const DependenceGroup &group)
{
    const QString label = plainLine(group.label);
    return group.key.startsWith(QLatin1String("AS")) && group.key != group.label
               ? QStringLiteral("%1 (%2)").arg(label, group.key)
               : label;
}

} // namespace

DependencePanel::DependencePanel(QWidget *parent)
    : QWidget(parent),
      m_choice(new SmallButton({}, this)),
      m_concentration(plainLabel({}, this)),
      m_blockRelay(new BarButton(this))
{
    auto *heading = plainLabel(tr("Peer diversity"), this);
    heading->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_concentration->setWordWrap(true);
    m_concentration->setFont(scaledFont(font(), 0.92));
    m_concentration->setForegroundRole(QPalette::PlaceholderText);
    m_choice->setToolTip(tr("Group peers by"));
    connect(m_choice, &QAbstractButton::clicked, this, &DependencePanel::openChoice);
    auto *directions = new SegmentBox(this);
    m_outboundButton = directions->add(
        tr("Outbound"),
        tr("Connections that the node chose itself. Its view of the network depends on them."));
    m_inboundButton =
        directions->add(tr("Inbound"), tr("Connections that others opened to the node."));
    m_outboundButton->setChecked(true);
    connect(m_outboundButton, &QAbstractButton::clicked, this, [this] { setInbound(false); });
    connect(m_inboundButton, &QAbstractButton::clicked, this, [this] { setInbound(true); });
    connect(m_blockRelay, &QAbstractButton::clicked, this, [this](bool checked) {
        Q_EMIT groupChosen(checked
                               ? std::optional(PeerGroupChoice{PeerGrouping::ConnectionType,
                                                               QStringLiteral("block-relay-only"),
                                                               tr("block-relay-only")})
                               : std::nullopt);
    });

    auto *choices = new QHBoxLayout;
    choices->setSpacing(gridUnits(this, 1));
    choices->addWidget(m_choice);
    choices->addStretch();
    choices->addWidget(directions);
    m_main = makeSection(m_grouping, false);
    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3.5);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2.5));
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addWidget(heading);
    layout->addLayout(choices);
    layout->addWidget(m_main.box);
    layout->addWidget(m_concentration);
    // Networks first: a missing one is worth knowing.
    for (const PeerGrouping grouping :
         {PeerGrouping::Network, PeerGrouping::Transport, PeerGrouping::UserAgent,
          PeerGrouping::Country, PeerGrouping::Provider}) {
        m_others.push_back(makeSection(grouping, true));
        layout->addWidget(m_others.back().box);
    }
    layout->addStretch(1);
    layout->addWidget(m_blockRelay);
    setFixedWidth(sizeHint().width());
    refill();
}

DependencePanel::Section DependencePanel::makeSection(PeerGrouping grouping, bool titled)
{
    Section section;
    section.grouping = grouping;
    section.box = new QWidget(this);
    section.layout = new QVBoxLayout(section.box);
    section.layout->setContentsMargins({});
    section.layout->setSpacing(0);
    if (titled) {
        QLabel *title = plainLabel(groupingTitle(grouping), section.box);
        title->setFont(scaledFont(font(), 1, QFont::DemiBold));
        section.layout->addWidget(title);
        section.layout->addSpacing(gridUnits(this, 0.5));
    }
    return section;
}

void DependencePanel::openChoice()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const PeerGrouping grouping : groupings) {
        QAction *action = menu->addAction(groupingTitle(grouping));
        action->setCheckable(true);
        action->setChecked(grouping == m_grouping);
        connect(action, &QAction::triggered, this, [this, grouping] { setGrouping(grouping); });
    }
    menu->popup(m_choice->mapToGlobal(QPoint(0, m_choice->height())));
}

QSize DependencePanel::sizeHint() const
{
    return {gridUnits(this, 74), gridUnits(this, 84)};
}

QSize DependencePanel::minimumSizeHint() const
{
    return {gridUnits(this, 74), gridUnits(this, 60)};
}

void DependencePanel::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

void DependencePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refill();
}

void DependencePanel::setDependence(const Dependence &dependence)
{
    m_dependence = dependence;
    refill();
}

void DependencePanel::setChosen(const std::optional<PeerGroupChoice> &chosen)
{
    m_chosen = chosen;
    refill();
}

void DependencePanel::setGrouping(PeerGrouping grouping)
{
    m_grouping = grouping;
    refill();
}

void DependencePanel::setInbound(bool inbound)
{
    m_inbound = inbound;
    m_outboundButton->setChecked(!inbound);
    m_inboundButton->setChecked(inbound);
    refill();
}

DependenceGroups DependencePanel::groupsOf(PeerGrouping grouping) const
{
    DependenceGroups groups;
    switch (grouping) {
    case PeerGrouping::Provider: groups = m_dependence.providers; break;
    case PeerGrouping::Country: groups = m_dependence.countries; break;
    case PeerGrouping::UserAgent: groups = m_dependence.userAgents; break;
    case PeerGrouping::Transport: groups = m_dependence.transports; break;
    case PeerGrouping::ConnectionType: groups = m_dependence.connectionTypes; break;
    case PeerGrouping::Network:
        for (const PeerNetwork network : allPeerNetworks) {
            const auto it = std::find_if(
                m_dependence.networks.begin(), m_dependence.networks.end(),
                [network](const DependenceGroup &group) { return group.key == nameOf(network); });
            groups.push_back(it == m_dependence.networks.end()
                                 ? DependenceGroup{nameOf(network), titleOf(network), 0, 0}
                                 : *it);
        }
        return groups;
    }
    std::erase_if(groups, [this](const auto &group) { return countOf(group) == 0; });
    std::stable_sort(groups.begin(), groups.end(), [this](const auto &a, const auto &b) {
        return std::pair(!a.key.isEmpty(), countOf(a)) > std::pair(!b.key.isEmpty(), countOf(b));
    });
    return groups;
}

int DependencePanel::countOf(const DependenceGroup &group) const
{
    return m_inbound ? group.inbound : group.outbound;
}

BarButton *DependencePanel::barAt(Section &section, std::size_t index)
{
    while (section.bars.size() <= index) {
        auto *bar = new BarButton(section.box);
        const std::size_t number = section.bars.size();
        connect(bar, &QAbstractButton::clicked, this, [this, bar, number](bool checked) {
            const auto isOf = [bar](const Section &one) { return one.box == bar->parentWidget(); };
            const Section &mine =
                isOf(m_main) ? m_main : *std::find_if(m_others.begin(), m_others.end(), isOf);
            Q_EMIT groupChosen(checked ? std::optional(mine.choices[number]) : std::nullopt);
        });
        section.layout->addWidget(bar);
        section.bars.push_back(bar);
        section.choices.emplace_back();
    }
    return section.bars[index];
}

void DependencePanel::showBar(Section &section, std::size_t index, const DependenceGroup &group,
                              int largest, std::size_t colour)
{
    BarButton *bar = barAt(section, index);
    const int count = countOf(group);
    const bool warned = !m_inbound && !group.key.isEmpty() && total() >= fewestToJudge &&
                        section.grouping == PeerGrouping::Provider && count > 1 &&
                        count >= watchedShare * total();
    const QString label = group.label.isEmpty() ? tr("unknown") : plainLine(group.label);
    QString tip = tr("%1\n%2 outbound, %3 inbound")
                      .arg(withNumber(group))
                      .arg(group.outbound)
                      .arg(group.inbound);
    if (warned)
        tip +=
            QLatin1Char('\n') + tr("Warning: this group has a large share of your outbound peers");
    if (group.total() > 0)
        tip += QLatin1Char('\n') + tr("Click to show these peers only");
    bar->setBar({label, count, largest, group.key.isEmpty() ? unknownColour : colour, warned, tip});
    section.choices[index] = {section.grouping, group.key, label};
    bar->setEnabled(group.total() > 0);
    bar->setChecked(m_chosen && m_chosen->grouping == section.grouping &&
                    m_chosen->key == group.key);
    bar->show();
}

void DependencePanel::fill(Section &section, const DependenceGroups &groups, std::size_t most,
                           std::size_t colour)
{
    const std::size_t named = groups.size() <= most ? groups.size() : most - 1;
    int largest = 1;
    int others = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
        (i < named ? largest : others) =
            i < named ? std::max(largest, countOf(groups[i])) : others + countOf(groups[i]);
    largest = std::max(largest, others);
    for (std::size_t i = 0; i < named; ++i)
        showBar(section, i, groups[i], largest, colour);
    std::size_t used = named;
    if (others > 0) {
        BarButton *bar = barAt(section, used++);
        bar->setBar(
            {tr("%1 others", nullptr, plural(groups.size() - named)).arg(groups.size() - named),
             others, largest, unknownColour, false, tr("All groups not listed above")});
        bar->setEnabled(false);
        bar->setChecked(false);
        bar->show();
    }
    int nameWidth = 0;
    for (std::size_t i = 0; i < used; ++i)
        nameWidth = std::max(nameWidth, section.bars[i]->wantedNameWidth());
    for (std::size_t i = 0; i < section.bars.size(); ++i)
        section.bars[i]->setNameWidth(nameWidth);
    for (std::size_t i = used; i < section.bars.size(); ++i)
        section.bars[i]->hide();
}

/// The chosen grouping comes first, then others as far as they fit.
void DependencePanel::refill()
{
    m_choice->setText(groupingTitle(m_grouping) + QStringLiteral(" ▾"));
    m_choice->setAccessibleName(tr("Grouped by: %1").arg(groupingTitle(m_grouping)));
    m_choice->updateGeometry();
    m_main.grouping = m_grouping;
    showConcentration();
    showConnectionTypes();
    const int bar = m_blockRelay->sizeHint().height();
    const int gap = layout()->spacing();
    const int heading = fontMetrics().height() + gap + gridUnits(this, 0.5);
    const QMargins margins = layout()->contentsMargins();
    int room = height() - margins.top() - margins.bottom() - fontMetrics().height() - bar -
               4 * gap - m_choice->sizeHint().height();
    if (!m_concentration->text().isEmpty())
        room -= gap + m_concentration->heightForWidth(width() - margins.left() - margins.right());
    const auto heightOf = [&](const DependenceGroups &groups) {
        return heading + bar * static_cast<int>(std::min(groups.size(), otherBars));
    };
    const DependenceGroups chosen = groupsOf(m_grouping);
    const int forNetworks =
        m_grouping == PeerGrouping::Network ? 0 : heightOf(groupsOf(PeerGrouping::Network));
    const auto fitting = static_cast<std::size_t>(std::max(0, room - forNetworks) / bar);
    const std::size_t most = std::clamp(fitting, fewestBars, mostBars);
    fill(m_main, chosen, most, 0);
    room -= bar * static_cast<int>(std::min(chosen.size(), most));
    for (Section &section : m_others) {
        const DependenceGroups groups = groupsOf(section.grouping);
        const bool fits =
            section.grouping != m_grouping && !groups.empty() && room >= heightOf(groups);
        section.box->setVisible(fits);
        if (!fits)
            continue;
        room -= heightOf(groups);
        fill(section, groups, otherBars, section.grouping == PeerGrouping::Network ? 2 : 0);
    }
}

QString DependencePanel::concentrationText() const
{
    const bool byCountry = m_grouping == PeerGrouping::Country;
    const auto index = m_inbound ? (byCountry ? m_dependence.countryHhi : m_dependence.providerHhi)
                                 : (byCountry ? m_dependence.outboundCountryHhi
                                              : m_dependence.outboundProviderHhi);
    if (m_grouping != PeerGrouping::Provider && !byCountry)
        return {};
    if (!index)
        return total() == 0 ? tr("No such connections")
                            : tr("Diversity: too few of these peers have a known %1")
                                  .arg(byCountry ? tr("country") : tr("provider"));
    QString text =
        m_inbound ? tr("Diversity of all peers: %2 (index %1).") : tr("Diversity: %2 (index %1).");
    text = text.arg(format::decimal(*index, 2), wordFor(*index));
    const DependenceGroups groups = groupsOf(m_grouping);
    int largest = 0;
    for (const DependenceGroup &group : groups)
        if (!group.key.isEmpty() && !(byCountry && isNetworkName(group.key)))
            largest = std::max(largest, countOf(group));
    if (largest > 0)
        text += QLatin1Char(' ') + (byCountry ? tr("The largest country has %1 of %2 %3 peers.")
                                              : tr("The largest provider has %1 of %2 %3 peers."))
                                       .arg(largest)
                                       .arg(total())
                                       .arg(m_inbound ? tr("inbound") : tr("outbound"));
    return text;
}

void DependencePanel::showConcentration()
{
    m_concentration->setText(concentrationText());
    m_concentration->setVisible(!m_concentration->text().isEmpty());
    m_concentration->setToolTip(plainToolTip(
        tr("The index is the Herfindahl-Hirschman index: the sum of the squared shares of all "
           "groups, from 0 (every peer in another group) to 1 (all in one). Below %1 diversity is "
           "high. From %2 it is low: the operators of a few networks could keep blocks from this "
           "node. Outbound peers are judged separately, because the node chose them itself and "
           "they protect it from being isolated. Tor, I2P and CJDNS count as one provider each and "
           "have no country.")
            .arg(format::decimal(moderate, 2), format::decimal(concentrated, 2))));
}

void DependencePanel::showConnectionTypes()
{
    m_blockRelay->setBar(
        {tr("Block-relay-only"), m_dependence.blockRelayOnly, std::max(1, m_dependence.outbound), 3,
         false,
         tr("Connections that carry blocks only, so others cannot easily find them.\nAt a clean "
            "shutdown the node saves two of them as anchors and connects to these first at its "
            "next start. It does not report which.\nManual: %1 · feeler: %2 · address fetch: %3")
             .arg(m_dependence.manual)
             .arg(m_dependence.feeler)
             .arg(m_dependence.addrFetch)});
    m_blockRelay->setNameWidth(m_blockRelay->wantedNameWidth());
    m_blockRelay->setEnabled(m_dependence.blockRelayOnly > 0);
    m_blockRelay->setChecked(m_chosen && m_chosen->grouping == PeerGrouping::ConnectionType);
}

} // namespace bnm
