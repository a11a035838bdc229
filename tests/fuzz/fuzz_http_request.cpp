// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/access.h"
#include "app/serve/answers.h"
#include "app/serve/negotiation.h"
#include "collectors/geo/gunzip.h"
#include "tests/fuzz/fuzz.h"

#include <QBuffer>

using namespace bnm;

namespace {

constexpr qint64 now = 1'000'000;

/// With texts from outside in the figures.
std::shared_ptr<ServedShelf> shelf(const QString &foreign)
{
    auto served = std::make_shared<Served>();
    served->node.identity = {QStringLiteral("mainnet"), foreign};
    Point point("softfork", 1'800'000'000'000);
    point.tag("network", QStringLiteral("mainnet")).tag("node", foreign).tag("name", foreign);
    point.set("elapsed", 5);
    served->node.points.push_back({std::make_shared<const Point>(point), now});
    served->run = {1'000, {}, foreign};
    served->health = {Health::Level::Good, foreign, foreign};
    served->figures = {{foreign, foreign}};
    served->hasCycled = true;
    served->madeMs = now;
    auto all = std::make_shared<ServedShelf>();
    all->put(std::move(served));
    return all;
}

void expectSafe(const ServedRequest &request, const ServedAnswer &answer)
{
    constexpr std::array statuses = {200, 401, 404, 405, 421, 503};
    fuzz::expect(std::find(statuses.begin(), statuses.end(), answer.status) != statuses.end(),
                 "a status that we send");
    fuzz::expect(!answer.body.isEmpty() && !answer.type.contains('\n'), "a body and a type");
    fuzz::expect(!answer.isGzip || request.acceptEncoding.toLower().contains("gzip"), "as wanted");
    if (!answer.isGzip)
        return;
    QBuffer packed(const_cast<QByteArray *>(&answer.body)); // only reads it
    QBuffer text;
    packed.open(QIODevice::ReadOnly);
    text.open(QIODevice::WriteOnly);
    fuzz::expect(gunzip(packed, text, 1 << 20, [] { return false; }) == GunzipResult::Done,
                 "whole");
}

} // namespace

/// Requests as they reach our code, a part a line: method, path, the four headers, and a text that
/// a figure holds.
void bnm::fuzz_http_request(const QByteArray &input)
{
    QList<QByteArray> parts = input.split('\n');
    parts.resize(7);
    const ServedRequest request{parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
    const QString foreign = QString::fromUtf8(parts[6]);
    const QString token = QStringLiteral("the-secret-token");
    for (const QString &wanted : {QString(), token}) {
        Answers answers(shelf(foreign), wanted);
        const ServedAnswer answer = answers.to(request, now);
        expectSafe(request, answer);
        const bool mayPass = wanted.isEmpty() ? isOwnHost(request.host)
                                              : carriesToken(request.authorization, wanted);
        fuzz::expect(mayPass || answer.status == (wanted.isEmpty() ? 421 : 401), "refused first");
        fuzz::expect(!answer.body.contains(token.toUtf8()) || foreign.contains(token), "no secret");
        fuzz::expect(!answer.type.startsWith("text/html") || foreign.isEmpty() ||
                         !foreign.contains(QLatin1String("<script")) ||
                         !answer.body.contains("<script"),
                     "no foreign markup");
    }
    for (const QByteArray &header : {request.accept, request.acceptEncoding}) {
        const double want = wantOf(header, "text/plain");
        fuzz::expect(want >= 0 && want <= 1, "a weight");
    }
}
