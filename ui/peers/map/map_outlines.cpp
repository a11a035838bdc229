// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_outlines.h"

#include "ui/peers/map/equal_earth.h"

#include <QFile>

#include <algorithm>
#include <cmath>

/// Resources of a static library must be initialised explicitly; the macro needs the global
/// namespace.
static void initMapResource()
{
    Q_INIT_RESOURCE(map);
}

namespace bnm {

namespace {

constexpr char magic[] = "BNMMAP02";
constexpr double unit = 0.01; // degrees
constexpr double leastPixels = 0.6;
constexpr quint64 mostItems = 1'000'000;

/// Reads varints; after the end, or after nonsense, everything is 0 and isGood() false.
class Reader {
public:
    explicit Reader(const QByteArray &data) : m_data(data) {}

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            const auto byte = static_cast<quint8>(this->byte());
            value |= static_cast<quint64>(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        m_good = false;
        return 0;
    }
    int signedNumber()
    {
        const auto value = static_cast<qint64>(number());
        return static_cast<int>((value & 1) ? -((value + 1) >> 1) : value >> 1);
    }
    /// How many items follow; never more than there are bytes for.
    int count()
    {
        const quint64 value = number();
        if (value > mostItems || value > static_cast<quint64>(m_data.size()))
            m_good = false;
        return m_good ? static_cast<int>(value) : 0;
    }
    char byte()
    {
        if (m_at >= m_data.size()) {
            m_good = false;
            return 0;
        }
        return m_data[m_at++];
    }
    void skip(qsizetype bytes) { m_at += bytes; }
    bool isGood() const { return m_good; }

private:
    const QByteArray &m_data;
    qsizetype m_at = 0;
    bool m_good = true;
};

/// Projects each latitude once, because they repeat.
class Projector {
public:
    QPointF at(int longitude, int latitude)
    {
        const int row = std::clamp(latitude, -mostLatitude, mostLatitude) + mostLatitude;
        equalEarth::Parallel &parallel = m_parallels[static_cast<std::size_t>(row)];
        if (parallel.xPerDegree == 0)
            parallel = equalEarth::parallelAt((row - mostLatitude) * unit);
        return {longitude * unit * parallel.xPerDegree, parallel.y};
    }

private:
    static constexpr int mostLatitude = 9'000; // in units
    std::vector<equalEarth::Parallel> m_parallels =
        std::vector<equalEarth::Parallel>(2 * mostLatitude + 1);
};

/// A line or ring, projected.
MapOutlines::Shape readShape(Reader &reader, Projector &projector)
{
    QPolygonF points;
    const int count = reader.count();
    points.reserve(count);
    int longitude = 0;
    int latitude = 0;
    for (int i = 0; i < count && reader.isGood(); ++i) {
        longitude += reader.signedNumber();
        latitude += reader.signedNumber();
        points << projector.at(longitude, latitude);
    }
    return {points, points.boundingRect()};
}

/// Leaves out points nearer than that to the one before; the ends stay.
QPolygonF thinnedLine(const QPolygonF &line, double least)
{
    QPolygonF thin;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool end = i == 0 || i == line.size() - 1;
        if (end ||
            std::hypot(line[i].x() - thin.back().x(), line[i].y() - thin.back().y()) >= least)
            thin << line[i];
    }
    return thin;
}

} // namespace

std::optional<MapOutlines> MapOutlines::read(const QByteArray &data)
{
    if (!data.startsWith(magic))
        return std::nullopt;
    MapOutlines outlines;
    Reader reader(data);
    reader.skip(sizeof magic - 1);
    Projector projector;
    const int lines = reader.count();
    for (int i = 0; i < lines && reader.isGood(); ++i) {
        const bool border = reader.number() == 1;
        (border ? outlines.m_all.borders : outlines.m_all.coasts)
            .push_back(readShape(reader, projector));
    }
    const int rings = reader.count();
    for (int i = 0; i < rings && reader.isGood(); ++i)
        outlines.m_all.land.push_back(readShape(reader, projector));
    const int countries = reader.count();
    for (int i = 0; i < countries && reader.isGood(); ++i) {
        const char first = reader.byte();
        const char second = reader.byte();
        const int longitude = reader.signedNumber();
        const int latitude = reader.signedNumber();
        outlines.m_countries.insert(QLatin1Char(first) + QString(QLatin1Char(second)),
                                    QPointF(longitude * unit, latitude * unit));
    }
    return reader.isGood() ? std::optional(std::move(outlines)) : std::nullopt;
}

std::shared_ptr<const MapOutlines> MapOutlines::fromResource()
{
    initMapResource();
    QFile file(QStringLiteral(":/map/outlines.bin"));
    auto outlines = file.open(QIODevice::ReadOnly) ? read(file.readAll()) : std::nullopt;
    return std::make_shared<const MapOutlines>(std::move(outlines).value_or(MapOutlines()));
}

const MapOutlines::Level &MapOutlines::level(double scale) const
{
    const int exponent = std::clamp(static_cast<int>(std::ceil(std::log2(scale))), 0, 16);
    auto it = m_levels.find(exponent);
    if (it == m_levels.end())
        it = m_levels.emplace(exponent, thinned(leastPixels / std::exp2(exponent))).first;
    return it->second;
}

MapOutlines::Level MapOutlines::thinned(double least) const
{
    const auto thin = [least](const std::vector<Shape> &shapes) {
        std::vector<Shape> result;
        for (const Shape &shape : shapes)
            if (std::max(shape.bounds.width(), shape.bounds.height()) >= least)
                result.push_back({thinnedLine(shape.points, least), shape.bounds});
        return result;
    };
    return {thin(m_all.land), thin(m_all.coasts), thin(m_all.borders)};
}

std::optional<QPointF> MapOutlines::insideOf(const QString &countryCode) const
{
    const auto it = m_countries.constFind(countryCode);
    return it == m_countries.constEnd() ? std::nullopt : std::optional(*it);
}

} // namespace bnm
