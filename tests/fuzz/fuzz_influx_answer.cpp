// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/refused_lines.h"
#include "influx/write_answer.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void expectLinesNamed(const QByteArray &body)
{
    const QByteArrayList lines = {"mempool,node=a tx_count=1i 1", "bad", "bad", ""};
    qsizetype before = -1;
    for (const RefusedLine &refused : refusedLines(body, lines)) {
        fuzz::expect(refused.index > before && refused.index < lines.size(), "lines, in order");
        fuzz::expect(refused.reason.size() <= 300, "a short reason");
        before = refused.index;
    }
}

} // namespace

/// InfluxDB's answer to a write; the first line has the headers.
void bnm::fuzz_influx_answer(const QByteArray &input)
{
    constexpr auto statuses = std::to_array(
        {204, 200, 302, 400, 401, 403, 404, 407, 408, 413, 418, 422, 429, 500, 503, 0});
    fuzz::Input in(input);
    const int status = statuses[in.byte() % statuses.size()];
    const QByteArray header = in.upTo('\n');
    const QByteArray body = in.rest();
    InfluxTarget target;
    target.url = QUrl(QStringLiteral("http://example.org:8086/x"));
    target.token = QStringLiteral("the-secret-token");
    const WriteOutcome outcome =
        writeOutcome({.status = status,
                      .headers = {{"Retry-After", header}, {"Location", header}, {"Date", header}},
                      .body = body},
                     target);
    fuzz::expectReason(outcome.kind != WriteOutcome::Kind::Written, outcome.sentence);
    fuzz::expect(status == 204 || outcome.kind != WriteOutcome::Kind::Written,
                 "only 204 is success");
    fuzz::expect(!outcome.sentence.contains(target.token), "no secret");
    fuzz::expect(outcome.sentence.size() <= 1'500, "a short sentence");
    fuzz::expect(outcome.retryAfterMs >= -1 && outcome.retryAfterMs <= 3'600'000,
                 "an hour at most");
    fuzz::expect(outcome.loss.points >= 0 && outcome.loss.ageSeconds >= 0, "counts");
    expectLinesNamed(body);
}
