// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/country_table.h"
#include "tests/fuzz/fuzz.h"

#include <QtEndian>

#include <numeric>

using namespace bnm;

namespace {

/// As the file ends: the sum of all bytes.
QByteArray sumOf(const QByteArray &bytes)
{
    const quint32 sum = std::accumulate(bytes.begin(), bytes.end(), 0U, [](quint32 all, char one) {
        return all + static_cast<quint8>(one);
    });
    QByteArray out(4, '\0');
    qToLittleEndian(sum, out.data());
    return out;
}

void read(const QString &path)
{
    QString why;
    const auto table = readCountryTable(path, &why);
    fuzz::expectReason(!table, why);
    const auto built = countryTableBuilt(path);
    if (!table)
        return;
    fuzz::expect(built == table->builtSeconds() && *built >= 0, "the same date");
    fuzz::expect(table->starts() <= 2 * CountryTable::mostStarts, "a limited table");
    for (const char *address : {"0.0.0.0", "9.9.9.9", "255.255.255.255", "::", "2a00::1",
                                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"}) {
        const QString country = table->countryOf(QHostAddress(QLatin1String(address)));
        fuzz::expect(country.isEmpty() || (country.size() == 2 && country.toUpper() == country),
                     "two capitals, or unknown");
    }
}

} // namespace

/// The packaged table, as it is and with the sum that it should have.
void bnm::fuzz_country_table(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    read(scratch.write("countries", input));
    read(scratch.write("countries", input + sumOf(input)));
}
