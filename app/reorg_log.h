// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"

#include <QByteArray>
#include <QString>

namespace bnm {

/// The newest reorganisations that this program has seen, kept over restarts in a small file: a
/// line each. Lines that are not understood are left out. The owner writes the file, because a
/// disk may hang.
class ReorgLog {
public:
    static constexpr std::size_t most = 200;

    void setFile(const QString &path); ///< reads it
    void add(const Reorganisation &reorganisation);
    const Reorganisations &list() const { return m_list; } ///< newest first
    QByteArray contents() const;                           ///< of the file
    const QString &path() const { return m_path; }

private:
    QString m_path;
    Reorganisations m_list;
};

} // namespace bnm
