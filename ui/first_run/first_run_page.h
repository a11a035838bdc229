// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/node_access.h"
#include "collectors/pipeline/status.h"

#include <QWidget>

#include <functional>

class QAbstractButton;
class QLabel;
class QLineEdit;

namespace bnm {

class ConfLinesBox;

/// What somebody sees who has no node that answers yet: how to point at one, which lines its
/// bitcoin.conf needs, or the demo. It goes as soon as a node answers.
class FirstRunPage : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunPage(QWidget *parent = nullptr);

    void setAddress(const QString &address); ///< where the node is looked for
    /// What came of the last look for a node.
    void setStatus(const Status &node);
    void showTrouble(const QString &sentence);
    /// The login that the lines make, asked for when the page is first seen.
    void setAccessProvider(std::function<NodeAccess()> provider)
    {
        m_provider = std::move(provider);
    }
    void showConnecting(const QString &sentence); ///< nothing can be pressed meanwhile
    /// The node at that address was asked, and this came of it.
    void showRefusal(const QString &sentence);

Q_SIGNALS:
    /// The node at that address shall be asked as that user; where a test has failed already, even
    /// so.
    void nodeChosen(const QString &host, const bnm::NodeAccess &access, bool evenSo);
    void settingsWanted();
    void demoWanted();
    void windowWanted(); ///< the usual window, though it has nothing to show

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showChoice();
    QWidget *makeHeading();
    QWidget *makeHereCard();
    QWidget *makeElsewhereCard();
    QWidget *makeLastRow();
    QLabel *paragraph(const QString &text, QWidget *parent);

    std::function<NodeAccess()> m_provider = NodeAccess::make;
    NodeAccess m_access;
    ConfLinesBox *m_elsewhereLines = nullptr;
    QLabel *m_verdict = nullptr;
    QAbstractButton *m_connect = nullptr;
    QString m_refusedHost; ///< a test of it has failed
    QString m_address;
    QLabel *m_found;
    QLineEdit *m_host;
};

} // namespace bnm
