// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/complaints.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qsizetype shownCharacters = 40;
constexpr qsizetype mostTextCharacters = 128;

bool hasType(const FieldValue &value, FieldType type)
{
    switch (type) {
    case FieldType::Integer: return std::holds_alternative<qint64>(value);
    case FieldType::Float: return std::holds_alternative<double>(value);
    case FieldType::Boolean: return std::holds_alternative<bool>(value);
    case FieldType::Text: return std::holds_alternative<QString>(value);
    }
    return false;
}

bool isNumber(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Float;
}

/// Untrusted text, made fit for one line of a log.
QString shownInComplaint(QString text)
{
    if (text.size() > shownCharacters)
        text = text.left(shownCharacters) + QChar(0x2026);
    for (QChar &letter : text)
        if (!letter.isPrint())
            letter = QLatin1Char('?');
    return text;
}

QString shownInComplaint(const FieldValue &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return QString::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    return shownInComplaint(std::get<QString>(value));
}

bool areAll(const QString &text, bool (*is)(QChar))
{
    return std::all_of(text.begin(), text.end(), is);
}

bool isDecimalDigit(QChar letter)
{
    return letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
}

bool isCapital(QChar letter)
{
    return letter >= QLatin1Char('A') && letter <= QLatin1Char('Z');
}

} // namespace

bool TagSpec::takes(const QString &value) const
{
    switch (shape) {
    case TagShape::Listed:
        return std::any_of(values.begin(), values.end(),
                           [&value](Name listed) { return value == listed.latin1(); });
    case TagShape::Country:
        return (value.size() == 2 && areAll(value, isCapital)) || value == QLatin1String("unknown");
    case TagShape::AsNumber:
        return (!value.isEmpty() && value.size() <= 10 && areAll(value, isDecimalDigit)) ||
               value == QLatin1String("other");
    case TagShape::Geohash:
        return value.size() == 3 && areAll(value, [](QChar letter) {
                   return QLatin1String("0123456789bcdefghjkmnpqrstuvwxyz").contains(letter);
               });
    case TagShape::FeerateBin:
        return value.size() == 6 && value[4] == QLatin1Char('.') &&
               areAll(value.left(4) + value.back(), isDecimalDigit);
    case TagShape::Version:
        return !value.isEmpty() && value.size() <= 16 && areAll(value, [](QChar letter) {
            return isDecimalDigit(letter) || letter == QLatin1Char('.');
        });
    case TagShape::Text:
        return !value.isEmpty() && value.size() <= mostTextCharacters &&
               areAll(value,
                      [](QChar letter) { return letter.category() != QChar::Other_Control; });
    }
    return false;
}

QString complaintAboutField(const Field &field, const MeasurementSpec &spec)
{
    const FieldSpec *fieldSpec = spec.field(field.key.view());
    if (!fieldSpec)
        return QStringLiteral("unknown field %1").arg(field.key.toString());
    if (!hasType(field.value, fieldSpec->type))
        return QStringLiteral("%1: not %2")
            .arg(field.key.toString(), QString::fromUtf8(typeName(fieldSpec->type)));
    if (isNumber(fieldSpec->type) && !fieldSpec->range().contains(*toNumber(field.value)))
        return QStringLiteral("%1: %2 cannot be (%3)")
            .arg(field.key.toString(), shownInComplaint(field.value), rangeText(*fieldSpec));
    return {};
}

QString complaintAboutOwnTags(const Point &point, const MeasurementSpec &spec)
{
    std::size_t count = 0;
    for (const Tag &tag : point.tags) {
        if (isCommonTag(tag.key))
            continue;
        const TagSpec *tagSpec = spec.tag(tag.key.view());
        if (!tagSpec)
            return QStringLiteral("unknown tag %1").arg(tag.key.toString());
        if (tag.value.isEmpty())
            return QStringLiteral("empty tag %1").arg(tag.key.toString());
        if (!tagSpec->takes(tag.value))
            return QStringLiteral("tag %1: '%2' cannot be")
                .arg(tag.key.toString(), shownInComplaint(tag.value));
        ++count;
    }
    if (count != spec.tags.size())
        return QStringLiteral("%1 tags of its own instead of %2").arg(count).arg(spec.tags.size());
    return {};
}

QString complaintAbout(const Point &point)
{
    const QString where = point.measurement.toString() + QStringLiteral(": ");
    const MeasurementSpec *spec = findMeasurement(point.measurement.view());
    if (!spec)
        return where + QStringLiteral("unknown measurement");
    for (const TagName common : {TagName("network"), TagName("node")})
        if (point.tagValue(common).isEmpty())
            return where + QStringLiteral("no tag %1").arg(common.toString());
    if (const QString complaint = complaintAboutOwnTags(point, *spec); !complaint.isEmpty())
        return where + complaint;
    for (const Field &field : point.fields)
        if (const QString complaint = complaintAboutField(field, *spec); !complaint.isEmpty())
            return where + complaint;
    return {};
}

} // namespace bnm
