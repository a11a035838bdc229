// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/collectors/electrum/electrum_stand_in.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/program_world.h"
#include "tests/support/relay.h"
#include "tests/support/small_file_system.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace bnm {

/// The program as a process, on a disk of its own, with sources and sinks that all work until a
/// fault begins. Keeps count of what it printed as kept and of what InfluxDB stored.
class SoakRig {
public:
    struct Options {
        quint64 seed = 1;
        double speed = 1; ///< of the simulated node
        int peers = 0;
        int diskMebibytes = 0;
        double fastSeconds = 0;
        double slowSeconds = 0;
    };
    struct Fault {
        const char *name;
        std::function<void()> begin;
        std::function<void()> end;
        bool stopsKeeping = false; ///< points are not kept, and cycles not printed
        int times = 0;
    };
    struct Usage {
        /// Written by it alone. Unwritten pages of its files count as private only while no other
        /// process has them, so they would measure those.
        double ownMb = 0;
        double residentMb = 0;
        int descriptors = 0;
        int threads = 0;
        int transactions = 0; ///< in the mempool, of which the program keeps a table
    };

    explicit SoakRig(const Options &options);
    ~SoakRig();

    bool hasOwnDisk() const { return m_disk.isMounted(); }
    QString dataDir() const { return m_world.dataDir(); }
    void set(const QByteArray &name, const QString &value) { m_world.set(name, value); }
    void start();
    bool hasEnded() const { return m_program->state() == QProcess::NotRunning; }
    qint64 processId() const { return m_program->processId(); }
    void raiseAlert();
    /// Terminates it; empty: it ended well and in time.
    QString end();

    /// Reads what it printed. To be called often.
    void read();
    const QByteArray &log() const { return m_log; }
    Usage usage() const;

    const std::vector<Fault> &faults() const { return m_faults; }
    void beginNextFault(); ///< each in turn, in an order that follows from the seed
    void endFault();       ///< if there is one
    bool hasFault() const { return m_fault != nullptr; }

    qsizetype keptPoints() const { return m_kept.size(); }
    qsizetype lostPoints() const { return m_kept.missingIn(m_stored); }
    /// A fast cycle since the first was neither published nor counted as skipped.
    bool hasLostCycles() const;
    QString cycles() const; ///< in words
    /// How long the program's main thread was ready to run but others were on the processors.
    static double waitedMs(qint64 processId);
    /// How often it waited for a page of a file, which the system had dropped from memory.
    static qint64 pagesWaitedFor(qint64 processId);
    /// Of the collector's or sink's own point.
    qint64 counted(const QByteArray &loop, const QByteArray &field) const;

private:
    /// Lines as the program printed or sent them; each is remembered by a hash.
    class Lines {
    public:
        void add(const QByteArray &line);
        qsizetype missingIn(const Lines &other) const;
        qsizetype size() const { return m_hashes.size(); }

    private:
        QSet<quint64> m_hashes;
    };

    void makeNodeFaults();
    void makeOtherFaults();
    void
    answerInflux(int status,
                 ScriptedReceiver::Answer::Manner manner = ScriptedReceiver::Answer::Manner::Whole);
    void take(const QByteArray &line);
    void noteStarvation();
    qint64 dueCycles() const;

    const double m_fastSeconds;
    QRandomGenerator m_random;
    ProgramWorld m_world;
    SmallFileSystem m_disk;
    ScriptedReceiver m_influx;
    ScriptedReceiver m_webhook;
    ElectrumStandIn m_electrum;
    Relay m_zmq;
    std::unique_ptr<QProcess> m_program;
    std::vector<Fault> m_faults;
    std::vector<std::size_t> m_deck;
    Fault *m_fault = nullptr;
    QByteArray m_rest;
    QByteArray m_log;
    Lines m_kept;
    Lines m_stored;
    QElapsedTimer m_sinceFirstCycle;
    qint64 m_unkeptSinceMs = 0;
    qint64 m_unkeptMs = 0;
    double m_waitedMs = 0;
    int m_transactions = 0;
    double m_starvedMs = 0;
    qint64 m_fastCycles = 0;
    std::map<QByteArray, qint64> m_counts;
};

} // namespace bnm
