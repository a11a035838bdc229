// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/line_protocol.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace bnm {

namespace {

/// Escapes the given characters with a backslash, and line breaks as \n.
void appendEscaped(QByteArray &out, const QByteArray &text, const char *special)
{
    for (const char character : text) {
        if (character == '\n' || character == '\r') {
            out += character == '\n' ? "\\n" : "\\r";
            continue;
        }
        if (std::strchr(special, character) && character != '\0')
            out += '\\';
        if (character != '\0')
            out += character;
    }
}

constexpr const char *specialInTags = ",= ";

/// Receivers parse a backslash before an escape, or before the separator after the value,
/// differently: one of them drops the line. It becomes a slash.
QByteArray withoutDoubtfulBackslashes(QByteArray text)
{
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i] == '\\' && (i + 1 == text.size() || std::strchr(",= \r\n\\", text[i + 1])))
            text[i] = '/';
    return text;
}

void appendName(QByteArray &out, Name name, const char *special)
{
    const auto text = name.view();
    appendEscaped(out, QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())),
                  special);
}

template <typename Number>
void appendNumber(QByteArray &out, Number value)
{
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), result.ptr - buffer.data());
}

void appendText(QByteArray &out, const QString &text)
{
    out += '"';
    appendEscaped(out, text.toUtf8(), "\"\\");
    out += '"';
}

void appendValue(QByteArray &out, const FieldValue &value)
{
    if (const auto *integer = std::get_if<qint64>(&value)) {
        appendNumber(out, *integer);
        out += 'i';
    } else if (const auto *real = std::get_if<double>(&value)) {
        appendNumber(out, *real);
    } else if (const auto *flag = std::get_if<bool>(&value)) {
        out += *flag ? "true" : "false";
    } else {
        appendText(out, std::get<QString>(value));
    }
}

/// Left out when nothing of it can be written: `tag=` would spoil the line.
void appendTag(QByteArray &out, const Tag &tag)
{
    QByteArray value;
    appendEscaped(value, withoutDoubtfulBackslashes(tag.value.toUtf8()), specialInTags);
    if (value.isEmpty())
        return;
    out += ',';
    appendName(out, tag.key, specialInTags);
    out += '=' + value;
}

void appendTags(QByteArray &out, const std::vector<Tag> &tags)
{
    std::vector<const Tag *> sorted;
    sorted.reserve(tags.size());
    for (const Tag &tag : tags)
        sorted.push_back(&tag);
    std::sort(sorted.begin(), sorted.end(),
              [](const Tag *a, const Tag *b) { return a->key < b->key; });
    for (const Tag *tag : sorted)
        appendTag(out, *tag);
}

bool isWritable(const Field &field)
{
    const auto *real = std::get_if<double>(&field.value);
    return !real || std::isfinite(*real);
}

} // namespace

void appendLine(QByteArray &out, const Point &point)
{
    if (std::none_of(point.fields.begin(), point.fields.end(), isWritable))
        return;
    appendName(out, point.measurement, ", ");
    appendTags(out, point.tags);
    char separator = ' ';
    for (const Field &field : point.fields) {
        if (!isWritable(field))
            continue;
        out += separator;
        separator = ',';
        appendName(out, field.key, specialInTags);
        out += '=';
        appendValue(out, field.value);
    }
    out += ' ';
    appendNumber(out, point.timeMs);
    out += '\n';
}

QByteArray toLines(const Points &points)
{
    QByteArray lines;
    for (const Point &point : points)
        appendLine(lines, point);
    return lines;
}

} // namespace bnm
