// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/peers/peer_log_thread.h"

namespace bnm {

PeerLogThread::PeerLogThread(PeerLogOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("peer log"));
    m_there.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_there, [this] { m_log.reset(); }, Qt::DirectConnection);
}

PeerLogThread::~PeerLogThread()
{
    end()->wait();
}

QThread *PeerLogThread::end()
{
    // Behind all that was handed over before.
    QMetaObject::invokeMethod(
        &m_there, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    return &m_thread;
}

void PeerLogThread::start()
{
    QMetaObject::invokeMethod(
        &m_there,
        [this] {
            m_log = std::make_unique<PeerLog>(m_options);
            tellTrouble();
            QMetaObject::invokeMethod(
                this, [this, churn = m_log->churn()] { Q_EMIT churnChanged(churn); });
        },
        Qt::QueuedConnection);
    m_thread.start(QThread::LowPriority);
}

void PeerLogThread::take(const PeerSnapshotPtr &snapshot)
{
    if (m_running)
        return;
    m_running = true;
    QMetaObject::invokeMethod(
        &m_there,
        [this, snapshot] {
            std::optional<PeerChurn> churn;
            if (m_log->take(*snapshot))
                churn = m_log->churn();
            tellTrouble();
            QMetaObject::invokeMethod(this, [this, churn = std::move(churn)] {
                m_running = false;
                if (churn)
                    Q_EMIT churnChanged(*churn);
            });
        },
        Qt::QueuedConnection);
}

void PeerLogThread::tellTrouble()
{
    if (const QString aside = m_log->takeSetAside(); !aside.isEmpty())
        qWarning("Peer log: the file was damaged. It is kept as %s; a new one is begun.",
                 qUtf8Printable(aside));
    const StoreTrouble trouble = m_log->trouble();
    if (trouble && trouble.kind != m_told)
        qWarning("Peer log: %s Until then it is kept in memory only.",
                 qUtf8Printable(trouble.sentence));
    m_told = trouble.kind;
}

} // namespace bnm
