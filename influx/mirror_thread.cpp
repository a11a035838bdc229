// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/mirror_thread.h"

namespace bnm {

MirrorThread::MirrorThread(MirrorOptions options, MakeBuffer makeBuffer, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_makeBuffer(std::move(makeBuffer))
{
    m_thread.setObjectName(QStringLiteral("mirror"));
    m_there.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_there, [this] { m_mirror.reset(); },
        Qt::DirectConnection);
}

MirrorThread::~MirrorThread()
{
    end()->wait();
}

QThread *MirrorThread::end()
{
    // Behind all that was handed over before.
    QMetaObject::invokeMethod(
        &m_there, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    return &m_thread;
}

void MirrorThread::run(std::function<void(Mirror &)> work)
{
    QMetaObject::invokeMethod(
        &m_there, [this, work = std::move(work)] { work(*m_mirror); }, Qt::QueuedConnection);
}

void MirrorThread::start()
{
    QMetaObject::invokeMethod(
        &m_there,
        [this] {
            m_mirror = std::make_unique<Mirror>(m_options, m_makeBuffer());
            connect(m_mirror.get(), &Mirror::linkChanged, this, &MirrorThread::linkChanged);
            connect(m_mirror.get(), &Mirror::pointsReady, this, &MirrorThread::pointsReady);
            connect(m_mirror.get(), &Mirror::kept, this, &MirrorThread::kept);
            connect(m_mirror.get(), &Mirror::troubleChanged, this, &MirrorThread::troubleChanged);
            connect(m_mirror.get(), &Mirror::flushed, this, &MirrorThread::flushed);
            connect(m_mirror.get(), &Mirror::stuckChanged, this,
                    [this](bool stuck) { m_stuck = stuck; });
            m_mirror->start();
        },
        Qt::QueuedConnection);
    m_thread.start();
}

void MirrorThread::take(const Points &points)
{
    run([points](Mirror &mirror) { mirror.take(points); });
}

void MirrorThread::flush(int timeoutMs)
{
    run([timeoutMs](Mirror &mirror) { mirror.flush(timeoutMs); });
}

} // namespace bnm
