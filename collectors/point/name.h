// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace bnm {

/// The name of a measurement, tag or field. Only string literals can become
/// one, so a copy is two words, allocates nothing and never dangles.
class Name {
public:
    constexpr Name() = default; ///< none
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is a name
    consteval Name(const char *literal) : m_text(literal) {}

    constexpr std::string_view view() const { return m_text; }
    QLatin1String latin1() const { return {m_text.data(), static_cast<qsizetype>(m_text.size())}; }
    QString toString() const { return latin1(); }

    friend constexpr bool operator==(Name a, Name b) { return a.m_text == b.m_text; }
    friend constexpr auto operator<=>(Name a, Name b) { return a.m_text <=> b.m_text; }

private:
    std::string_view m_text;
};

} // namespace bnm
