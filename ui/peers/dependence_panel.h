// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/dependence.h"
#include "ui/peers/peer_filter.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace bnm {

class BarButton;
class ChoiceButton;
class SmallButton;

/// "Peer diversity": peers counted by group, outbound and inbound separately, with their
/// concentration. A click on a bar filters by it.
class DependencePanel : public QWidget {
    Q_OBJECT
public:
    explicit DependencePanel(QWidget *parent = nullptr);

    void setDependence(const Dependence &dependence);
    /// Marks the bar of the current filter.
    void setChosen(const std::optional<PeerGroupChoice> &chosen);
    void setGrouping(PeerGrouping grouping);
    void setInbound(bool inbound);
    PeerGrouping grouping() const { return m_grouping; }
    QString concentrationText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< with the minimum number of bars

Q_SIGNALS:
    void groupChosen(const std::optional<bnm::PeerGroupChoice> &group);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// One grouping with its bars; they are created once and refilled, so that focus stays.
    struct Section {
        PeerGrouping grouping = PeerGrouping::Provider;
        QWidget *box = nullptr;
        QVBoxLayout *layout = nullptr;
        std::vector<BarButton *> bars;
        std::vector<PeerGroupChoice> choices;
    };
    Section makeSection(PeerGrouping grouping, bool titled);
    void openChoice();
    void refill();
    void fill(Section &section, const DependenceGroups &groups, std::size_t most,
              std::size_t colour);
    void showBar(Section &section, std::size_t index, const DependenceGroup &group, int largest,
                 std::size_t colour);
    BarButton *barAt(Section &section, std::size_t index);
    /// Groups with peers of the chosen direction, the largest first; all networks.
    DependenceGroups groupsOf(PeerGrouping grouping) const;
    int countOf(const DependenceGroup &group) const;
    int total() const { return m_inbound ? m_dependence.inbound : m_dependence.outbound; }
    void showConcentration();
    void showConnectionTypes();

    Dependence m_dependence;
    PeerGrouping m_grouping = PeerGrouping::Provider;
    bool m_inbound = false;
    std::optional<PeerGroupChoice> m_chosen;
    SmallButton *m_choice;
    ChoiceButton *m_outboundButton;
    ChoiceButton *m_inboundButton;
    Section m_main;                ///< the chosen grouping
    std::vector<Section> m_others; ///< other groupings, as far as they fit
    QLabel *m_concentration;
    BarButton *m_blockRelay;
};

} // namespace bnm
