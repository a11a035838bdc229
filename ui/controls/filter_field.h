// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/outlined_field.h"

namespace bnm {

/// A field for a filter text. Esc clears it.
class FilterField : public OutlinedField {
    Q_OBJECT
public:
    explicit FilterField(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace bnm
