// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/component_ids.h"
#include "app/desktop/desktop_presence.h"
#include "tests/support/made_status.h"
#include "ui/window/main_window.h"

#include <QDateTime>
#include <QTemporaryDir>

namespace bnm {

/// A window with its tray and notifications, fed by hand.
struct ShownDesktop {
    LiveSeries series;
    ChartData charts{series, nullptr};
    QTemporaryDir directory;
    Outbox outbox{QStringLiteral("desktop")};
    QString stateFile = directory.filePath(QStringLiteral("window.ini"));
    MainWindow window{charts, {stateFile}};
    DesktopPresence desktop{window, {QStringLiteral("cupboard"), true, stateFile}, true};

    ShownDesktop()
    {
        window.showNode({QStringLiteral("mainnet"), QStringLiteral("cupboard")});
        window.show();
        desktop.setOutbox(&outbox);
    }
    void tell(const AlertNews &news)
    {
        outbox.add(news, QDateTime::currentMSecsSinceEpoch());
        outbox.release(outbox.newestId());
    }
    void answer()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        Point chain("blockchain", now);
        Point peers("peers", now);
        Point feerates("recommended_feerate", now);
        series.add({chain.set("best_height", 920'000).set("tip_age_seconds", 180),
                    peers.set("total", 24).set("inbound", 14).set("outbound", 10),
                    feerates.tag("source", QStringLiteral("core_rawmempool"))
                        .set("next_block_sat_vb", 12.44)});
        NodeFigures figures;
        figures.doubt = FeerateDoubt::None;
        window.setNodeFigures(figures);
        window.setStatus(madeStatus(ids::node, Status::Level::Good));
    }
    TrayPresence::Kind kind() { return desktop.tray().kind(); }
};

} // namespace bnm
