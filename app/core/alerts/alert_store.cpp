// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_store.h"

#include "app/core/alerts/alert_file.h"

namespace bnm {

AlertStore::AlertStore(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    m_thread.setObjectName(QStringLiteral("alerts"));
    m_there.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_there, [this] { m_file.reset(); }, Qt::DirectConnection);
    m_thread.start(QThread::LowPriority);
}

AlertStore::~AlertStore()
{
    end()->wait();
}

QThread *AlertStore::end()
{
    // Behind all that was handed over before.
    QMetaObject::invokeMethod(
        &m_there, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    return &m_thread;
}

void AlertStore::run(std::function<void(AlertFile &)> work)
{
    QMetaObject::invokeMethod(
        &m_there,
        [this, work = std::move(work)] {
            if (!m_file)
                m_file = std::make_unique<AlertFile>(m_path);
            work(*m_file);
        },
        Qt::QueuedConnection);
}

void AlertStore::load()
{
    run([this](AlertFile &file) { Q_EMIT loaded(file.load()); });
}

void AlertStore::save(const std::vector<Alert> &current, const std::vector<Alert> &resolved)
{
    run([current, resolved](AlertFile &file) { file.save(current, resolved); });
}

} // namespace bnm
