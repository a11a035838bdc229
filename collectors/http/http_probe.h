// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpSocket>
#include <QUrl>

namespace bnm {

/// Finds out what a server that closes its connections without an answer says, if anything: an
/// SSH, Electrum or ZMQ port shows itself by its first bytes. Sends nothing of a request but
/// "GET /". Has no deadline of its own.
class HttpProbe : public QObject {
    Q_OBJECT
public:
    explicit HttpProbe(const QUrl &url, QObject *parent = nullptr);

Q_SIGNALS:
    /// Once. False: it says nothing, or HTTP.
    void finished(bool saysOtherThings);

private:
    void judge(bool isEnd);

    QTcpSocket m_socket;
    bool m_isOver = false;
};

} // namespace bnm
