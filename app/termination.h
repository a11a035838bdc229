// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace bnm {

/// Turns SIGTERM and SIGINT into a signal of the event loop. At most one may exist.
class Termination : public QObject {
    Q_OBJECT
public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();
};

} // namespace bnm
