// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/node_places.h"

#include <QStringList>

namespace bnm {

/// Around the folder of a node that a .env names which was found in the working folder. Such a .env
/// may not join what is there with secrets from elsewhere: what bitcoin.conf there includes, and
/// the cookie that it names, must be in that folder too.
class FileFence {
public:
    FileFence() = default; ///< lets everything pass
    FileFence(const NodePlace &place, const std::vector<NodePlace> &usualPlaces);

    bool isOpenTo(const QString &path) const;
    QString folder() const { return m_folders.value(0); }
    QString why() const; ///< a file beyond it is not used, as the end of a sentence

private:
    QStringList m_folders; ///< empty: no fence
};

} // namespace bnm
