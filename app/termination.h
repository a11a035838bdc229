// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace bnm {

/// Turns SIGTERM and SIGINT into a signal of the event loop. At most one may exist.
class Termination : public QObject {
    Q_OBJECT
public:
    /// Both signals wait from here on for the object, even if the parent process had
    /// them blocked. For the first line of main. They stay caught to the end of the process.
    static void catchSignals();
    /// For what runs without the object: both end the process at once, as by default. One that
    /// came meanwhile does so now.
    static void releaseSignals();

    explicit Termination(QObject *parent = nullptr);

Q_SIGNALS:
    void requested();
};

} // namespace bnm
