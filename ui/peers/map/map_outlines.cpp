// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_outlines.h"

#include "ui/peers/map/equal_earth.h"

#include <QFile>

#include <algorithm>
#include <cmath>

/// Resources of a static library do not come by themselves; the macro wants no namespace.
static void initMapResource()
{
    Q_INIT_RESOURCE(map);
}

namespace bnm {

namespace {

constexpr char magic[] = "BNMMAP01";
constexpr double unit = 0.01; // degrees
constexpr double leastPixels = 0.6;
constexpr double cutStep = 2; // degrees between points along the 180th meridian
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

/// Where the globe is cut open: such a segment is an edge of the map, not a coast.
bool isCut(QPointF a, QPointF b)
{
    return (std::abs(a.x()) >= 180 && a.x() == b.x()) || (a.y() <= -90 && b.y() <= -90);
}

/// Points along the cut, which is a curve once projected.
QPolygonF withCutPoints(const QPolygonF &degrees)
{
    QPolygonF points;
    for (const QPointF &point : degrees) {
        if (!points.isEmpty() && isCut(points.back(), point) && std::abs(point.x()) >= 180) {
            const QPointF from = points.back();
            const int steps = static_cast<int>(std::abs(point.y() - from.y()) / cutStep);
            for (int i = 1; i <= steps; ++i)
                points << QPointF(point.x(), from.y() + (point.y() - from.y()) * i / (steps + 1));
        }
        points << point;
    }
    return points;
}

QPolygonF projected(const QPolygonF &degrees)
{
    QPolygonF points;
    points.reserve(degrees.size());
    for (const QPointF &point : degrees)
        points << equalEarth::project(point.x(), point.y());
    return points;
}

QPolygonF readArc(Reader &reader)
{
    QPolygonF degrees;
    const int count = reader.count();
    degrees.reserve(count);
    int x = 0;
    int y = 0;
    for (int i = 0; i < count && reader.isGood(); ++i) {
        x += reader.signedNumber();
        y += reader.signedNumber();
        degrees << QPointF(x * unit, y * unit);
    }
    return withCutPoints(degrees);
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
    const int arcs = reader.count();
    for (int i = 0; i < arcs && reader.isGood(); ++i) {
        const bool border = reader.number() == 1;
        const QPolygonF degrees = readArc(reader);
        const QPolygonF points = projected(degrees);
        outlines.m_arcs.push_back(points);
        QPolygonF line;
        for (qsizetype j = 0; j < points.size(); ++j) {
            if (j > 0 && isCut(degrees[j - 1], degrees[j])) {
                if (line.size() > 1)
                    outlines.m_lines.push_back({border, line});
                line.clear();
            }
            line << points[j];
        }
        if (line.size() > 1)
            outlines.m_lines.push_back({border, line});
    }
    const int rings = reader.count();
    for (int i = 0; i < rings && reader.isGood(); ++i) {
        std::vector<int> ring(static_cast<std::size_t>(reader.count()));
        for (int &number : ring) {
            number = reader.signedNumber();
            if ((number >= 0 ? number : ~number) >= arcs)
                return std::nullopt;
        }
        outlines.m_rings.push_back(std::move(ring));
    }
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
    std::vector<QPolygonF> arcs;
    arcs.reserve(m_arcs.size());
    for (const QPolygonF &arc : m_arcs)
        arcs.push_back(thinnedLine(arc, least));
    Level level;
    for (const std::vector<int> &ring : m_rings) {
        QPolygonF points;
        for (const int number : ring) {
            const QPolygonF &arc = arcs[static_cast<std::size_t>(number >= 0 ? number : ~number)];
            if (number >= 0)
                points += arc;
            else
                std::reverse_copy(arc.begin(), arc.end(), std::back_inserter(points));
        }
        const QRectF bounds = points.boundingRect();
        if (points.size() > 3 && std::max(bounds.width(), bounds.height()) >= least)
            level.land.push_back({points, bounds});
    }
    for (const Line &line : m_lines) {
        const QPolygonF points = thinnedLine(line.points, least);
        const QRectF bounds = points.boundingRect();
        if (std::max(bounds.width(), bounds.height()) >= least)
            (line.border ? level.borders : level.coasts).push_back({points, bounds});
    }
    return level;
}

std::optional<QPointF> MapOutlines::insideOf(const QString &countryCode) const
{
    const auto it = m_countries.constFind(countryCode);
    return it == m_countries.constEnd() ? std::nullopt : std::optional(*it);
}

} // namespace bnm
