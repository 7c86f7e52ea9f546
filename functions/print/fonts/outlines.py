"""Redraws outlines with as few quadratic curves as a tolerance allows."""
import numpy as np
from fontTools.pens.basePen import BasePen

TOLERANCE = 2.0
SAMPLES = 8  # of each curve
CORNER = 0.97  # cosine of the turn, 14 degrees, from which on a corner stays one
STRAIGHT = 40  # a line this long stays one


class Segments(BasePen):
    """The contours as lists of lines (2 points) and cubic curves (4 points)."""

    def __init__(self, glyph_set):
        super().__init__(glyph_set)
        self.contours = []

    def _moveTo(self, point):
        self.contours.append([])
        self.start = self.at = point

    def _lineTo(self, point):
        if point != self.at:
            self.contours[-1].append(np.array([self.at, point], float))
        self.at = point

    def _curveToOne(self, first, second, point):
        self.contours[-1].append(np.array([self.at, first, second, point], float))
        self.at = point

    def _closePath(self):
        self._lineTo(self.start)

    _endPath = _closePath


def unit(vector):
    return vector / (np.hypot(*vector) or 1)


def ends(segment):
    """Unit tangents at both ends; control points that coincide say nothing."""
    first = next((p for p in segment[1:] if (p != segment[0]).any()), segment[-1])
    last = next((p for p in segment[-2::-1] if (p != segment[-1]).any()), segment[0])
    return unit(first - segment[0]), unit(segment[-1] - last)


def chains(contour):
    """The contour cut at its corners and at both ends of its long lines."""
    tangents = [ends(s) for s in contour]
    is_straight = [len(s) == 2 and np.hypot(*(s[1] - s[0])) >= STRAIGHT for s in contour]
    cut = [tangents[i - 1][1] @ tangents[i][0] < CORNER or is_straight[i] or is_straight[i - 1] for i in range(len(contour))]
    first = cut.index(True) if True in cut else 0
    order = [*range(first, len(contour)), *range(first)]
    found = []
    for i in order:
        if not found or cut[i]:
            found.append([])
        found[-1].append(contour[i])
    return found


def samples(chain):
    points, tangents = [chain[0][0]], [ends(chain[0])[0]]
    for s in chain:
        if len(s) == 4:
            for t in np.arange(1, SAMPLES) / SAMPLES:
                points.append((1 - t) ** 3 * s[0] + 3 * t * (1 - t) ** 2 * s[1] + 3 * t * t * (1 - t) * s[2] + t**3 * s[3])
                tangents.append(unit((1 - t) ** 2 * (s[1] - s[0]) + 2 * t * (1 - t) * (s[2] - s[1]) + t * t * (s[3] - s[2])))
        points.append(s[-1])
        tangents.append(ends(s)[1])
    return np.array(points), np.array(tangents)


T = np.linspace(0, 1, 13)[:, None]


def distance(points, line):
    """The largest distance of the points from the line through many."""
    a, b = line[:-1], line[1:]
    d = b - a
    along = np.einsum("psk,sk->ps", points[:, None] - a, d) / np.maximum((d * d).sum(1), 1e-9)
    near = a + np.clip(along, 0, 1)[..., None] * d
    return np.hypot(*np.moveaxis(points[:, None] - near, -1, 0)).min(1).max()


def quadratic(points, tangents, i, j):
    """The control point of one curve from sample i to sample j, 'line', or None where neither is near enough."""
    p, q = np.round(points[i]), np.round(points[j])
    inside = points[i + 1 : j]
    if len(inside) == 0 or distance(inside, np.array([p, q])) < TOLERANCE / 2:
        return "line"
    u, v = tangents[i], tangents[j]
    cross = u[0] * v[1] - u[1] * v[0]
    if abs(cross) < 0.02:
        return None
    chord = q - p
    ahead, back = (chord[0] * v[1] - chord[1] * v[0]) / cross, (u[0] * chord[1] - u[1] * chord[0]) / cross
    if ahead <= 0 or back <= 0:
        return None
    control = np.round(p + ahead * u)
    curve = (1 - T) ** 2 * p + 2 * T * (1 - T) * control + T * T * q
    return control if distance(inside, curve) < TOLERANCE and distance(curve, points[i : j + 1]) < TOLERANCE else None


def redrawn(chain):
    """Points after the first one as (x, y, on curve)."""
    if len(chain) == 1 and len(chain[0]) == 2:
        return [(*np.round(chain[0][1]), True)]
    points, tangents = samples(chain)
    out, i = [], 0
    while i < len(points) - 1:
        low, high, best = i + 1, len(points) - 1, None
        j = high
        while low <= high:
            control = quadratic(points, tangents, i, j)
            if control is not None:
                best, low = (j, control), j + 1
            else:
                high = j - 1
            j = (low + high + 1) // 2
        j, control = best or (i + 1, "line")
        if not isinstance(control, str):
            out.append((*control, False))
        out.append((*np.round(points[j]), True))
        i = j
    return out


def draw(glyph, glyph_set, pen):
    segments = Segments(glyph_set)
    glyph.draw(segments)
    for contour in segments.contours:
        if not contour:
            continue
        points = [p for chain in chains(contour) for p in redrawn(chain)]
        kept = []
        for k, (x, y, on) in enumerate(points):
            (ax, ay, a), (bx, by, b) = points[k - 1], points[(k + 1) % len(points)]
            # Midway between two control points a point goes without saying.
            if on and not a and not b and max(abs((ax + bx) / 2 - x), abs((ay + by) / 2 - y)) <= 0.75:
                continue
            if on and a and (ax, ay) == (x, y):
                continue
            kept.append((x, y, on))
        kept.reverse()
        first = next((k for k, (_, _, on) in enumerate(kept) if on), None)
        if first is None:
            pen.qCurveTo(*[(int(x), int(y)) for x, y, _ in kept], None)
            pen.closePath()
            continue
        kept = kept[first:] + kept[:first]
        pen.moveTo((int(kept[0][0]), int(kept[0][1])))
        off = []
        for x, y, on in [*kept[1:], kept[0]]:
            if not on:
                off.append((int(x), int(y)))
            elif off:
                pen.qCurveTo(*off, (int(x), int(y)))
                off = []
            else:
                pen.lineTo((int(x), int(y)))
        pen.closePath()
