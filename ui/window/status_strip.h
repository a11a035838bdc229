// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace bnm {

/// The last line of the window: the state of node, ZMQ, InfluxDB, the Electrum server and our own
/// history, each with a shape, a colour and a text.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStatuses(const std::vector<Status> &statuses);
    void setNodeAnswer(std::optional<qint64> answeredMs, qint64 nowMs);
    QString textOf(Name id) const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Placed {
        const Status *status;
        int left;
    };
    std::vector<Placed> placed() const;
    int widthOf(const Status &status) const;

    std::vector<Status> m_statuses;
    QString m_nodeAnswer;
};

} // namespace bnm
