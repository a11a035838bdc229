// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUrl>

namespace bnm {

/// What only the server of a request may read: the header that authorizes it, with the login in it
/// as it was given, and of its address the parts that may be tokens.
QStringList secretsOf(const QUrl &url, const QByteArray &authorization);

/// A server's own words, at most that many characters of them, without secrets that it repeats:
/// as an error page does that shows the request.
QString withoutSecrets(QString text, const QStringList &secrets, qsizetype most);

} // namespace bnm
