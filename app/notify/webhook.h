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
    QUrl url; ///< may contain secrets; a login in it goes into the Authorization header
    WebhookFormat format = WebhookFormat::Auto;
    Identity identity;
    int timeoutMs = 15'000;   ///< for one attempt, up to the end of the answer
    int firstPauseMs = 2'000; ///< before the first retry, then doubled
    int longestPauseMs = 5 * 60'000;
};

/// Posts the messages of an outbox to a webhook, one at a time and in order. A message leaves the
/// outbox only after the receiver confirmed it as its protocol defines, or permanently refused this
/// one message while accepting another: a wrong address or token loses nothing.
///
/// In format Auto an unknown host is queried for its software. The result is used until an attempt
/// fails. The log names only the host.
class Webhook : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 mostAnswerBytes = 256 * 1024;

    /// Without an outbox it uses its own, which is not stored.
    explicit Webhook(WebhookOptions options, Outbox *outbox = nullptr, QObject *parent = nullptr);

    void post(const bnm::AlertNews &news);
    std::size_t queued() const { return m_outbox ? m_outbox->size() : 0; }

Q_SIGNALS:
    void delivered();
    /// It is retried later; the reason is a sentence.
    void delayed(const QString &reason);
    /// Permanently; the reason is a sentence.
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
    int m_unanswered = 0; ///< consecutive queries without a result, by a reachable host
    Backoff m_pauses;
    QTimer m_next;
    QPointer<Outbox> m_outbox;
    std::set<qint64> m_refused; ///< since the last delivery
    QString m_refusal;          ///< the last reason
    bool m_isBusy = false;
};

} // namespace bnm
