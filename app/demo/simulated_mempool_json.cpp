// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_mempool.h"

namespace bnm {

namespace {

QByteArray bitcoin(qint64 sat)
{
    return QByteArray::number(sat / 100'000'000) + '.' +
           QByteArray::number(sat % 100'000'000).rightJustified(8, '0');
}

QByteArray onlyOne(const QByteArray &txid)
{
    return txid.isEmpty() ? QByteArray("[]") : "[\"" + txid.toHex() + "\"]";
}

} // namespace

/// In the format of Bitcoin Core 31.
void SimulatedMempool::appendEntry(const SimulatedTransaction &transaction, QByteArray &text) const
{
    const auto number = [&text](const char *name, qint64 value) {
        text.append(name).append(QByteArray::number(value)).append(',');
    };
    const SimulatedTransaction *parent = find(transaction.parent);
    const SimulatedTransaction *child = find(transaction.child);
    const Chunk chunk = chunkOf(transaction);
    number("{\"vsize_adjusted\":", transaction.vsize);
    number("\"vsize\":", transaction.vsize);
    number("\"vsize_bip141\":", transaction.vsize);
    number("\"weight\":", transaction.vsize * 4);
    number("\"time\":", transaction.timeSeconds);
    number("\"height\":", 920'000);
    number("\"descendantcount\":", child ? 2 : 1);
    number("\"descendantsize\":", transaction.vsize + (child ? child->vsize : 0));
    number("\"ancestorcount\":", parent ? 2 : 1);
    number("\"ancestorsize\":", transaction.vsize + (parent ? parent->vsize : 0));
    text.append("\"wtxid\":\"").append(transaction.txid.toHex()).append("\",");
    number("\"chunkweight\":", chunk.vsize * 4);
    text.append("\"fees\":{\"base\":").append(bitcoin(transaction.feeSat));
    text.append(",\"modified\":").append(bitcoin(transaction.feeSat));
    text.append(",\"ancestor\":")
        .append(bitcoin(transaction.feeSat + (parent ? parent->feeSat : 0)));
    text.append(",\"descendant\":")
        .append(bitcoin(transaction.feeSat + (child ? child->feeSat : 0)));
    text.append(",\"chunk\":").append(bitcoin(chunk.feeSat));
    text.append("},\"depends\":").append(onlyOne(transaction.parent));
    text.append(",\"spentby\":").append(onlyOne(transaction.child));
    text.append(",\"unbroadcast\":false}");
}

QByteArray SimulatedMempool::entry(const QByteArray &txid) const
{
    QByteArray text;
    if (const SimulatedTransaction *transaction = find(txid))
        appendEntry(*transaction, text);
    return text;
}

QByteArray SimulatedMempool::list(bool withSequence) const
{
    QByteArray text;
    text.reserve(size() * 67 + 100);
    text.append(withSequence ? "{\"txids\":[" : "[");
    for (const SimulatedTransaction &transaction : m_transactions)
        text.append('"').append(transaction.txid.toHex()).append("\",");
    if (!m_transactions.empty())
        text.chop(1);
    text.append(']');
    if (withSequence)
        text.append(",\"mempool_sequence\":").append(QByteArray::number(m_sequence)).append('}');
    return text;
}

QByteArray SimulatedMempool::verboseList() const
{
    QByteArray text;
    text.reserve(size() * 640 + 100);
    text.append('{');
    for (const SimulatedTransaction &transaction : m_transactions) {
        text.append('"').append(transaction.txid.toHex()).append("\":");
        appendEntry(transaction, text);
        text.append(',');
    }
    if (!m_transactions.empty())
        text.chop(1);
    return text.append('}');
}

} // namespace bnm
