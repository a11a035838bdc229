// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_server.h"
#include "tests/fuzz/fuzz.h"

/// The answer of a running instance to --healthcheck: without a verdict it is none.
void bnm::fuzz_run_state(const QByteArray &input)
{
    bool ok = false;
    const RunState state = RunState::fromJson(input, &ok);
    fuzz::expect(fuzz::isOneLine(state.sentence()), "a sentence of one line");
    fuzz::expect(state.sentence().startsWith(QLatin1String("healthy: ")) == state.isHealthy(),
                 "the sentence says the same");
    if (!ok)
        return;
    const RunState again = RunState::fromJson(state.toJson(), &ok);
    fuzz::expect(ok && again.complaint == state.complaint && again.chain == state.chain,
                 "the same");
}
