// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_table.h"

#include <QHashFunctions>

#include <algorithm>
#include <numeric>

namespace bnm {

namespace {

constexpr std::size_t fewestPlaces = 64;

// Filled to 4 of 5 at most: a look-up then visits three slots on average.
std::size_t placesFor(std::size_t records)
{
    return std::max(fewestPlaces, records + records / 4 + 1);
}

} // namespace

MempoolTable::MempoolTable(quint64 secret) : m_secret(secret), m_places(fewestPlaces) {}

quint64 MempoolTable::keyOf(const Txid &txid) const
{
    static_assert(sizeof(std::size_t) == sizeof(quint64), "the digest is to have 64 bits");
    return std::max<quint64>(1, qHashBits(txid.data(), txid.size(), m_secret));
}

/// The key's upper half as a share of the table: any number of places will do.
std::size_t MempoolTable::home(quint64 key) const
{
    return static_cast<std::size_t>(((key >> 32) * m_places.size()) >> 32);
}

MempoolRecord *MempoolTable::find(quint64 key)
{
    for (std::size_t place = home(key); m_places[place].key != 0; place = next(place))
        if (m_places[place].key == key)
            return &m_places[place];
    return nullptr;
}

void MempoolTable::willFind(quint64 key) const
{
#ifdef __GNUC__
    __builtin_prefetch(&m_places[home(key)]);
#else
    Q_UNUSED(key);
#endif
}

MempoolRecord *MempoolTable::insert(quint64 key, bool *isNew)
{
    if (MempoolRecord *known = find(key)) {
        *isNew = false;
        return known;
    }
    if (placesFor(m_size + 1) > m_places.size())
        rehash(placesFor(m_size + m_size / 4 + 1));
    std::size_t place = home(key);
    while (m_places[place].key != 0)
        place = next(place);
    m_places[place].key = key;
    ++m_size;
    *isNew = true;
    return &m_places[place];
}

/// Moves displaced records back into the gap, so that no look-up stops at it too early.
void MempoolTable::erase(MempoolRecord *record)
{
    auto hole = static_cast<std::size_t>(record - m_places.data());
    for (std::size_t place = next(hole); m_places[place].key != 0; place = next(place)) {
        const std::size_t wanted = home(m_places[place].key);
        const bool stays =
            hole < place ? wanted > hole && wanted <= place : wanted > hole || wanted <= place;
        if (stays)
            continue;
        m_places[hole] = m_places[place];
        hole = place;
    }
    m_places[hole] = {};
    --m_size;
    // Frees memory after a mempool has shrunk.
    if (m_places.size() > fewestPlaces && m_places.size() / 4 > placesFor(m_size))
        rehash(placesFor(2 * m_size));
}

void MempoolTable::reserve(std::size_t records)
{
    if (placesFor(records) > m_places.size())
        rehash(placesFor(records));
}

/// American flag sort by the upper bits of the key, which home() also uses.
void MempoolTable::arrange(Txids &txids) const
{
    constexpr std::size_t shelves = 512;
    const auto shelfOf = [this](const Txid &txid) { return keyOf(txid) / (~0ULL / shelves + 1); };
    std::array<std::size_t, shelves> next{};
    std::array<std::size_t, shelves> end{};
    for (const Txid &txid : txids)
        ++end[shelfOf(txid)];
    std::inclusive_scan(end.begin(), end.end(), end.begin());
    std::copy(end.begin(), end.end() - 1, next.begin() + 1);
    for (std::size_t shelf = 0; shelf < shelves; ++shelf)
        while (next[shelf] < end[shelf]) {
            Txid &txid = txids[next[shelf]];
            const std::size_t wanted = shelfOf(txid);
            if (wanted != shelf)
                std::swap(txid, txids[next[wanted]]);
            ++next[wanted];
        }
}

void MempoolTable::rehash(std::size_t places)
{
    decltype(m_places) old(places);
    old.swap(m_places);
    for (const MempoolRecord &record : old) {
        if (record.key == 0)
            continue;
        std::size_t place = home(record.key);
        while (m_places[place].key != 0)
            place = next(place);
        m_places[place] = record;
    }
}

} // namespace bnm
