// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace bnm {

/// A count as the third argument of tr(), which selects singular or plural.
constexpr int plural(qint64 count)
{
    return static_cast<int>(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

/// User-visible texts outside of QObjects, all in one context:
///     Words::tr("%1 blocks behind", nullptr, plural(lag)).arg(format::integer(lag))
/// They have no %n, because figures are written by format; the number passed to tr() only selects
/// the form. Without a translation the source text is used.
class Words {
    Q_DECLARE_TR_FUNCTIONS(bnm)
};

/// A text in a table, marked for translation by QT_TR_NOOP.
struct TableText {
    const char *text = nullptr;
    bool counts = false; ///< singular or plural by a number, marked by QT_TR_N_NOOP

    constexpr TableText(const char *words = nullptr, bool isCounting = false)
        : text(words), counts(isCounting)
    {
    }
    explicit constexpr operator bool() const { return text != nullptr; }
    QString translated(qint64 count) const
    {
        return counts ? Words::tr(text, nullptr, plural(count)) : Words::tr(text);
    }
};

constexpr TableText counting(const char *text)
{
    return {text, true};
}

} // namespace bnm
