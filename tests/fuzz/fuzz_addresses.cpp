// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/listen_address.h"
#include "app/core/config/rpc_host.h"
#include "app/core/config/webhook_url.h"
#include "collectors/electrum/electrum_address.h"
#include "collectors/witness/witness_address.h"
#include "collectors/zmq/zmq_address.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void readHosts(const QString &text)
{
    if (const auto host = readRpcHost(text))
        fuzz::expect(host->holdsCredentials || !host->url.host().isEmpty(), "a host");
    if (const auto listen = readListenAddress(text)) {
        const auto again = readListenAddress(listen->text());
        fuzz::expect(again && again->port == listen->port && again->address == listen->address,
                     "its text means the same");
    }
    if (const auto zmq = readZmqAddress(text))
        fuzz::expect(zmq->path.isEmpty() == !zmq->host.isEmpty() &&
                         zmq->host.isEmpty() == (zmq->port == 0),
                     "a path, or host and port");
    if (const auto electrum = readElectrumUrl(QUrl(text)))
        fuzz::expect(electrum->port > 0 && fuzz::isOneLine(electrum->server()), "host and port");
}

void readLists(const QString &text)
{
    QStringList complaints;
    const WitnessAddresses witnesses = readWitnesses(text, complaints);
    fuzz::expectLines(complaints);
    fuzz::expect(witnesses.size() <= mostWitnesses, "few witnesses");
    for (const QString &complaint : complaints)
        fuzz::expect(!complaint.contains(QLatin1String("s3cr3t")), "no part of a URL");
    for (const WitnessAddress &witness : witnesses)
        fuzz::expect(!witness.name.isEmpty() && witness.url.userInfo().isEmpty(),
                     "a name, no login");
}

void readWebhook(const QUrl &url)
{
    for (const auto format :
         {WebhookFormat::Auto, WebhookFormat::Generic, WebhookFormat::Ntfy, WebhookFormat::Discord,
          WebhookFormat::Slack, WebhookFormat::Gotify, WebhookFormat::Telegram}) {
        const QString complaint = complaintAboutWebhook(url, format);
        fuzz::expect(complaint.isEmpty() || fuzz::isOneLine(complaint), "one line");
        fuzz::expect(!complaint.contains(QLatin1String("s3cr3t")), "no part of the URL");
        holdsSecret(url, formatFor(url, format));
    }
}

} // namespace

/// Addresses as settings have them.
void bnm::fuzz_addresses(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input);
    readHosts(text);
    readLists(text);
    readWebhook(QUrl(text));
}
