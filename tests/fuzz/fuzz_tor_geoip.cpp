// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/tor_geoip.h"
#include "tests/fuzz/fuzz.h"

#include <QFileInfo>

/// geoip, and behind a NUL geoip6.
void bnm::fuzz_tor_geoip(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    fuzz::Input in(input);
    const QString folder = QFileInfo(scratch.write("geoip", in.upTo('\0'))).path();
    scratch.write("geoip6", in.rest());
    QString why;
    const auto table = readTorGeoip(folder, &why);
    fuzz::expectReason(!table, why);
    if (!table)
        return;
    fuzz::expect(table->builtSeconds() == torGeoipBuilt(folder).value_or(0), "the same date");
    fuzz::expect(table->starts() <= 2U * static_cast<std::size_t>(input.count('\n') + 2),
                 "two starts a line at most");
    for (const char *address : {"1.0.0.1", "255.255.255.255", "2001:200::1", "::"})
        fuzz::expect(table->countryOf(QHostAddress(QLatin1String(address))).size() % 2 == 0,
                     "two letters, or unknown");
}
