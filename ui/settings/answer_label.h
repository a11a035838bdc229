// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace bnm {

/// What a button beside it found out: text that wraps and can be copied. Hidden until there is
/// some, as an empty text is no tab stop; its place is kept.
QLabel *answerLabel(QWidget *parent);

} // namespace bnm
