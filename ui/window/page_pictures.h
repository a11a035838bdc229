// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace bnm {

class MainWindow;

/// Renders every page of a window in both looks to PNG files, one after the other, each as soon as
/// its charts have loaded their history. Never waits.
class PagePictures : public QObject {
    Q_OBJECT
public:
    PagePictures(MainWindow &window, const QString &directory, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// The written files; empty if one failed.
    void finished(const QStringList &files);

private:
    void show();
    void saveWhenReady();

    MainWindow &m_window;
    const QString m_directory;
    QStringList m_files;
    QTimer m_poll;
    int m_index = 0;
    int m_polls = 0;
};

} // namespace bnm
