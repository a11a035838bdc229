// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace bnm {

/// A real VictoriaMetrics on a free port of the loopback interface. Its data folder and its
/// port stay the same when it is stopped and started again.
class VictoriaMetrics {
public:
    explicit VictoriaMetrics(const QStringList &options = {});
    ~VictoriaMetrics();

    static bool isInstalled();
    static QString reason() { return QStringLiteral("victoria-metrics is not installed"); }

    QUrl url() const;
    void launch(); ///< it answers a moment later
    void setOptions(const QStringList &options) { m_options = options; } ///< for the next launch
    bool waitUntilUp();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// Acknowledged data is in memory for some seconds; SIGTERM writes it to files. A second one
    /// ends newer versions before that.
    void terminate();
    bool stop(); ///< terminates, and waits for the end
    QByteArray log() { return m_process.readAll(); }

    /// Everything that is stored, one series of JSON a line.
    QByteArray exported() const;

private:
    QStringList m_options;
    QTemporaryDir m_directory;
    quint16 m_port;
    QProcess m_process;
    bool m_isEnding = false;
};

/// The body of the answer; empty when there is none.
QByteArray httpGet(const QUrl &url);

} // namespace bnm
