// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_exchange.h"

#include "tests/support/recordings.h"

namespace bnm {

/// The request's lines begin with "> "; then a status line, headers, an empty line and the body.
std::optional<RecordedExchange> RecordedExchange::read(const QString &path)
{
    RecordedExchange exchange;
    QByteArray request;
    bool isBody = false;
    const QByteArray text = Recordings::file(path);
    for (const QByteArray &line : text.split('\n')) {
        if (isBody)
            exchange.answer.body += line + '\n';
        else if (exchange.answer.status == 0 && line.startsWith('>'))
            request += line.mid(2) + '\n';
        else if (line.startsWith("HTTP/"))
            exchange.answer.status = line.split(' ').value(1).toInt();
        else if (exchange.answer.status == 0)
            continue;
        else if (line.isEmpty())
            isBody = true;
        else
            exchange.answer.headers.emplace_back(line.left(line.indexOf(':')),
                                                 line.mid(line.indexOf(':') + 1).trimmed());
    }
    exchange.answer.body = exchange.answer.body.trimmed();
    exchange.lines = request.mid(request.indexOf("\n\n") + 2);
    return exchange.answer.status == 0 ? std::nullopt : std::optional(exchange);
}

} // namespace bnm
