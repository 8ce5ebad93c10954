"""What the problems on weighted graphs share: the story's beginning, the input format, hand-made graphs."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from alpaco.generation.engines.catalogue.theme import Theme, josa
from alpaco.problem.input_format.types import Graph, InputFormat, Integer, Line, Require
from alpaco.problem.text import Text

__all__ = ["Network", "as_input", "ladder", "random_edges", "setting"]

Edge = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Network:
    """The size of a problem's graphs; `marks` are vertices named in the first line after `N` and `M`."""

    nodes: int
    edges: int
    weight: int
    directed: bool
    marks: tuple[Integer, ...] = ()
    requires: tuple[Require, ...] = ()

    def input_format(self, theme: Theme) -> InputFormat:
        """Return the format: `N M` and the marks on one line, then the edges."""
        spot, link = theme.spot, theme.link
        return InputFormat(
            items=(
                Line(
                    (
                        Integer("N", 3, self.nodes, Text(f"{spot.ko}의 개수", f"the number of {spot.plural}")),
                        Integer("M", 1, self.edges, Text(f"{link.ko}의 개수", f"the number of {link.plural}")),
                        *self.marks,
                    )
                ),
                Graph(
                    "edges",
                    "N",
                    "M",
                    Text(
                        f"{link.ko}의 양 끝과 지나는 비용",
                        f"one {link.en}",
                    ),
                    directed=self.directed,
                    simple=False,
                    weight=Integer("w", 1, self.weight, Text("비용", "the cost")),
                    vertex=spot.text,
                    edge=link.text,
                ),
            ),
            requires=self.requires,
        )


def setting(theme: Theme, *, directed: bool) -> Text:
    """Return the first paragraph of a story: spots, links and their costs."""
    spot, link = theme.spot, theme.link
    if directed:
        way = Text(
            f"각 {josa(link.ko, '은/는')} 한 방향으로만 지날 수 있으며",
            f"Each {link.en} can be used in one direction only",
        )
    else:
        way = Text(
            f"각 {josa(link.ko, '은/는')} 양방향으로 지날 수 있으며",
            f"Each {link.en} can be used in both directions",
        )
    return Text(
        f"{theme.place.ko}에는 $1$번부터 $N$번까지 번호가 붙은 {spot.ko} $N$개와, {josa(spot.ko, '을/를')} 잇는 "
        f"{link.ko} $M$개가 있습니다. {way.ko}, {link.ko}마다 지나는 데 드는 비용이 정해져 있습니다. "
        f"같은 두 {josa(spot.ko, '을/를')} 잇는 {josa(link.ko, '이/가')} 여러 개일 수도 있고, "
        f"양 끝이 같은 {spot.ko}인 것도 있을 수 있습니다.",
        f"In the {theme.place.en} there are $N$ {spot.plural}, numbered from $1$ to $N$, and $M$ {link.plural} between "
        f"them. {way.en}, and every use has a fixed cost. There may be several {link.plural} between the same two "
        f"{spot.plural}, and even some with both ends at the same {spot.en}.",
    )


def as_input(nodes: int, edges: list[Edge], *marks: int) -> str:
    """Return the input text of a graph."""
    lines = [" ".join(map(str, (nodes, len(edges), *marks)))]
    lines += [f"{u} {v} {w}" for u, v, w in edges]
    return "\n".join(lines) + "\n"


def random_edges(random: Random, nodes: int, count: int, weight: int) -> list[Edge]:
    """Draw `count` edges between random vertices."""
    return [(random.randint(1, nodes), random.randint(1, nodes), random.randint(1, weight)) for _ in range(count)]


def ladder(rungs: int, short: int, long: int) -> tuple[int, list[Edge]]:
    """Return a chain of `rungs` diamonds: from each joint two ways lead to the next one, of `short` and `long` edges.

    Vertex 1 is the first joint and the last vertex the last; the number of vertices comes first.
    """
    edges: list[Edge] = []
    for rung in range(rungs):
        joint = 3 * rung + 1
        edges += [(joint, joint + 1, short), (joint + 1, joint + 3, short)]
        edges += [(joint, joint + 2, long), (joint + 2, joint + 3, long)]
    return 3 * rungs + 1, edges
