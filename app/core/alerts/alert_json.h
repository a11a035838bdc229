// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QByteArray>

#include <optional>

namespace bnm {

/// The stored form of an alert.
QByteArray alertToJson(const Alert &alert);
std::optional<Alert> alertFromJson(const QByteArray &json); ///< nothing: malformed, or no such rule
/// The same for unreported news.
QByteArray newsToJson(const AlertNews &news);
std::optional<AlertNews> newsFromJson(const QByteArray &json);

} // namespace bnm
