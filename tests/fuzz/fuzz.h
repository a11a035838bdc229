// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <bit>
#include <cmath>
#include <cstring>
#include <functional>

// One function a target, made from the list in CMakeLists.txt.
#define FUZZ_TARGET(name)                                                                          \
    namespace bnm {                                                                                \
    void fuzz_##name(const QByteArray &input);                                                     \
    }
#include "fuzz_targets.inc"
#undef FUZZ_TARGET

/// What the targets share. A target reads any bytes and expects what the code promises of them.
namespace bnm::fuzz {

/// Ends the run: a promise is broken. The replay and the fuzzers each have their own.
[[noreturn]] void fail(const char *what);
inline void expect(bool holds, const char *what)
{
    if (!holds)
        fail(what);
}

/// A text for a log or a status: there is one, without line breaks and control characters.
bool isOneLine(const QString &text);
void expectLines(const QStringList &lines); ///< each is one line
/// A reason exactly if something is wrong, and then one line.
void expectReason(bool isWrong, const QString &reason);
/// What the guard lets pass is as the catalogue has it, and finite.
void expectGood(Points points);

/// The input from its front; past its end everything is 0 or empty.
class Input {
public:
    explicit Input(const QByteArray &bytes) : m_bytes(bytes) {}

    bool isEmpty() const { return m_bytes.isEmpty(); }
    quint8 byte();
    bool flag() { return (byte() & 1U) != 0; }
    template <typename Number>
    Number number()
    {
        const QByteArray bytes = take(sizeof(Number)).leftJustified(sizeof(Number), '\0');
        std::array<char, sizeof(Number)> raw;
        std::memcpy(raw.data(), bytes.constData(), raw.size());
        return std::bit_cast<Number>(raw);
    }
    QByteArray take(qsizetype size);
    QByteArray piece() { return take(byte()); } ///< of a length that comes first
    QByteArray upTo(char end);                  ///< without it
    QByteArray rest() { return take(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

/// A folder in memory, where there is one.
class Scratch {
public:
    Scratch();
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QString write(const char *name, const QByteArray &content) const; ///< its path
    void clear() const;

private:
    QTemporaryDir m_folder;
};

} // namespace bnm::fuzz
