// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/status.h"
#include "ui/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace bnm {

/// The last line of the window: how things stand with the node, ZMQ, InfluxDB, the Electrum
/// server and our own history, each with a shape, a colour and words.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(const Theme &theme, QWidget *parent = nullptr);

    void setLinks(const std::vector<LinkStatus> &links);
    void setNodeAnswer(std::optional<qint64> answeredMs, qint64 nowMs);
    QString textOf(LinkStatus::Party party) const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Placed {
        const LinkStatus *link;
        int left;
    };
    std::vector<Placed> placed() const;
    int widthOf(const LinkStatus &link) const;

    const Theme &m_theme;
    std::vector<LinkStatus> m_links;
    QString m_nodeAnswer;
};

} // namespace bnm
