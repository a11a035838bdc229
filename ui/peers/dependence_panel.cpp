// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/dependence_panel.h"

#include "app/core/format.h"
#include "ui/card.h"
#include "ui/fonts.h"
#include "ui/peers/bar_button.h"
#include "ui/peers/peer_columns.h"
#include "ui/plain_text.h"
#include "ui/window/choice_button.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

// The bounds competition authorities use for markets: below is spread, above is concentrated.
constexpr double moderate = 0.15;
constexpr double concentrated = 0.25;
// One group with so many of the outbound connections is worth a colour.
constexpr double watchedShare = 0.3;
constexpr int fewestToJudge = 4;
constexpr std::size_t fewestBars = 4;
constexpr std::size_t mostBars = 40;

QString wordFor(double index)
{
    return index < moderate       ? DependencePanel::tr("spread well")
           : index < concentrated ? DependencePanel::tr("moderate")
                                  : DependencePanel::tr("high");
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

DependencePanel::DependencePanel(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_choice(new QComboBox(this)),
      m_outboundButton(new ChoiceButton(theme, ChoiceButton::Look::Segment, tr("Outbound"), this)),
      m_inboundButton(new ChoiceButton(theme, ChoiceButton::Look::Segment, tr("Inbound"), this)),
      m_concentration(plainLabel({}, this)),
      m_networksTitle(plainLabel(groupingTitle(PeerGrouping::Network), this)),
      m_networksBox(new QWidget(this)),
      m_blockRelay(new BarButton(theme, this))
{
    auto *heading = plainLabel(tr("Who you depend on"), this);
    heading->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_networksTitle->setFont(heading->font());
    m_concentration->setWordWrap(true);
    m_concentration->setFont(scaledFont(font(), 0.92));
    m_concentration->setForegroundRole(QPalette::PlaceholderText);
    for (const PeerGrouping grouping :
         {PeerGrouping::Provider, PeerGrouping::Country, PeerGrouping::Network,
          PeerGrouping::UserAgent, PeerGrouping::Transport})
        m_choice->addItem(groupingTitle(grouping), static_cast<int>(grouping));
    m_choice->setAccessibleName(tr("Grouped by"));
    m_choice->setToolTip(tr("By what the peers are counted"));
    m_outboundButton->setChecked(true);
    m_outboundButton->setToolTip(plainToolTip(
        tr("Connections the node chose itself. What it knows of the network rests on these.")));
    m_inboundButton->setToolTip(plainToolTip(tr("Connections others opened to the node.")));
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_grouping = static_cast<PeerGrouping>(m_choice->itemData(index).toInt());
        refill();
    });
    connect(m_outboundButton, &QAbstractButton::clicked, this, [this] { setInbound(false); });
    connect(m_inboundButton, &QAbstractButton::clicked, this, [this] { setInbound(true); });
    m_main = makeBars();
    m_networks = makeBars();
    connect(m_blockRelay, &QAbstractButton::clicked, this, [this](bool checked) {
        Q_EMIT groupChosen(checked
                               ? std::optional(PeerGroupChoice{PeerGrouping::ConnectionType,
                                                               QStringLiteral("block-relay-only"),
                                                               tr("block-relay-only")})
                               : std::nullopt);
    });

    auto *segments = new QHBoxLayout;
    segments->setSpacing(gridUnits(this, 0.5));
    segments->addWidget(m_choice);
    segments->addStretch();
    segments->addWidget(m_outboundButton);
    segments->addWidget(m_inboundButton);
    auto *networks = new QVBoxLayout(m_networksBox);
    networks->setContentsMargins({});
    networks->setSpacing(gridUnits(this, 0.5));
    networks->addWidget(m_networksTitle);
    networks->addLayout(m_networks.layout);
    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3.5);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2.5));
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addWidget(heading);
    layout->addLayout(segments);
    layout->addLayout(m_main.layout);
    layout->addWidget(m_concentration);
    layout->addWidget(m_networksBox);
    layout->addStretch(1);
    layout->addWidget(m_blockRelay);
    setFixedWidth(gridUnits(this, 74));
    refill();
}

DependencePanel::BarList DependencePanel::makeBars()
{
    BarList list;
    list.layout = new QVBoxLayout;
    list.layout->setSpacing(0);
    return list;
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
    paintPanel(this, m_theme.colours());
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
    m_choice->setCurrentIndex(m_choice->findData(static_cast<int>(grouping)));
}

void DependencePanel::setInbound(bool inbound)
{
    m_inbound = inbound;
    m_outboundButton->setChecked(!inbound);
    m_inboundButton->setChecked(inbound);
    refill();
}

const DependenceGroups &DependencePanel::groupsOf(PeerGrouping grouping) const
{
    switch (grouping) {
    case PeerGrouping::Provider: return m_dependence.providers;
    case PeerGrouping::Country: return m_dependence.countries;
    case PeerGrouping::Network: return m_dependence.networks;
    case PeerGrouping::UserAgent: return m_dependence.userAgents;
    case PeerGrouping::Transport: return m_dependence.transports;
    case PeerGrouping::ConnectionType: return m_dependence.connectionTypes;
    }
    return m_dependence.networks;
}

int DependencePanel::countOf(const DependenceGroup &group) const
{
    return m_inbound ? group.inbound : group.outbound;
}

/// How many bars the upper list may have, the rest of the panel being as high as it is.
std::size_t DependencePanel::barsThatFit() const
{
    const int bar = m_blockRelay->sizeHint().height();
    int taken = gridUnits(this, 5 + 4.5 + 6.5 + 9 + 5) + bar; // margins, headings, words
    if (m_grouping != PeerGrouping::Network)
        taken += gridUnits(this, 6.5) + bar * static_cast<int>(allPeerNetworks.size());
    const int room = std::max(0, height() - taken) / bar;
    return std::clamp(static_cast<std::size_t>(room), fewestBars, mostBars);
}

BarButton *DependencePanel::barAt(BarList &list, std::size_t index)
{
    while (list.bars.size() <= index) {
        auto *bar = new BarButton(m_theme, this);
        const std::size_t number = list.bars.size();
        connect(bar, &QAbstractButton::clicked, this, [this, &list, number](bool checked) {
            Q_EMIT groupChosen(checked ? std::optional(list.choices[number]) : std::nullopt);
        });
        list.layout->addWidget(bar);
        list.bars.push_back(bar);
        list.choices.emplace_back();
    }
    return list.bars[index];
}

void DependencePanel::fill(BarList &list, PeerGrouping grouping, const DependenceGroups &groups,
                           std::size_t most, std::size_t colour)
{
    DependenceGroups ordered;
    for (const DependenceGroup &group : groups)
        if (grouping == PeerGrouping::Network || countOf(group) > 0)
            ordered.push_back(group);
    if (grouping != PeerGrouping::Network)
        std::stable_sort(ordered.begin(), ordered.end(), [this](const auto &a, const auto &b) {
            return std::pair(!a.key.isEmpty(), countOf(a)) >
                   std::pair(!b.key.isEmpty(), countOf(b));
        });
    const std::size_t named = ordered.size() <= most ? ordered.size() : most - 1;
    int largest = 1;
    int others = 0;
    for (std::size_t i = 0; i < ordered.size(); ++i)
        if (i < named)
            largest = std::max(largest, countOf(ordered[i]));
        else
            others += countOf(ordered[i]);
    largest = std::max(largest, others);
    std::size_t used = 0;
    for (; used < named; ++used) {
        const DependenceGroup &group = ordered[used];
        BarButton *bar = barAt(list, used);
        const int count = countOf(group);
        const bool warned = !m_inbound && !group.key.isEmpty() &&
                            (grouping == PeerGrouping::Provider) && total() >= fewestToJudge &&
                            count > 1 && count >= watchedShare * total();
        const QString label = group.label.isEmpty()                ? tr("unknown")
                              : grouping == PeerGrouping::Provider ? withNumber(group)
                                                                   : plainLine(group.label);
        bar->setBar({label, count, largest, colour, warned,
                     tr("%1\n%2 outbound, %3 inbound\nClick to show these peers only")
                         .arg(label)
                         .arg(group.outbound)
                         .arg(group.inbound)});
        list.choices[used] = {grouping, group.key, label};
        bar->setEnabled(group.total() > 0);
        bar->setChecked(m_chosen && m_chosen->grouping == grouping && m_chosen->key == group.key);
        bar->show();
    }
    if (others > 0) {
        BarButton *bar = barAt(list, used++);
        bar->setBar({tr("%1 others").arg(ordered.size() - named), others, largest, colour, false,
                     tr("All that are not named above, together")});
        bar->setEnabled(false);
        bar->setChecked(false);
        bar->show();
    }
    for (std::size_t i = used; i < list.bars.size(); ++i)
        list.bars[i]->hide();
}

void DependencePanel::refill()
{
    fill(m_main, m_grouping, groupsOf(m_grouping), barsThatFit(), 0);
    const bool apart = m_grouping != PeerGrouping::Network;
    m_networksBox->setVisible(apart);
    if (apart) {
        // All five are shown: that there is none is worth knowing.
        DependenceGroups networks;
        for (const PeerNetwork network : allPeerNetworks) {
            const auto it = std::find_if(
                m_dependence.networks.begin(), m_dependence.networks.end(),
                [network](const DependenceGroup &group) { return group.key == nameOf(network); });
            networks.push_back(it == m_dependence.networks.end()
                                   ? DependenceGroup{nameOf(network), networkTitle(network), 0, 0}
                                   : *it);
        }
        fill(m_networks, PeerGrouping::Network, networks, networks.size(), 2);
    }
    showConcentration();
    showConnectionTypes();
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
                            : tr("Concentration: too few of these peers have a known %1")
                                  .arg(byCountry ? tr("country") : tr("provider"));
    QString text =
        m_inbound ? tr("Concentration of all peers %1 (%2).") : tr("Concentration %1 (%2).");
    text = text.arg(QString::number(*index, 'f', 2), wordFor(*index));
    const DependenceGroups &groups = groupsOf(m_grouping);
    int largest = 0;
    for (const DependenceGroup &group : groups)
        if (!group.key.isEmpty() && !(byCountry && isNetworkName(group.key)))
            largest = std::max(largest, countOf(group));
    if (largest > 0)
        text += QLatin1Char(' ') + (byCountry ? tr("One country has %1 of %2 %3 connections.")
                                              : tr("One provider carries %1 of %2 %3 connections."))
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
        tr("Herfindahl-Hirschman index: the sum of the squared shares of all groups. Near 0, every "
           "peer is elsewhere; 1, all are in one hand. Below %1 the peers are spread well, from %2 "
           "on whoever runs a few networks could keep blocks from this node. Outbound connections "
           "are judged apart: the node chose them itself, so they protect it from being "
           "surrounded. Tor, I2P and CJDNS count as one provider each and are in no country.")
            .arg(moderate)
            .arg(concentrated)));
}

void DependencePanel::showConnectionTypes()
{
    m_blockRelay->setBar(
        {tr("Block-relay-only"), m_dependence.blockRelayOnly, std::max(1, m_dependence.outbound), 3,
         false,
         tr("Connections that carry blocks only, and so are hard to find from outside.\nAt a clean "
            "shutdown the node keeps two of them as anchors, to connect to first after a start; it "
            "does not tell which.\nManual: %1 · feeler: %2 · address fetch: %3")
             .arg(m_dependence.manual)
             .arg(m_dependence.feeler)
             .arg(m_dependence.addrFetch)});
    m_blockRelay->setEnabled(m_dependence.blockRelayOnly > 0);
    m_blockRelay->setChecked(m_chosen && m_chosen->grouping == PeerGrouping::ConnectionType);
}

} // namespace bnm
