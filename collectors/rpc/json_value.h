// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace bnm {

/// A value inside an untrusted answer, read by simdjson. An absent value or another type gives
/// nothing, never a guess. Valid as long as the JsonDocument it came from holds that text.
class JsonValue {
public:
    JsonValue() = default;

    bool exists() const { return m_exists; }
    bool isNull() const;
    bool isObject() const;
    bool isArray() const;

    JsonValue operator[](std::string_view key) const;
    JsonValue at(std::size_t index) const;
    std::size_t size() const; ///< elements or members; 0 for anything else

    std::optional<qint64> integer() const; ///< whole numbers only
    std::optional<double> number() const;
    std::optional<bool> boolean() const;
    std::optional<QString> text() const;

    void forEachElement(const std::function<void(const JsonValue &)> &visit) const;
    void forEachMember(const std::function<void(std::string_view, const JsonValue &)> &visit) const;
    QByteArray toJson() const; ///< minified

private:
    friend class JsonDocument;
    struct Access;
    std::array<std::byte, 16> m_element alignas(8) = {};
    bool m_exists = false;
};

/// Parses JSON text and owns the result until the next parse. The parser's buffers are reused;
/// those of an unusually large text are freed at the next one.
class JsonDocument {
public:
    JsonDocument();
    ~JsonDocument();
    JsonDocument(JsonDocument &&) noexcept;
    JsonDocument &operator=(JsonDocument &&) noexcept;

    /// False, with errorText(), when the text is not JSON.
    bool parse(const QByteArray &text);
    JsonValue root() const;
    QString errorText() const;

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace bnm
