// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/answers.h"

#include "app/serve/access.h"
#include "app/serve/health_page.h"
#include "app/serve/negotiation.h"
#include "app/serve/verdict.h"
#include "influx/gzip.h"

namespace bnm {

namespace {

constexpr int unavailable = 503;

ServedAnswer refusal(int status, const char *sentence)
{
    ServedAnswer answer;
    answer.status = status;
    answer.body = QByteArray(sentence) + '\n';
    return answer;
}

ServedAnswer wrongMethod()
{
    ServedAnswer answer = refusal(405, "Allowed are GET and HEAD: nothing can be changed here.");
    answer.allow = "GET, HEAD";
    return answer;
}

ServedAnswer wrongToken()
{
    ServedAnswer answer =
        refusal(401, "Send the token of METRICS_TOKEN_FILE as bearer token, or as "
                     "the password of any user.");
    answer.authenticate = "Basic realm=\"Bitcoin Node Monitor\", charset=\"UTF-8\"";
    return answer;
}

} // namespace

Answers::Answers(std::shared_ptr<const ServedShelf> shelf, QString token)
    : m_shelf(std::move(shelf)), m_token(std::move(token))
{
}

ServedAnswer Answers::to(const ServedRequest &request, qint64 steadyMs)
{
    if (!m_token.isEmpty() && !carriesToken(request.authorization, m_token))
        return wrongToken();
    if (m_token.isEmpty() && !isOwnHost(request.host))
        return refusal(421, "Use an address or a name of the own network, or set "
                            "METRICS_TOKEN_FILE: a web page of somebody else may have sent this.");
    if (request.method != "GET" && request.method != "HEAD")
        return wrongMethod();
    return route(request, steadyMs);
}

ServedAnswer Answers::route(const ServedRequest &request, qint64 steadyMs)
{
    if (request.path == "/metrics")
        return metrics(request, steadyMs);
    if (request.path == "/healthz")
        return health(request, steadyMs);
    if (request.path == "/readyz")
        return readiness(steadyMs);
    if (request.path == "/") {
        ServedAnswer answer;
        answer.type = "text/html; charset=utf-8";
        answer.body = healthPage(m_shelf->get().get(), steadyMs);
        return answer;
    }
    return refusal(404, "There are /metrics, /healthz, /readyz and /.");
}

ServedAnswer Answers::metrics(const ServedRequest &request, qint64 steadyMs)
{
    if (!m_shelf->get())
        return refusal(unavailable, "The monitor is starting.");
    const ExpositionFormat format = formatFor(request.accept);
    Scrape &known = scrape(format, steadyMs);
    ServedAnswer answer;
    answer.type = contentTypeOf(format);
    answer.isGzip = wantsGzip(request.acceptEncoding);
    if (answer.isGzip && known.packed.isEmpty())
        known.packed = gzip({PackedText(known.text)});
    answer.body = answer.isGzip ? known.packed : known.text;
    return answer;
}

Answers::Scrape &Answers::scrape(ExpositionFormat format, qint64 steadyMs)
{
    Scrape &known = m_scrapes[static_cast<std::size_t>(format)];
    const auto served = m_shelf->get();
    const qint64 second = steadyMs / 1000;
    if (known.served == served && known.second == second)
        return known;
    ExportedNode node = served->node;
    node.isHealthy = verdictOn(served.get(), steadyMs).isHealthy();
    known = {served, second, exposition(node, format, steadyMs), {}};
    return known;
}

ServedAnswer Answers::health(const ServedRequest &request, qint64 steadyMs) const
{
    const auto served = m_shelf->get();
    const RunState run = verdictOn(served.get(), steadyMs);
    const Health health = healthOf(served.get(), steadyMs);
    const bool isJson = wantsJson(request.accept);
    ServedAnswer answer;
    answer.status = run.isHealthy() ? 200 : unavailable;
    if (isJson)
        answer.type = "application/json";
    answer.body = isJson ? verdictAsJson(run, health) : verdictAsText(run, health);
    return answer;
}

/// Whether there is something to scrape: the program responds, and its sources were polled once.
ServedAnswer Answers::readiness(qint64 steadyMs) const
{
    const auto served = m_shelf->get();
    if (!served || !served->hasCycled)
        return refusal(unavailable, "not ready: the first polls are under way");
    if (steadyMs - served->madeMs > longestSilentMs)
        return refusal(unavailable, "not ready: the program does not respond");
    return refusal(200, "ready");
}

} // namespace bnm
