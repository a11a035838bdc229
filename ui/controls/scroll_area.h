// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace bnm {

/// Puts a page of any height into a frameless area that only scrolls vertically.
QScrollArea *inScrollArea(QWidget *content, QWidget *parent);

} // namespace bnm
