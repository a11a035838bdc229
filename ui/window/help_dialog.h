// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <utility>
#include <vector>

namespace bnm {

/// What the window shows, in a few sentences, and every key. Closes itself for good.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    using Keys = std::vector<std::pair<QString, QString>>; ///< what it does, the key

    HelpDialog(Keys commands, QWidget *parent);
};

/// Version, licence, and whose data and libraries are in it. Closes itself for good.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace bnm
