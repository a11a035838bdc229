// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QByteArray>

#include <optional>

namespace bnm {

/// The form in which an alert outlives a restart.
QByteArray alertToJson(const Alert &alert);
std::optional<Alert> alertFromJson(const QByteArray &json); ///< nothing: no such form, or no rule
/// Likewise, of news that was not reported yet.
QByteArray newsToJson(const AlertNews &news);
std::optional<AlertNews> newsFromJson(const QByteArray &json);

} // namespace bnm
