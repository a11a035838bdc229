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

/// Shown until a node answers: an address to connect to, lines for the node's bitcoin.conf, or the
/// demo.
class FirstRunPage : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunPage(QWidget *parent = nullptr);

    void setAddress(const QString &address); ///< where a node is searched
    /// The result of the last attempt.
    void setStatus(const Status &node);
    void showTrouble(const QString &sentence);
    /// Provides the login for the lines, called when the page is first shown.
    void setAccessProvider(std::function<NodeAccess()> provider)
    {
        m_provider = std::move(provider);
    }
    void showConnecting(const QString &sentence); ///< the address cannot be changed meanwhile
    /// The test of the chosen address failed with this result.
    void showRefusal(const QString &sentence);
    void endConnecting(); ///< another address may be chosen

Q_SIGNALS:
    /// Connect to the node at that address with that login; if a test has failed already, without
    /// another test.
    void nodeChosen(const QString &host, const bnm::NodeAccess &access, bool evenSo);
    void settingsWanted();
    void demoWanted();
    void windowWanted(); ///< the normal window, although it has no data

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
    QString m_askedHost;   ///< the last one that was chosen
    QString m_refusedHost; ///< a test of it has failed
    QString m_address;
    QLabel *m_found;
    QLineEdit *m_host;
};

} // namespace bnm
