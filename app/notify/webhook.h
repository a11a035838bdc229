// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/notify/webhook_message.h"
#include "collectors/http/backoff.h"
#include "collectors/http/http_client.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <deque>

namespace bnm {

struct WebhookOptions {
    QUrl url; ///< may hold secrets; a login in it goes into the Authorization header
    WebhookFormat format = WebhookFormat::Auto;
    Identity identity;
    int timeoutMs = 15'000;   ///< of one attempt, to the end of the answer
    int firstPauseMs = 2'000; ///< before the first retry, then doubled
    int longestPauseMs = 5 * 60'000;
    std::size_t mostQueued = 100; ///< beyond it the oldest are dropped
};

/// Posts alerts to a webhook, one at a time and in order. What a receiver cannot take now waits
/// and is tried again; what it refuses for good is dropped. The log names its host, no more.
class Webhook : public QObject {
    Q_OBJECT
public:
    explicit Webhook(WebhookOptions options, QObject *parent = nullptr);

    void post(const bnm::AlertNews &news);
    std::size_t queued() const { return m_queue.size(); } ///< the one under way included

Q_SIGNALS:
    void delivered();
    /// It is tried again later; the reason is a sentence for a person.
    void delayed(const QString &reason);
    /// For good; the reason is a sentence for a person.
    void dropped(const QString &reason);

private:
    struct Outcome {
        enum class Kind { Delivered, TryLater, Refused } kind = Kind::Delivered;
        QString reason = {};
        int retryAfterMs = -1;
    };
    HttpRequest request(const WebhookMessage &message) const;
    void sendNext();
    void finished(const HttpAnswer &answer);
    static Outcome outcome(const HttpAnswer &answer);
    void tryLater(const Outcome &outcome);
    void drop(const QString &reason);

    WebhookOptions m_options;
    QByteArray m_authorization;
    QString m_host;
    HttpClient *m_http; // a child
    Backoff m_pauses;
    QTimer m_next;
    std::deque<WebhookMessage> m_queue;
    bool m_isSending = false;
};

} // namespace bnm
