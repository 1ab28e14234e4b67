"""Where a name stands on a map: as near to its place as it can without crossing a border, a coast, or another name."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, floor, hypot, inf

Point = tuple[float, float]
CELL = 2.0
"""Units of the drawing: so exactly is known what is free."""
REACHES = (12.0, 60.0)
"""Units around a place in which its name is sought first."""


@dataclass(frozen=True, slots=True)
class Box:
    """Around a name."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def sides(self) -> Iterator[tuple[Point, Point]]:
        right, bottom = self.x + self.width, self.y + self.height
        corners = ((self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom), (self.x, self.y))
        return pairwise(corners)

    def nearest(self, to: Point) -> Point:
        """The point of its edge, or of its inside, that is nearest to another point."""
        return min(max(to[0], self.x), self.x + self.width), min(max(to[1], self.y), self.y + self.height)


class Room:
    """A frame with lines and boxes in it that no name may cross."""

    def __init__(self, frame: Box, lines: Iterable[Sequence[Point]]) -> None:
        self.frame = frame
        self.across, self.down = ceil(frame.width / CELL), ceil(frame.height / CELL)
        self.taken = [[False] * self.across for _ in range(self.down)]
        self.sums: list[list[int]] = []
        self.boxes: list[Box] = []
        self.led: list[tuple[Point, Point]] = []
        for line in lines:
            for start, end in pairwise([*line, line[0]]):
                self._draw(start, end)

    def take(self, box: Box) -> None:
        """From now on nothing may stand there, and no line to a name may lead there."""
        self.boxes.append(box)
        self.sums.clear()
        left, top = self._cell(box.x, box.y)
        right, bottom = self._cell(box.x + box.width, box.y + box.height)
        for row in range(max(top, 0), min(bottom + 1, self.down)):
            for column in range(max(left, 0), min(right + 1, self.across)):
                self.taken[row][column] = True

    def lead(self, start: Point, end: Point) -> None:
        """A line from a name to its place: from now on none may cross it."""
        self.led.append((start, end))
        self._draw(start, end)

    def can_lead(self, start: Point, end: Point) -> bool:
        """Whether such a line would cross no other and no name."""
        return not (
            any(cross((start, end), other) for other in self.led)
            or any(cross((start, end), side) for box in self.boxes for side in box.sides)
        )

    def nearest(self, size: Point, near: Point, fits: Callable[[Box], bool]) -> Box | None:
        """The free box of that size that is nearest to a point, and of which `fits` holds; None without one."""
        sums = self._sums()
        wide, high = ceil(size[0] / CELL) + 1, ceil(size[1] / CELL) + 1
        # What is near is looked through first: mostly it is enough.
        for reach in (*REACHES, inf):
            # How far a box is, that of its edge and that of its middle, is put together from row and column: there are
            # some ten thousand of them.
            columns = [
                (column, column + wide, *_off(self.frame.x + column * CELL, size[0], near[0]))
                for column in self._cells(near[0] - self.frame.x, size[0], reach, self.across - wide)
            ]
            free = []
            for row in self._cells(near[1] - self.frame.y, size[1], reach, self.down - high):
                y, edge, middle = _off(self.frame.y + row * CELL, size[1], near[1])
                above, below = sums[row], sums[row + high]
                free += [
                    (hypot(aside, edge), hypot(centre, middle), y, x)
                    for left, right, x, aside, centre in columns
                    if below[right] - above[right] == below[left] - above[left]
                ]
            free.sort()
            found = next(filter(fits, (Box(x, y, *size) for *_, y, x in free)), None)
            if found and distance(found.nearest(near), near) <= reach:
                return found
        return None

    def is_free(self, box: Box) -> bool:
        """Whether a box that was found free is so still."""
        sums = self._sums()
        column, row = self._cell(box.x, box.y)
        right, bottom = column + ceil(box.width / CELL) + 1, row + ceil(box.height / CELL) + 1
        return sums[bottom][right] - sums[row][right] == sums[bottom][column] - sums[row][column]

    def area(self, rings: Iterable[Sequence[Point]]) -> Callable[[Box], bool]:
        """Tells whether the middle of a box lies inside closed lines, and in no hole of theirs."""
        sides = [side for ring in rings for side in pairwise([*ring, ring[0]])]
        rows = []
        for row in range(self.down):
            y = self.frame.y + (row + 0.5) * CELL
            met = sorted((bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in sides if (ay > y) != (by > y))
            rows.append(met)

        def holds(box: Box) -> bool:
            x, y = box.middle
            return bisect(rows[min(max(self._cell(x, y)[1], 0), self.down - 1)], x) % 2 == 1

        return holds

    def _sums(self) -> list[list[int]]:
        """How many cells are taken above and left of each corner."""
        if not self.sums:
            self.sums.append([0] * (self.across + 1))
            for cells in self.taken:
                above = self.sums[-1]
                self.sums.append([over + here for over, here in zip(above, accumulate([0, *cells]), strict=True)])
        return self.sums

    @staticmethod
    def _cells(middle: float, size: float, reach: float, end: int) -> range:
        """Of those before `end` the cells at which something of that size begins that reaches as near to a middle."""
        if reach == inf:
            return range(end)
        first, last = middle - size - reach, middle + reach
        return range(max(ceil(first / CELL), 0), min(floor(last / CELL) + 1, end))

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return int((x - self.frame.x) / CELL), int((y - self.frame.y) / CELL)

    def _draw(self, start: Point, end: Point) -> None:
        self.sums.clear()
        steps = ceil(hypot(end[0] - start[0], end[1] - start[1]) / CELL * 2) + 1
        for step in range(steps + 1):
            part = step / steps
            column, row = self._cell(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            if 0 <= row < self.down and 0 <= column < self.across:
                self.taken[row][column] = True


class Sought:
    """Where a name can stand: by the first of the ways that has room for it, in no way at its own place.

    What is taken meanwhile only leaves fewer boxes, so one that was the nearest is that as long as it is free.
    """

    def __init__(self, room: Room, size: Point, near: Point, ways: Iterable[Callable[[Box], bool]], at: Point) -> None:
        self.room, self.size, self.near, self.at = room, size, near, at
        self.ways = list(ways)
        self.found: Box | None = None

    def box(self) -> Box:
        """As it is now."""
        while self.ways:
            fits = self.ways[0]
            if not (self.found and self.room.is_free(self.found) and fits(self.found)):
                self.found = self.room.nearest(self.size, self.near, fits)
            if self.found:
                return self.found
            del self.ways[0]
        return Box(self.at[0] - self.size[0] / 2, self.at[1] - self.size[1] / 2, *self.size)


def _off(start: float, size: float, near: float) -> tuple[float, float, float]:
    """Of what begins at `start`: that, and how far its nearest part and its middle are from a number, with the sign."""
    return start, min(max(near, start), start + size) - near, start + size / 2 - near


def distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines cross."""

    def side(line: tuple[Point, Point], at: Point) -> bool:
        (ax, ay), (bx, by) = line
        return (bx - ax) * (at[1] - ay) > (by - ay) * (at[0] - ax)

    return side(one, other[0]) != side(one, other[1]) and side(other, one[0]) != side(other, one[1])
