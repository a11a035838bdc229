// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <random>

namespace bnm {

/// Random numbers of the simulated world; the same seed gives the same world.
class Random {
public:
    explicit Random(quint64 seed) : m_engine(seed) {}

    double uniform(double from, double to)
    {
        return std::uniform_real_distribution(from, to)(m_engine);
    }
    int whole(int from, int to) { return std::uniform_int_distribution(from, to)(m_engine); }
    double exponential(double mean) { return std::exponential_distribution(1 / mean)(m_engine); }
    double normal(double mean, double deviation)
    {
        return std::normal_distribution(mean, deviation)(m_engine);
    }
    double logNormal(double logMean, double deviation)
    {
        return std::lognormal_distribution(logMean, deviation)(m_engine);
    }
    int poisson(double mean) { return std::poisson_distribution(mean)(m_engine); }
    bool chance(double probability) { return std::bernoulli_distribution(probability)(m_engine); }
    QByteArray bytes(int count)
    {
        QByteArray result(count, Qt::Uninitialized);
        for (char &byte : result)
            byte = static_cast<char>(m_engine());
        return result;
    }
    /// 64 hexadecimal digits that begin with some zeros, like a block hash.
    QByteArray hash(int zeros = 0)
    {
        QByteArray text = bytes(32).toHex();
        for (int i = 0; i < zeros; ++i)
            text[i] = '0';
        return text;
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace bnm
