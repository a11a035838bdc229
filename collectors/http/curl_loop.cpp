// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/curl_loop.h"

#include <QPointer>
#include <QSocketNotifier>

#include <algorithm>
#include <limits>
#include <utility>

#include <curl/curl.h>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

namespace bnm {

namespace {

/// Once per process, on the first thread that needs it. The call on a broken connection returns the
/// error: with CURLOPT_NOSIGNAL curl leaves SIGPIPE to the program.
void prepareCurl()
{
    [[maybe_unused]] static const bool isPrepared = [] {
#ifdef Q_OS_UNIX
        struct sigaction action = {};
        if (::sigaction(SIGPIPE, nullptr, &action) == 0 && action.sa_handler == SIG_DFL)
            std::signal(SIGPIPE, SIG_IGN);
#endif
        return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    }();
}

void *makeMulti()
{
    prepareCurl();
    return curl_multi_init();
}

} // namespace

CurlLoop::Watch::Watch() = default;
CurlLoop::Watch::~Watch()
{
    // It may be its own signal that ends it.
    for (auto *notifier : {&read, &write})
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
}

void CurlLoop::CloseMulti::operator()(void *multi) const
{
    curl_multi_cleanup(multi);
}

CurlLoop::CurlLoop(QObject *parent) : QObject(parent), m_timer(this), m_multi(makeMulti())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
    const curl_socket_callback onSocket = [](CURL *, curl_socket_t socket, int what, void *loop,
                                             void *) {
        static_cast<CurlLoop *>(loop)->watch(socket, what);
        return 0;
    };
    const curl_multi_timer_callback onTimer = [](CURLM *, long ms, void *loop) {
        static_cast<CurlLoop *>(loop)->setTimer(ms);
        return 0;
    };
    curl_multi_setopt(m_multi.get(), CURLMOPT_SOCKETFUNCTION, onSocket);
    curl_multi_setopt(m_multi.get(), CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi.get(), CURLMOPT_TIMERFUNCTION, onTimer);
    curl_multi_setopt(m_multi.get(), CURLMOPT_TIMERDATA, this);
}

CurlLoop::~CurlLoop()
{
    closeWhatIsLeft();
    for (const auto &[transfer, done] : m_transfers)
        curl_multi_remove_handle(m_multi.get(), transfer);
}

void CurlLoop::add(void *transfer, Done done)
{
    m_transfers[transfer] = std::move(done);
    curl_multi_add_handle(m_multi.get(), transfer); // starts later, since it requests the timer
}

void CurlLoop::remove(void *transfer)
{
    if (m_transfers.erase(transfer) > 0)
        curl_multi_remove_handle(m_multi.get(), transfer);
}

void CurlLoop::closeLater(void *transfer)
{
    m_transfers.erase(transfer);
    m_left.push_back(transfer);
}

void CurlLoop::closeWhatIsLeft()
{
    for (CURL *transfer : std::exchange(m_left, {})) {
        curl_multi_remove_handle(m_multi.get(), transfer);
        curl_easy_cleanup(transfer);
    }
}

void CurlLoop::setTimer(long ms)
{
    if (ms < 0)
        m_timer.stop();
    else
        m_timer.start(static_cast<int>(std::min<long>(ms, std::numeric_limits<int>::max())));
}

void CurlLoop::watch(int socket, int what)
{
    if (what == CURL_POLL_REMOVE) {
        m_watched.erase(socket);
        return;
    }
    Watch &watch = m_watched[socket];
    const auto want = [&](std::unique_ptr<QSocketNotifier> &notifier, QSocketNotifier::Type type,
                          bool wanted, int event) {
        if (wanted && !notifier) {
            notifier = std::make_unique<QSocketNotifier>(socket, type);
            connect(notifier.get(), &QSocketNotifier::activated, this,
                    [this, socket, event] { act(socket, event); });
        }
        if (notifier)
            notifier->setEnabled(wanted);
    };
    want(watch.read, QSocketNotifier::Read, (what & CURL_POLL_IN) != 0, CURL_CSELECT_IN);
    want(watch.write, QSocketNotifier::Write, (what & CURL_POLL_OUT) != 0, CURL_CSELECT_OUT);
}

void CurlLoop::act(int socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi.get(), socket, events, &running);
    closeWhatIsLeft();
    reportWhatIsDone();
}

/// Who is called may remove transfers, begin others, and end the loop itself.
void CurlLoop::reportWhatIsDone()
{
    const QPointer<CurlLoop> alive(this);
    int left = 0;
    while (alive) {
        const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left);
        if (!message)
            return;
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode result = message->data.result;
        CURL *transfer = message->easy_handle;
        const auto found = m_transfers.find(transfer);
        if (found == m_transfers.end())
            continue;
        const Done done = std::move(found->second);
        remove(transfer);
        done(result);
    }
}

} // namespace bnm
