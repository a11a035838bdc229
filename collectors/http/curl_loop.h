// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

#include <curl/curl.h>

class QSocketNotifier;

namespace bnm {

/// libcurl's transfers on this thread's event loop, without a thread of their own: its multi
/// interface, woken by socket notifiers and one timer. Connections are kept for the next transfer
/// to the same place. For one thread, like any QObject.
class CurlLoop : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(CURLcode)>;

    explicit CurlLoop(QObject *parent = nullptr);
    ~CurlLoop() override;

    /// The handle stays the caller's. done is called once, from the event loop; not after remove().
    void add(CURL *transfer, Done done);
    void remove(CURL *transfer);

private:
    struct Watch {
        Watch();
        ~Watch();
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };
    struct CloseMulti {
        void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
    };

    static int watchSocket(CURL *transfer, curl_socket_t socket, int what, void *loop, void *watch);
    static int setTimer(CURLM *multi, long ms, void *loop);

    void watch(curl_socket_t socket, int what);
    void act(curl_socket_t socket, int events);
    void tellWhatIsDone();

    QTimer m_timer;
    std::map<curl_socket_t, Watch> m_watched;
    std::map<CURL *, Done> m_transfers;
    std::unique_ptr<CURLM, CloseMulti> m_multi; // goes first: it calls back while it does
};

} // namespace bnm
