// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QProgressBar;

namespace bnm {

class BanPanel;
class FactList;

/// The node itself, in words: version, uptime, warnings, addresses and networks, storage, soft
/// forks; during the initial block download its progress.
class NodePage : public Page {
    Q_OBJECT
public:
    explicit NodePage(QWidget *parent = nullptr);

    /// Of the settings; empty: not known.
    void setBlocksFolder(const QString &folder) { m_blocksFolder = folder; }
    void refresh(const PageData &view) override;
    void tick(const PageData &view) override;

Q_SIGNALS:
    void bansWanted();

private:
    struct Part {
        Card *card;
        FactList *facts;
    };
    Part addPart(const QString &title, int row, int column);
    void showSoftware(const PageData &view);
    void showWarnings(const PageData &view);
    void showNetworks(const PageData &view);
    void showStorage(const PageData &view);
    void showSoftForks(const PageData &view);
    void showDownload(const PageData &view);

    QString m_blocksFolder;
    Card *m_download;
    QProgressBar *m_progress;
    Part m_software;
    Part m_warnings;
    Part m_networks;
    Part m_storage;
    Part m_softForks;
    BanPanel *m_bans;
};

} // namespace bnm
