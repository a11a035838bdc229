// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/dependence.h"
#include "ui/peers/peer_filter.h"
#include "ui/theme.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace bnm {

class BarButton;
class ChoiceButton;

/// "Who you depend on": peers counted by what they have in common, outbound apart from
/// inbound, and how concentrated that is. A click on a bar filters by it.
class DependencePanel : public QWidget {
    Q_OBJECT
public:
    explicit DependencePanel(const Theme &theme, QWidget *parent = nullptr);

    void setDependence(const Dependence &dependence);
    /// Marks the bar that is filtered by.
    void setChosen(const std::optional<PeerGroupChoice> &chosen);
    void setGrouping(PeerGrouping grouping);
    void setInbound(bool inbound);
    bool isInbound() const { return m_inbound; }
    PeerGrouping grouping() const { return m_grouping; }
    QString concentrationText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< with the fewest bars

Q_SIGNALS:
    void groupChosen(const std::optional<bnm::PeerGroupChoice> &group);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Bars that are made once and refilled, so that focus stays.
    struct BarList {
        std::vector<BarButton *> bars;
        std::vector<PeerGroupChoice> choices;
        QVBoxLayout *layout = nullptr;
    };
    BarList makeBars();
    void refill();
    void fill(BarList &list, PeerGrouping grouping, const DependenceGroups &groups,
              std::size_t most, std::size_t colour);
    BarButton *barAt(BarList &list, std::size_t index);
    const DependenceGroups &groupsOf(PeerGrouping grouping) const;
    int countOf(const DependenceGroup &group) const;
    int total() const { return m_inbound ? m_dependence.inbound : m_dependence.outbound; }
    std::size_t barsThatFit() const;
    void showConcentration();
    void showConnectionTypes();

    const Theme &m_theme;
    Dependence m_dependence;
    PeerGrouping m_grouping = PeerGrouping::Provider;
    bool m_inbound = false;
    std::optional<PeerGroupChoice> m_chosen;
    QComboBox *m_choice;
    ChoiceButton *m_outboundButton;
    ChoiceButton *m_inboundButton;
    BarList m_main;
    BarList m_networks;
    QLabel *m_concentration;
    QLabel *m_networksTitle;
    QWidget *m_networksBox;
    BarButton *m_blockRelay;
};

} // namespace bnm
