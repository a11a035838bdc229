// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace bnm {

/// How a webhook wants its message. Auto: known by the host, or by what it says of itself.
enum class WebhookFormat { Auto, Generic, Ntfy, Discord, Slack, Gotify, Telegram };

/// The format for an address; Auto where the host has to be asked.
WebhookFormat formatFor(const QUrl &url, WebhookFormat wanted);

/// Whether a part of an address is long and of letters and figures mixed: nobody's word.
bool looksLikeToken(const QString &part);

/// Whether the address itself lets its holder post: a login, a token in path or query, a topic.
bool holdsSecret(const QUrl &url, WebhookFormat format);

/// Whether a host is this machine or one of the local network, as far as its name tells.
bool isLocalHost(const QString &host);
bool isPrivateHost(const QString &host);

/// Why an address may not be used; empty when it may. It lacks what its format needs, or a secret
/// would be read by others: one travels by https only, except
/// to this machine and, for ntfy and generic receivers, within the local network. Does not
/// repeat the address.
QString complaintAboutWebhook(const QUrl &url, WebhookFormat wanted);

} // namespace bnm
