// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace bnm {

class AlertFile;

/// Keeps alerts over restarts, in an SQLite file of their own: what fires and the history change
/// in one transaction, and a resolved alert is one row written, not a file written anew. All of
/// it happens on a thread of its own, and only when a state changes. Where the file cannot be
/// used, that is logged and alerts work without memory.
class AlertStore : public QObject {
    Q_OBJECT
public:
    static constexpr int mostHistory = 1'000;
    static constexpr qint64 longestHistoryMs = 366LL * 24 * 3'600'000;

    explicit AlertStore(const QString &path, QObject *parent = nullptr);
    ~AlertStore() override; ///< what was given to save() is written first
    /// Asks the thread to end behind all that was handed over, without waiting; the destructor
    /// waits. Gives it, for its finished().
    QThread *end();

    void load(); ///< loaded() follows
    /// Replaces what is current, and adds to the history.
    void save(const std::vector<Alert> &current, const std::vector<Alert> &resolved);

Q_SIGNALS:
    void loaded(const bnm::AlertMemory &memory);

private:
    void run(std::function<void(AlertFile &)> work);

    QThread m_thread;
    QObject m_there; ///< lives on the thread
    QString m_path;
    std::unique_ptr<AlertFile> m_file; // opened, used and closed on the thread
};

} // namespace bnm
