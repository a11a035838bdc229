// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace bnm {

/// One instance a data folder: a lock on a file in it that ends with the process, however that
/// ends, and that holds by whatever path the folder is reached.
class InstanceLock : public QObject {
    Q_OBJECT
public:
    explicit InstanceLock(QString dataDirectory, QObject *parent = nullptr);
    ~InstanceLock() override;

    enum class Start {
        Held,
        TakenByAnother, ///< another instance runs with this data folder
        NotYet,         ///< the folder cannot be written; it is tried again and again
    };
    Start take(QString *error);
    /// Whether it is the same folder, by whatever path.
    bool isOf(const QString &folder) const;

Q_SIGNALS:
    /// The folder can be written now, and another instance was quicker.
    void takenByAnother(const QString &error);

private:
    Start tryToTake(QString *error);

    QString m_folder;
    QTimer m_again;
    int m_file = -1;
};

} // namespace bnm
