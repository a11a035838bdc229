// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace bnm {

/// Whether a header Authorization carries the token: as Bearer, or as the password of Basic, of any
/// user. Takes as long for one token as for another.
bool carriesToken(const QByteArray &authorization, const QString &token);

/// Whether a header Host is an address, or a name of the own network: a page of a stranger, opened
/// in a browser here, comes with a name of its own (DNS rebinding).
bool isOwnHost(const QByteArray &host);

} // namespace bnm
