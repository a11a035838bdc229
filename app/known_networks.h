// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

#include <optional>
#include <vector>

namespace bnm {

/// The network of each node by address, as last reported by the node itself: used while the node
/// does not answer. Read from a small file; the owner writes the file, because a disk may hang.
class KnownNetworks {
public:
    /// Nothing: that node has never answered, or the file cannot be read.
    std::optional<Network> find(const Config &config) const;
    /// True: it changed, and contents() includes it.
    bool keep(const Config &config, Network network);
    QByteArray contents() const;       ///< of the file
    void setFile(const QString &path); ///< reads it
    const QString &path() const { return m_path; }
    static QString pathFor(const Config &config);

private:
    struct Known {
        QString place;
        Network network;
    };
    static constexpr std::size_t most = 64;

    void read();

    QString m_path;
    std::vector<Known> m_known; // most recent last
};

} // namespace bnm
