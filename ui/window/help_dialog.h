// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <utility>
#include <vector>

namespace bnm {

/// A short description of the window, and all keys. Destroyed when closed.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    using Keys = std::vector<std::pair<QString, QString>>; ///< action, key

    HelpDialog(Keys commands, QWidget *parent);
};

/// Version, licence, and credits for data and libraries. Destroyed when closed.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace bnm
