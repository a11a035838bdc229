// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/electrum/electrum_client.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/witness/witness_address.h"

#include <QNetworkProxy>
#include <QObject>

#include <functional>
#include <memory>

namespace bnm {

/// A block of a witness's chain, or the reason for a missing one.
struct WitnessAnswer {
    enum class Fault { None, Silent, Invalid };

    Fault fault = Fault::None;
    QString reason = {}; ///< a clause
    qint64 height = 0;
    QString hash = {};         ///< for the tip: empty if it would take another request
    QString previousHash = {}; ///< empty: unknown
    QString refusedCall = {};  ///< that another node does not allow

    explicit operator bool() const { return fault == Fault::None; }
};

/// Requests blocks of a witness's chain. Nothing blocks. One subclass per kind of server.
class WitnessSource : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(const WitnessAnswer &)>;
    using QObject::QObject;

    /// The handlers are called once, from the event loop, unless the context is gone.
    virtual void askTip(QObject *context, Handler handler) = 0;
    virtual void askBlock(qint64 height, QObject *context, Handler handler) = 0;

Q_SIGNALS:
    void tipMayHaveChanged();
};

struct WitnessSourceOptions {
    WitnessAddress address;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy); ///< for .onion only
    std::shared_ptr<CertificatePins> pins = std::make_shared<CertificatePins>();
    int deadlineMs = 10'000;     ///< of a request; three times so by proxy
    int longestPauseMs = 60'000; ///< before a reconnect
};

std::unique_ptr<WitnessSource> makeWitnessSource(const WitnessSourceOptions &options);

/// For an onion witness without a SOCKS5 proxy.
QString onionWithoutProxyText();

} // namespace bnm
