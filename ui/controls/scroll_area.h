// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;

namespace bnm {

/// A page as high as it wants to be, in an area without a frame that scrolls up and down only.
QScrollArea *inScrollArea(QWidget *content, QWidget *parent);

} // namespace bnm
