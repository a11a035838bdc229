// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/json_value.h"

#include "collectors/whole_number.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

#include <cstring>
#include <sstream>

namespace bnm {

using Element = simdjson::dom::element;

static_assert(sizeof(Element) <= 16 && std::is_trivially_copyable_v<Element>,
              "an element must fit into JsonValue");

struct JsonValue::Access {
    static JsonValue wrap(const Element &element)
    {
        JsonValue value;
        std::memcpy(value.m_element.data(), &element, sizeof(Element));
        value.m_exists = true;
        return value;
    }
    static JsonValue wrap(const simdjson::simdjson_result<Element> &result)
    {
        Element element;
        return result.get(element) == simdjson::SUCCESS ? wrap(element) : JsonValue();
    }
    static Element element(const JsonValue &value)
    {
        Element element;
        std::memcpy(&element, value.m_element.data(), sizeof(Element));
        return element;
    }
    template <typename T>
    static std::optional<T> get(const JsonValue &value)
    {
        T result;
        if (value.m_exists && element(value).get(result) == simdjson::SUCCESS)
            return result;
        return std::nullopt;
    }
};

bool JsonValue::isNull() const
{
    return m_exists && Access::element(*this).is_null();
}

bool JsonValue::isObject() const
{
    return m_exists && Access::element(*this).is_object();
}

bool JsonValue::isArray() const
{
    return m_exists && Access::element(*this).is_array();
}

JsonValue JsonValue::operator[](std::string_view key) const
{
    return isObject() ? Access::wrap(Access::element(*this).at_key(key)) : JsonValue();
}

JsonValue JsonValue::at(std::size_t index) const
{
    return isArray() ? Access::wrap(Access::element(*this).at(index)) : JsonValue();
}

std::size_t JsonValue::size() const
{
    if (const auto array = Access::get<simdjson::dom::array>(*this))
        return array->size();
    if (const auto object = Access::get<simdjson::dom::object>(*this))
        return object->size();
    return 0;
}

std::optional<qint64> JsonValue::integer() const
{
    if (const auto value = Access::get<int64_t>(*this))
        return *value;
    const auto real = number();
    return real ? wholeNumber(*real) : std::nullopt;
}

std::optional<double> JsonValue::number() const
{
    return Access::get<double>(*this);
}

std::optional<bool> JsonValue::boolean() const
{
    return Access::get<bool>(*this);
}

std::optional<QString> JsonValue::text() const
{
    const auto view = Access::get<std::string_view>(*this);
    if (!view)
        return std::nullopt;
    return QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size()));
}

void JsonValue::forEachElement(const std::function<void(const JsonValue &)> &visit) const
{
    if (const auto array = Access::get<simdjson::dom::array>(*this))
        for (const Element element : *array)
            visit(Access::wrap(element));
}

void JsonValue::forEachMember(
    const std::function<void(std::string_view, const JsonValue &)> &visit) const
{
    if (const auto object = Access::get<simdjson::dom::object>(*this))
        for (const auto member : *object)
            visit(member.key, Access::wrap(member.value));
}

QByteArray JsonValue::toJson() const
{
    if (!m_exists)
        return {};
    return QByteArray::fromStdString(simdjson::minify(Access::element(*this)));
}

constexpr std::size_t mostKeptCapacity = 512 * 1024;

struct JsonDocument::Parser {
    simdjson::dom::parser parser;
    JsonValue root;
    QString error;

    /// What one huge text needed is 13 times as much, and the next ones do not need it.
    void shrinkFor(std::size_t bytes)
    {
        if (parser.capacity() > mostKeptCapacity && bytes < parser.capacity() / 4)
            parser = simdjson::dom::parser();
    }
};

JsonDocument::JsonDocument() : m_parser(std::make_unique<Parser>()) {}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument &&) noexcept = default;
JsonDocument &JsonDocument::operator=(JsonDocument &&) noexcept = default;

bool JsonDocument::parse(const QByteArray &text)
{
    m_parser->root = {};
    m_parser->error.clear();
    m_parser->shrinkFor(static_cast<std::size_t>(text.size()));
    Element element;
    const auto error =
        m_parser->parser.parse(text.constData(), static_cast<std::size_t>(text.size()))
            .get(element);
    if (error == simdjson::SUCCESS)
        m_parser->root = JsonValue::Access::wrap(element);
    else
        m_parser->error = QString::fromLatin1(simdjson::error_message(error));
    return error == simdjson::SUCCESS;
}

JsonValue JsonDocument::root() const
{
    return m_parser->root;
}

QString JsonDocument::errorText() const
{
    return m_parser->error;
}

} // namespace bnm
