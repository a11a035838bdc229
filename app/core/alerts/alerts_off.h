// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace bnm {

/// The ids of rules among these, in the rules' order.
QStringList inRuleOrder(const QSet<QString> &off);
/// ALERTS_OFF for these rule ids: "all" if none is left on.
QString alertsOffText(const QSet<QString> &off);
/// ALERTS_OFF as it is, with one rule turned on or off.
QString alertsOffWith(const QString &text, const QString &rule, bool on);

} // namespace bnm
