// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace bnm {

/// One instance per data folder: a lock on a file in it that ends with the process in any case, and
/// that works for every path to the folder.
class InstanceLock : public QObject {
    Q_OBJECT
public:
    explicit InstanceLock(QString dataDirectory, QObject *parent = nullptr);
    ~InstanceLock() override;

    enum class Start {
        Held,
        TakenByAnother, ///< another instance uses this data folder
        NotYet,         ///< the folder is not writable; it is retried
    };
    Start take(QString *error);
    /// Whether it is the same folder, by any path.
    bool isOf(const QString &folder) const;

Q_SIGNALS:
    /// The folder became writable, and another instance was faster.
    void takenByAnother(const QString &error);

private:
    Start tryToTake(QString *error);

    QString m_folder;
    QTimer m_again;
    int m_file = -1;
};

} // namespace bnm
