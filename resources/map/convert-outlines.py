#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes outlines.bin, the outlines of the map, from Natural Earth.

Natural Earth is in the public domain; the npm package world-atlas carries it as TopoJSON:

    npm pack world-atlas@2 && tar xzf world-atlas-*.tgz
    convert-outlines.py package/countries-50m.json outlines.bin

The country codes come from Debian's iso-codes package (iso_3166-1.json).

All numbers in the file are LEB128 varints, signed ones zigzag coded; degrees are in
hundredths. After the magic "BNMMAP02":
    lines:     coasts and borders; how many; each: 1 for a border between countries, else 0;
               how many points; for each longitude and latitude, as differences to the point
               before
    rings:     around land, and around what is not land within (to be filled by the odd-even
               rule); how many; each: how many points; for each longitude and latitude, likewise
    countries: how many; each: its ISO 3166-1 alpha-2 code as two bytes, longitude and
               latitude of a point well inside its largest part
Nothing in it crosses the 180th meridian: there lines end and rings run along it.
"""
import json
import math
import sys

UNIT = 0.01        # degrees
TOLERANCE = 0.025  # degrees a simplified line may stray
HALF, TURN = 18000, 36000  # half and all of the way around, in units
CUT_STEP = 200  # units between points along the 180th meridian
ISO_CODES = "/usr/share/iso-codes/json/iso_3166-1.json"


def decode_arcs(topology):
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        yield points


def distance(point, start, end):
    """From a point to the line between two others, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    if length == 0:
        return math.hypot(px - ax, py - ay)
    along = max(0, min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    return math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay))


def simplified(points):
    """Douglas and Peucker; the ends stay, so that neighbours still meet."""
    kept = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last),
                  key=lambda i: distance(points[i], points[first], points[last]))
        # A closed line has no length: its farthest point is always kept.
        closed = points[first] == points[last]
        if closed or distance(points[far], points[first], points[last]) > TOLERANCE:
            kept.add(far)
            stack += [(first, far), (far, last)]
    return [points[i] for i in sorted(kept)]


def quantised(points):
    result = []
    for lon, lat in points:
        point = (max(-18000, min(18000, round(lon / UNIT))), max(-9000, min(9000, round(lat / UNIT))))
        if not result or point != result[-1]:
            result.append(point)
    return result if len(result) > 1 else result * 2


def polygons_of(geometry):
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    if geometry["type"] == "MultiPolygon":
        return geometry["arcs"]
    return [p for part in geometry.get("geometries", []) for p in polygons_of(part)]


def ring_points(ring, arcs):
    points = []
    for number in ring:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += part if not points else part[1:]
    return points


def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))) / 2


def is_inside(point, rings):
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            if (ay > point[1]) != (by > point[1]):
                if point[0] < (bx - ax) * (point[1] - ay) / (by - ay) + ax:
                    inside = not inside
    return inside


def inner_point(polygon, arcs):
    """Of a grid over the polygon, the point inside that is farthest from its outline."""
    rings = [ring_points(ring, arcs) for ring in polygon]
    xs, ys = [p[0] for p in rings[0]], [p[1] for p in rings[0]]
    stretch = math.cos(math.radians((min(ys) + max(ys)) / 2))
    steps = 24
    best, best_distance = None, -1.0
    edges = [(a, b) for ring in rings for a, b in zip(ring, ring[1:])]
    edges = [((a[0] * stretch, a[1]), (b[0] * stretch, b[1])) for a, b in edges]
    for i in range(1, steps):
        for j in range(1, steps):
            point = (min(xs) + (max(xs) - min(xs)) * i / steps,
                     min(ys) + (max(ys) - min(ys)) * j / steps)
            if not is_inside(point, rings):
                continue
            nearest = min(distance((point[0] * stretch, point[1]), a, b) for a, b in edges)
            if nearest > best_distance:
                best, best_distance = point, nearest
    return best or (sum(xs) / len(xs), sum(ys) / len(ys))


def varint(value):
    out = bytearray()
    while True:
        out.append(value & 0x7F | (0x80 if value > 0x7F else 0))
        value >>= 7
        if value == 0:
            return bytes(out)


def signed(value):
    return varint(value << 1 if value >= 0 else (-value << 1) - 1)


def write_points(points):
    out = bytearray(varint(len(points)))
    x = y = 0
    for px, py in points:
        out += signed(px - x) + signed(py - y)
        x, y = px, py
    return out


def unwrapped(points):
    """Longitudes go on beyond 180 degrees where the line crosses that meridian."""
    result = [points[0]]
    for x, y in points[1:]:
        turn = round((result[-1][0] - x) / TURN) * TURN
        result.append((x + turn, y))
    return result


def kept(ring, inside, bound):
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    result = []
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring):
        if inside(ax) != inside(bx):
            result.append((bound, round(ay + (by - ay) * (bound - ax) / (bx - ax))))
        if inside(bx):
            result.append((bx, by))
    return result


def along_cut(ring):
    """More points on edges along the 180th meridian, which is a curve once projected."""
    result = []
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring):
        if ax == bx and abs(ax) == HALF:
            steps = abs(by - ay) // CUT_STEP
            result += [(ax, ay + (by - ay) * i // (steps + 1)) for i in range(1, steps + 1)]
        result.append((bx, by))
    return result


def cut_ring(points):
    ring = unwrapped(points)
    if ring[0] != ring[-1]:
        # It goes around the pole: close it there.
        ring += [(ring[-1][0], -9000), (ring[0][0], -9000)]
    parts = []
    for turn in (-TURN, 0, TURN):
        part = [(x + turn, y) for x, y in ring]
        part = kept(part, lambda x: x >= -HALF, -HALF)
        part = kept(part, lambda x: x <= HALF, HALF) if part else part
        if len(part) > 2:
            parts.append(along_cut(part))
    return parts


def cut_line(points):
    parts = [[]]
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        if not parts[-1]:
            parts[-1].append((ax, ay))
        if abs(bx - ax) <= HALF:
            if abs(ax) == HALF and ax == bx or ay == by == -9000:
                parts.append([])  # an edge of the map, not a coast
            else:
                parts[-1].append((bx, by))
            continue
        edge = HALF if ax > 0 else -HALF
        to_edge, beyond = abs(edge - ax), HALF - abs(bx)
        y = round(ay + (by - ay) * to_edge / max(1, to_edge + beyond))
        parts[-1].append((edge, y))
        parts.append([(-edge, y), (bx, by)])
    return [part for part in parts if len(part) > 1]


def write_lines(arcs, uses):
    lines = [(1 if uses[i] > 1 else 0, part) for i, arc in enumerate(arcs) for part in cut_line(arc)]
    return varint(len(lines)) + b"".join(varint(border) + write_points(p) for border, p in lines)


def write_rings(topology, arcs):
    rings = [part for p in polygons_of(topology["objects"]["land"]) for ring in p
             for part in cut_ring(ring_points(ring, arcs))]
    return varint(len(rings)) + b"".join(write_points(ring) for ring in rings)


def write_countries(topology, arcs):
    with open(ISO_CODES, encoding="utf-8") as file:
        alpha2 = {c["numeric"]: c["alpha_2"] for c in json.load(file)["3166-1"]}
    places = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = alpha2.get(country.get("id"))
        if country["properties"]["name"] == "Kosovo":
            code = "XK"  # user-assigned, as the databases have it
        polygons = polygons_of(country)
        if code and polygons:
            largest = max(polygons, key=lambda p: area(ring_points(p[0], arcs)))
            size = area(ring_points(largest[0], arcs))
            if code not in places or size > places[code][0]:
                places[code] = (size, inner_point(largest, arcs))
    out = bytearray(varint(len(places)))
    for code, (_, (lon, lat)) in sorted(places.items()):
        out += code.encode() + signed(round(lon / UNIT)) + signed(round(lat / UNIT))
    return out


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: convert-outlines.py countries-50m.json outlines.bin")
    with open(sys.argv[1], encoding="utf-8") as file:
        topology = json.load(file)
    exact = list(decode_arcs(topology))
    uses = [0] * len(exact)
    for country in topology["objects"]["countries"]["geometries"]:
        for number in {n if n >= 0 else ~n for p in polygons_of(country) for r in p for n in r}:
            uses[number] += 1
    arcs = [quantised(simplified(points)) for points in exact]
    data = (b"BNMMAP02" + write_lines(arcs, uses) + write_rings(topology, arcs)
            + write_countries(topology, exact))
    with open(sys.argv[2], "wb") as file:
        file.write(data)
    print(f"{len(arcs)} arcs, {sum(map(len, arcs))} points, {len(data)} bytes")


if __name__ == "__main__":
    main()
