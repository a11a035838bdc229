// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/outbox.h"
#include "app/notify/format_question.h"
#include "app/notify/webhook_answer.h"
#include "app/notify/webhook_message.h"
#include "collectors/http/backoff.h"
#include "collectors/http/http_client.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <set>

namespace bnm {

struct WebhookOptions {
    QUrl url; ///< may hold secrets; a login in it goes into the Authorization header
    WebhookFormat format = WebhookFormat::Auto;
    Identity identity;
    int timeoutMs = 15'000;   ///< of one attempt, to the end of the answer
    int firstPauseMs = 2'000; ///< before the first retry, then doubled
    int longestPauseMs = 5 * 60'000;
};

/// Posts what waits in an outbox to a webhook, one at a time and in order. Nothing leaves the
/// outbox before the receiver has said what its protocol calls success, or has refused the one
/// message for good while it took another: a wrong address or token loses nothing.
///
/// In format Auto an unknown host is asked what it is. What it says counts until an attempt fails.
/// The log names the host, no more.
class Webhook : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 mostAnswerBytes = 256 * 1024;

    /// Without an outbox it has one of its own, of which nothing outlives it.
    explicit Webhook(WebhookOptions options, Outbox *outbox = nullptr, QObject *parent = nullptr);

    void post(const bnm::AlertNews &news);
    std::size_t queued() const { return m_outbox ? m_outbox->size() : 0; }

Q_SIGNALS:
    void delivered();
    /// It is tried again later; the reason is a sentence for a person.
    void delayed(const QString &reason);
    /// For good; the reason is a sentence for a person.
    void dropped(const QString &reason);

private:
    void sendNext();
    void askFormat();
    void takeFormat(const FormatQuestion::Result &result);
    void send(WebhookFormat format);
    void finished(qint64 id, const WebhookOutcome &outcome);
    void takeDelivered(qint64 id);
    void takeRefused(qint64 id, const QString &reason);
    void tryLater(int pauseMs, const QString &reason);
    void drop(const QString &reason);

    WebhookOptions m_options;
    QByteArray m_authorization;
    QString m_host;
    WebhookFormat m_format; ///< Auto: not known yet
    HttpClient *m_http;     // a child
    FormatQuestion m_question;
    int m_unanswered = 0; ///< questions in a row, by a host that is there
    Backoff m_pauses;
    QTimer m_next;
    QPointer<Outbox> m_outbox;
    std::set<qint64> m_refused; ///< since something was delivered
    QString m_refusal;          ///< why, the last time
    bool m_isBusy = false;
};

} // namespace bnm
