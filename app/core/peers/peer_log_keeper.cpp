// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/peers/peer_log_keeper.h"

#include <utility>

namespace bnm {

PeerLogKeeper::PeerLogKeeper(PeerLogOptions options, QObject *parent)
    : Component({"peer_log", tr("Peer log"), 0, true}, parent),
      m_options(std::move(options)),
      m_write(this)
{
    m_write.setSingleShot(true);
    connect(&m_write, &QTimer::timeout, this, &PeerLogKeeper::write);
}

PeerLogKeeper::~PeerLogKeeper()
{
    if (m_newest)
        m_log->take(*m_newest);
}

void PeerLogKeeper::start()
{
    m_log = std::make_unique<PeerLog>(m_options);
    reportLog();
    Q_EMIT churnChanged(m_log->churn());
}

void PeerLogKeeper::take(const PeerSnapshotPtr &snapshot)
{
    if (!m_log || !snapshot)
        return;
    m_newest = snapshot;
    m_write.start(0); // after the snapshots that wait already
}

void PeerLogKeeper::write()
{
    if (m_log->take(*std::exchange(m_newest, nullptr)))
        Q_EMIT churnChanged(m_log->churn());
    reportLog();
}

void PeerLogKeeper::reportLog()
{
    if (const QString aside = m_log->takeSetAside(); !aside.isEmpty())
        qWarning("Peer log: the file was damaged. It is kept as %s; a new one is begun.",
                 qUtf8Printable(aside));
    if (const StoreTrouble trouble = m_log->trouble())
        report({StatusReport::Level::Bad, tr("not kept"),
                trouble.sentence + QLatin1Char(' ') + tr("Until then it is kept in memory only."),
                0});
    else
        report({StatusReport::Level::Good, tr("kept"), tr("Stays of the peers are kept."), 0});
}

} // namespace bnm
