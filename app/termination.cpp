// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/termination.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace bnm {

#ifdef Q_OS_UNIX

namespace {

// The only data a signal handler may use.
std::array<int, 2> signalSocket = {-1, -1};

constexpr std::array signalNumbers = {SIGTERM, SIGINT};

constexpr int endPatienceMs = 4'800;
timer_t watchdog;
bool hasWatchdog = false;

/// The task of the event loop, done here if it hangs.
void endAtOnce(int)
{
    ::_exit(0);
}

void makeWatchdog()
{
    struct sigaction action = {};
    action.sa_handler = endAtOnce;
    sigaction(SIGALRM, &action, nullptr);
    struct sigevent event = {};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGALRM;
    hasWatchdog = ::timer_create(CLOCK_MONOTONIC, &event, &watchdog) == 0;
}

void startWatchdog()
{
    itimerspec once = {};
    once.it_value.tv_sec = endPatienceMs / 1'000;
    once.it_value.tv_nsec = endPatienceMs % 1'000 * 1'000'000L;
    if (hasWatchdog)
        ::timer_settime(watchdog, 0, &once, nullptr);
}

void wakeEventLoop(int number)
{
    const int before = errno;
    startWatchdog();
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(signalSocket[0], &byte, 1);
    errno = before;
}

/// 0: none came.
int takeSignal()
{
    char byte = 0;
    return ::read(signalSocket[1], &byte, 1) == 1 ? byte : 0;
}

} // namespace

void Termination::catchSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalSocket.data()) != 0)
        return;
    for (const int end : signalSocket) {
        ::fcntl(end, F_SETFL, O_NONBLOCK);
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    makeWatchdog();
    struct sigaction action = {};
    action.sa_handler = wakeEventLoop;
    action.sa_flags = SA_RESTART;
    sigset_t both;
    sigemptyset(&both);
    for (const int number : signalNumbers) {
        sigaction(number, &action, nullptr);
        sigaddset(&both, number);
    }
    pthread_sigmask(SIG_UNBLOCK, &both, nullptr);
}

void Termination::releaseSignals()
{
    for (const int number : signalNumbers)
        std::signal(number, SIG_DFL);
    if (const int number = takeSignal())
        std::raise(number);
}

Termination::Termination(QObject *parent) : QObject(parent)
{
    auto *notifier = new QSocketNotifier(signalSocket[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        if (takeSignal() != 0)
            Q_EMIT requested();
    });
}

#else

void Termination::catchSignals() {}
void Termination::releaseSignals() {}
Termination::Termination(QObject *parent) : QObject(parent) {}

#endif

} // namespace bnm
