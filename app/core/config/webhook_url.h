// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace bnm {

/// Message format of a webhook. Auto: detected from the host's name, or by asking the host.
enum class WebhookFormat { Auto, Generic, Ntfy, Discord, Slack, Gotify, Telegram };

/// The format for an address; Auto if the host must be asked.
WebhookFormat formatFor(const QUrl &url, WebhookFormat wanted);

/// Whether a part of an address looks random: long, with letters and digits mixed.
bool looksLikeToken(const QString &part);

/// Whether the address alone allows posting: a login, a token in path or query, a topic.
bool holdsSecret(const QUrl &url, WebhookFormat format);

/// Whether a host is this machine or in the local network, judged by its name.
bool isLocalHost(const QString &host);
bool isPrivateHost(const QString &host);

/// Why an address is not allowed; empty if it is. It lacks something its format needs, or others
/// could read a secret: secrets require https, except to this machine and, for ntfy and generic
/// receivers, within the local network. Does not repeat the address.
QString complaintAboutWebhook(const QUrl &url, WebhookFormat wanted);

} // namespace bnm
