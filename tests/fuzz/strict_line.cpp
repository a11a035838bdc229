// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/strict_line.h"

#include <algorithm>
#include <cmath>

namespace bnm::strict {

namespace {

class Reader {
public:
    explicit Reader(const QByteArray &text) : m_text(text) {}

    bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    bool isAtEnd() const { return m_at == m_text.size(); }
    bool skip(char c)
    {
        const bool is = isAt(c);
        m_at += is ? 1 : 0;
        return is;
    }

    /// Up to an end that no backslash escapes; empty: there is none, or nothing before it.
    QByteArray key(const QByteArray &ends)
    {
        QByteArray out;
        for (; m_at < m_text.size() && !ends.contains(m_text[m_at]); ++m_at) {
            const bool isEscape = m_text[m_at] == '\\' && m_at + 1 < m_text.size() &&
                                  QByteArrayView(",= ").contains(m_text[m_at + 1]);
            m_at += isEscape ? 1 : 0;
            out += m_text[m_at];
        }
        return isAtEnd() ? QByteArray() : out;
    }

    std::optional<Value> value()
    {
        if (skip('"'))
            return quoted();
        const qsizetype begin = m_at;
        while (!isAtEnd() && m_text[m_at] != ',' && m_text[m_at] != ' ')
            ++m_at;
        return plain(m_text.mid(begin, m_at - begin));
    }

    QByteArray rest() const { return m_text.mid(m_at); }

private:
    std::optional<Value> quoted()
    {
        QByteArray out;
        for (; !isAtEnd() && m_text[m_at] != '"'; ++m_at) {
            const bool isEscape = m_text[m_at] == '\\' && m_at + 1 < m_text.size() &&
                                  QByteArrayView("\"\\").contains(m_text[m_at + 1]);
            m_at += isEscape ? 1 : 0;
            out += m_text[m_at];
        }
        return skip('"') ? std::optional<Value>(out) : std::nullopt;
    }

    static std::optional<Value> plain(const QByteArray &word)
    {
        if (word == "true" || word == "false")
            return word == "true";
        bool ok = false;
        if (word.endsWith('i')) {
            const qint64 integer = word.chopped(1).toLongLong(&ok);
            return ok ? std::optional<Value>(integer) : std::nullopt;
        }
        const double real = word.toDouble(&ok);
        return ok && std::isfinite(real) ? std::optional<Value>(real) : std::nullopt;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

bool readTags(Reader &reader, Line &line)
{
    while (reader.skip(',')) {
        const QByteArray key = reader.key("=, ");
        if (key.isEmpty() || !reader.skip('='))
            return false;
        const QByteArray value = reader.key("=, ");
        if (value.isEmpty() || reader.isAt('='))
            return false;
        line.tags.emplace_back(key, value);
    }
    return std::is_sorted(line.tags.begin(), line.tags.end());
}

bool readFields(Reader &reader, Line &line)
{
    do {
        const QByteArray key = reader.key("=, ");
        if (key.isEmpty() || !reader.skip('='))
            return false;
        const auto value = reader.value();
        if (!value)
            return false;
        line.fields.emplace_back(key, *value);
    } while (reader.skip(','));
    return true;
}

} // namespace

std::optional<Line> read(const QByteArray &text)
{
    if (text.contains('\n') || text.contains('\r') || text.contains('\0'))
        return std::nullopt;
    Reader reader(text);
    Line line;
    line.measurement = reader.key(", ");
    if (line.measurement.isEmpty() || !readTags(reader, line) || !reader.skip(' ') ||
        !readFields(reader, line) || !reader.skip(' '))
        return std::nullopt;
    bool ok = false;
    line.timeMs = reader.rest().toLongLong(&ok);
    return ok ? std::optional(line) : std::nullopt;
}

} // namespace bnm::strict
