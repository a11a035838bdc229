// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/victoria_metrics.h"

#include "tests/support/free_port.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <utility>

namespace bnm {

namespace {

constexpr int deadlineMs = 60'000;

QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("victoria-metrics"));
}

} // namespace

QByteArray httpGet(const QUrl &url)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, deadlineMs))
        return {};
    return reply->readAll();
}

VictoriaMetrics::VictoriaMetrics(const QStringList &options)
    : m_options(options), m_port(freePort())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

VictoriaMetrics::~VictoriaMetrics()
{
    stop();
}

bool VictoriaMetrics::isInstalled()
{
    return !program().isEmpty();
}

QUrl VictoriaMetrics::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void VictoriaMetrics::launch()
{
    m_isEnding = false;
    m_process.start(program(),
                    m_options +
                        QStringList{QStringLiteral("-httpListenAddr=127.0.0.1:%1").arg(m_port),
                                    QStringLiteral("-storageDataPath=") + m_directory.path()});
}

bool VictoriaMetrics::waitUntilUp()
{
    const QUrl health = url().resolved(QUrl(QStringLiteral("/health")));
    return QTest::qWaitFor([&] { return !isRunning() || !httpGet(health).isEmpty(); },
                           deadlineMs) &&
           isRunning();
}

void VictoriaMetrics::terminate()
{
    if (!std::exchange(m_isEnding, true))
        m_process.terminate();
}

bool VictoriaMetrics::stop()
{
    if (!isRunning())
        return true;
    terminate();
    return m_process.waitForFinished(deadlineMs);
}

QByteArray VictoriaMetrics::exported() const
{
    httpGet(url().resolved(QUrl(QStringLiteral("/internal/force_flush"))));
    // To 2100: newer versions treat an end beyond 32 bits as milliseconds.
    return httpGet(url().resolved(QUrl(
        QStringLiteral("/api/v1/export?start=1&end=4102444800&match[]={__name__=~\".%2B\"}"))));
}

} // namespace bnm
