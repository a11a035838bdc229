// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/certificate_pins.h"
#include "tests/fuzz/fuzz.h"

#include <QSslCertificate>

/// The file of pins: a damaged line never makes a server trusted, and other lines stay.
void bnm::fuzz_certificate_pins(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    const QString path = scratch.write("pins", input);
    const QString server = QStringLiteral("example.org:50002");
    QByteArray written;
    CertificatePins pins(path, [&written](const QString &, const QByteArray &content) {
        written = content;
        return QString();
    });
    const QString error = pins.noteTrusted(server);
    fuzz::expect(error.isEmpty() || fuzz::isOneLine(error), "one line");
    fuzz::expect(written.isEmpty() || input.isEmpty() || written.startsWith(input), "lines stay");
    CertificatePins second(path, [](const QString &, const QByteArray &) { return QString(); });
    using Verdict = CertificatePins::Verdict;
    const auto judgement = second.judge(server, QSslCertificate());
    fuzz::expectReason(judgement.verdict == Verdict::Changed ||
                           judgement.verdict == Verdict::Failed,
                       judgement.reason);
}
