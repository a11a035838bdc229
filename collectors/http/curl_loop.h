// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

class QSocketNotifier;

namespace bnm {

/// Runs libcurl's transfers on this thread's event loop, without an extra thread: its multi
/// interface, woken by socket notifiers and one timer. Connections are reused. For one thread, like
/// any QObject. A transfer is a CURL handle.
class CurlLoop : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(int curlCode)>;

    explicit CurlLoop(QObject *parent = nullptr);
    ~CurlLoop() override;

    /// The caller keeps ownership of the handle. done is called once, from the event loop; not
    /// after remove().
    void add(void *transfer, Done done);
    void remove(void *transfer);
    /// For use inside a callback of the handle, where curl cannot remove it: the loop takes
    /// ownership and closes it as soon as curl returns.
    void closeLater(void *transfer);

private:
    struct Watch {
        Watch();
        ~Watch();
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };
    struct CloseMulti {
        void operator()(void *multi) const;
    };

    void setTimer(long ms);
    void watch(int socket, int what);
    void act(int socket, int events);
    void closeWhatIsLeft();
    void reportWhatIsDone();

    QTimer m_timer;
    std::map<int, Watch> m_watched;
    std::map<void *, Done> m_transfers;
    std::vector<void *> m_left;                ///< to be closed
    std::unique_ptr<void, CloseMulti> m_multi; // destroyed first: its destructor calls back
};

} // namespace bnm
