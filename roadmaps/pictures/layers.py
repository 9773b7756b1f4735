"""Order the nodes of layers so that few lines between them cross, and place them: after Sugiyama, Tagawa and Toda (1981).

Lines join neighbouring layers. Sweeps put each node at the middle of its neighbours (barycentre), from several beginnings; the
best is polished by putting nodes between both their sides, and neighbours that cross less the other way round change places
(transposition). The same nodes and lines, given in any order, come out the same.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

SWEEPS, ROUNDS = 24, 12
# As many times without an improvement are enough.
PATIENCE = 3
Line = tuple[str, str]
Order = list[list[str]]


def crossings(upper: Sequence[str], lower: Sequence[str], lines: Iterable[Line]) -> int:
    """Return how often the lines from one layer to the next cross."""
    start = {key: place for place, key in enumerate(upper)}
    end = {key: place for place, key in enumerate(lower)}
    ends = [end[b] for a, b in sorted(lines, key=lambda line: (start[line[0]], end[line[1]]))]
    crossed, before = 0, []
    for place in ends:
        crossed += len(before) - bisect_right(before, place)
        insort(before, place)
    return crossed


def ordered(layers: Sequence[Sequence[str]], lines: Sequence[Sequence[Line]]) -> Order:
    """Return the layers with their nodes in order; ``lines[i]`` join layer i and layer i + 1.

    The nodes of each layer are given in the order that they have where nothing else matters, and keep it in a tie.
    """
    near = _neighbours(lines)
    best, least = [list(layer) for layer in layers], _total(layers, lines)
    for start in _starts(layers):
        order, idle = start, 0
        for sweep in range(SWEEPS):
            order = _swept(order, near, down=sweep % 2 == 0)
            total = _total(order, lines)
            idle = 0 if total < least else idle + 1
            if total < least:
                best, least = order, total
            if idle > PATIENCE:
                break
    return _polished(best, least, near, lines)


def _polished(
    best: Order, least: int, near: Mapping[str, tuple[list[str], list[str]]], lines: Sequence[Sequence[Line]]
) -> Order:
    """Return a better order yet: nodes between both their sides, then neighbours the other way round, while that helps."""
    order, idle = _transposed(best, lines), 0
    for _ in range(ROUNDS):
        total = _total(order, lines)
        idle = 0 if total < least else idle + 1
        if total < least:
            best, least = order, total
        if idle > PATIENCE:
            break
        order = _transposed(_between(order, near), lines)
    return best


def _between(order: Order, near: Mapping[str, tuple[list[str], list[str]]]) -> Order:
    """Put each node at the middle of its neighbours on both sides, layer by layer, by how far down they stand in theirs."""
    moved = [list(layer) for layer in order]
    for number, layer in enumerate(moved):
        place = {
            key: index / max(len(beside) - 1, 1)
            for beside in (*moved[max(number - 1, 0) : number], *moved[number + 1 : number + 2])
            for index, key in enumerate(beside)
        }
        middles = {}
        for index, key in enumerate(layer):
            places = [place[other] for side in near[key] for other in side]
            middles[key] = (sum(places) / len(places) if places else index / max(len(layer) - 1, 1), index)
        layer.sort(key=middles.__getitem__)
    return moved


def _total(layers: Sequence[Sequence[str]], lines: Sequence[Sequence[Line]]) -> int:
    return sum(crossings(a, b, some) for a, b, some in zip(layers, layers[1:], lines, strict=False))


def _starts(layers: Sequence[Sequence[str]]) -> Iterable[Order]:
    yield [list(layer) for layer in layers]
    yield [list(layer) for layer in layers[:1]] + [list(reversed(layer)) for layer in layers[1:]]
    yield [list(layer) for layer in layers[:-1]] + [list(reversed(layer)) for layer in layers[-1:]]


def _neighbours(lines: Sequence[Sequence[Line]]) -> dict[str, tuple[list[str], list[str]]]:
    """Return of each node those before it and those after it, as often as lines lead there."""
    near: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for some in lines:
        for a, b in some:
            near[a][1].append(b)
            near[b][0].append(a)
    return near


def _swept(order: Order, near: Mapping[str, tuple[list[str], list[str]]], *, down: bool) -> Order:
    numbers = range(1, len(order)) if down else range(len(order) - 2, -1, -1)
    swept = [list(layer) for layer in order]
    for number in numbers:
        beside = swept[number - 1] if down else swept[number + 1]
        place = {key: index for index, key in enumerate(beside)}
        middles = {}
        for index, key in enumerate(swept[number]):
            places = [place[other] for other in near[key][0 if down else 1]]
            middles[key] = (sum(places) / len(places) if places else index, index)
        swept[number].sort(key=middles.__getitem__)
    return swept


def _transposed(order: Order, lines: Sequence[Sequence[Line]]) -> Order:
    """Let neighbours change places while that takes crossings away."""
    changed = [list(layer) for layer in order]
    for number, layer in enumerate(changed):
        ends = _ends(changed, lines, number)
        is_better = True
        while is_better:
            is_better = False
            for index in range(len(layer) - 1):
                a, b = layer[index], layer[index + 1]
                if _crossed(ends[b], ends[a]) < _crossed(ends[a], ends[b]):
                    layer[index], layer[index + 1] = b, a
                    is_better = True
    return changed


def _ends(order: Order, lines: Sequence[Sequence[Line]], number: int) -> dict[str, tuple[list[int], list[int]]]:
    """Return where the lines of each node of a layer end, in the layer before and in the layer after, sorted."""
    ends: dict[str, tuple[list[int], list[int]]] = {key: ([], []) for key in order[number]}
    if number > 0:
        place = {key: index for index, key in enumerate(order[number - 1])}
        for a, b in lines[number - 1]:
            insort(ends[b][0], place[a])
    if number < len(order) - 1:
        place = {key: index for index, key in enumerate(order[number + 1])}
        for a, b in lines[number]:
            insort(ends[a][1], place[b])
    return ends


def _crossed(first: tuple[list[int], list[int]], second: tuple[list[int], list[int]]) -> int:
    """Return how often the lines of two neighbours cross, with the first before the second."""
    return sum(len(a) - bisect_right(a, place) for a, b in zip(first, second, strict=True) for place in b)


def placed(order: Order, heights: Mapping[str, float], lines: Sequence[Sequence[Line]], gap: float) -> dict[str, float]:
    """Return the top of each node: between the middle of its neighbours and an even place in its layer.

    In their order, and none nearer to another than ``gap``. By neighbours alone a layer of few nodes that lead everywhere
    would crowd in the middle.
    """
    near = _neighbours(lines)
    tall = max((_height(layer, heights, gap) for layer in order), default=0.0)
    top: dict[str, float] = {}
    for layer in order:
        spare = (tall - _height(layer, heights, gap)) / max(len(layer), 1)
        at = spare / 2
        for key in layer:
            top[key] = at
            at += heights[key] + gap + spare
    even = dict(top)
    for numbers, side in ((range(1, len(order)), 0), (range(len(order) - 2, -1, -1), 1), (range(1, len(order)), 0)):
        for number in numbers:
            wanted = {}
            for key in order[number]:
                middles = [top[other] + heights[other] / 2 for other in near[key][side]]
                middle = sum(middles) / len(middles) - heights[key] / 2 if middles else even[key]
                wanted[key] = (middle + even[key]) / 2
            _settle(order[number], wanted, heights, gap, tall, top)
    if order:
        # What only leads on stands level with what it leads to.
        level = {key: [top[other] + heights[other] / 2 for other in near[key][1]] for key in order[0]}
        wanted = {key: sum(some) / len(some) - heights[key] / 2 if some else top[key] for key, some in level.items()}
        _settle(order[0], wanted, heights, gap, tall, top)
    return top


def _height(layer: Sequence[str], heights: Mapping[str, float], gap: float) -> float:
    return sum(heights[key] + gap for key in layer) - gap if layer else 0.0


def _settle(
    layer: Sequence[str],
    wanted: Mapping[str, float],
    heights: Mapping[str, float],
    gap: float,
    tall: float,
    top: dict[str, float],
) -> None:
    """Put the nodes of a layer where they are wanted, in their order and none over another (adjacent violators pooled)."""
    blocks: list[tuple[float, int, list[str], float]] = []
    for key in layer:
        # Each block: the sum of where its nodes want its beginning, how many they are, which, and how high it is.
        block = (wanted[key], 1, [key], heights[key] + gap)
        while blocks and blocks[-1][0] / blocks[-1][1] + blocks[-1][3] > block[0] / block[1]:
            start, number, keys, height = blocks.pop()
            block = (start + block[0] - height * block[1], number + block[1], keys + block[2], height + block[3])
        blocks.append(block)
    low = 0.0
    for start, number, keys, height in blocks:
        at = max(start / number, low)
        low = at + height
        for key in keys:
            top[key] = at
            at += heights[key] + gap
    # What went below the picture comes up again, from the last node on.
    floor = tall
    for key in reversed(layer):
        top[key] = min(top[key], floor - heights[key])
        floor = top[key] - gap
