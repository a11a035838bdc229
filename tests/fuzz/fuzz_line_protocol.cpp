// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/line_protocol.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/strict_line.h"

#include <algorithm>

using namespace bnm;

namespace {

/// The format has no line breaks: they are two characters, and NUL is nothing.
QByteArray asWritten(const QString &text)
{
    return text.toUtf8().replace('\n', "\\n").replace('\r', "\\r").replace('\0', "");
}

QByteArray tagAsWritten(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool isDoubtful =
            bytes[i] == '\\' &&
            (i + 1 == bytes.size() || QByteArrayView("\0,= \r\n\\", 7).contains(bytes[i + 1]));
        if (isDoubtful)
            bytes[i] = '/';
    }
    return bytes.replace('\n', "\\n").replace('\r', "\\r").replace('\0', "");
}

QString textOf(fuzz::Input &in)
{
    return QString::fromUtf8(in.piece());
}

FieldValue valueOf(fuzz::Input &in)
{
    switch (in.byte() % 4U) {
    case 0: return in.number<qint64>();
    case 1: return in.number<double>();
    case 2: return in.flag();
    default: return textOf(in);
    }
}

/// Any tags and fields of the catalogue, with any values.
Point pointOf(fuzz::Input &in)
{
    const MeasurementSpec &spec = catalogue()[in.byte() % catalogue().size()];
    Point point(spec.name, in.number<qint64>());
    point.tag("node", textOf(in));
    for (const TagSpec &tag : spec.tags)
        point.tag(tag.name, textOf(in));
    for (const FieldSpec &field : spec.fields)
        if (in.flag())
            point.fields.push_back({field.name, valueOf(in)});
    return point;
}

bool isWritten(const Field &field)
{
    const auto *real = std::get_if<double>(&field.value);
    return !real || std::isfinite(*real);
}

strict::Value expected(const FieldValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return asWritten(*text);
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return std::get<bool>(value);
}

strict::Line expected(const Point &point)
{
    strict::Line line;
    line.measurement = QByteArray::fromStdString(std::string(point.measurement.view()));
    for (const Tag &tag : point.tags)
        if (const QByteArray value = tagAsWritten(tag.value); !value.isEmpty())
            line.tags.emplace_back(QByteArray::fromStdString(std::string(tag.key.view())), value);
    std::sort(line.tags.begin(), line.tags.end());
    for (const Field &field : point.fields)
        if (isWritten(field))
            line.fields.emplace_back(QByteArray::fromStdString(std::string(field.key.view())),
                                     expected(field.value));
    line.timeMs = point.timeMs;
    return line;
}

} // namespace

/// A point of any content, written and read by a strict reader: the same point.
void bnm::fuzz_line_protocol(const QByteArray &input)
{
    fuzz::Input in(input);
    const Point point = pointOf(in);
    const QByteArray text = toLines({point});
    const bool isEmpty = std::none_of(point.fields.begin(), point.fields.end(), isWritten);
    fuzz::expect(text.isEmpty() == isEmpty, "a line, unless there is no field");
    if (isEmpty)
        return;
    fuzz::expect(text.count('\n') == 1 && text.endsWith('\n'), "one line");
    const auto line = strict::read(text.chopped(1));
    fuzz::expect(line.has_value(), "a strict reader takes it");
    fuzz::expect(*line == expected(point), "it says the same");
}
