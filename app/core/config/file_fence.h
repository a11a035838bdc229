// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/node_places.h"

#include <QStringList>

namespace bnm {

/// Limits file access to the folder of a node that a found .env names. Such a .env must not combine
/// that folder with secrets from elsewhere: files that its bitcoin.conf includes, and the cookie it
/// names, must be in that folder too.
class FileFence {
public:
    FileFence() = default; ///< no restriction
    FileFence(const NodePlace &place, const std::vector<NodePlace> &usualPlaces);

    bool isOpenTo(const QString &path) const;
    QString folder() const { return m_folders.value(0); }
    QString why() const; ///< why a file outside is not used, as the end of a sentence

private:
    QStringList m_folders; ///< empty: no restriction
};

} // namespace bnm
