// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

#include <optional>
#include <vector>

namespace bnm {

/// Which network the nodes named themselves when they last answered, by their address: for the
/// time in which they do not. Kept in a small file.
class KnownNetworks {
public:
    /// Nothing: that node has never answered, or the file cannot be read.
    std::optional<Network> find(const Config &config) const;
    /// Writes when it is news. What cannot be written is known until the end of the program.
    void keep(const Config &config, Network network);
    void setFile(const QString &path, bool isWritten); ///< reads it
    static QString pathFor(const Config &config);

private:
    struct Known {
        QString place;
        Network network;
    };
    static constexpr std::size_t most = 64;

    void read();
    void write() const;

    QString m_path;
    bool m_isWritten = false;
    std::vector<Known> m_known; // the latest last
};

} // namespace bnm
