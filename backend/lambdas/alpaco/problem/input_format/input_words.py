"""The input section: one sentence per item, in Korean and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from alpaco.problem.input_format.korean import particle
from alpaco.problem.input_format.mathematics import element, formula, listed, symbol
from alpaco.problem.input_format.types import (
    Array,
    Bound,
    Cases,
    Graph,
    Grid,
    Integer,
    Intervals,
    Item,
    Line,
    Matrix,
    Permutation,
    Points,
    Queries,
    QueryKind,
    Real,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.text import Text

__all__ = ["code", "input_sentences", "vertex_and_edge"]

Constants = Mapping[str, int]
_ORDINALS = (
    ("첫째", "first"),
    ("둘째", "second"),
    ("셋째", "third"),
    ("넷째", "fourth"),
    ("다섯째", "fifth"),
    ("여섯째", "sixth"),
)
_VERTEX, _EDGE = Text("정점", "vertex"), Text("간선", "edge")
_COUNTS = ("", "an", "two", "three", "four", "five", "six")


class _Place:
    """Says where an item stands: the first line, the second line, the next N lines."""

    def __init__(self, constants: Constants, *, of_case: bool = False) -> None:
        self._constants = constants
        self._line = 0
        self._fixed = True
        self._of = Text("각 테스트 케이스의 ", " of each test case") if of_case else Text("", "")

    def line(self) -> Text:
        """Place one line."""
        self._line += 1
        if self._fixed and self._line <= len(_ORDINALS):
            ko, en = _ORDINALS[self._line - 1]
            return Text(f"{self._of.ko}{ko} 줄에", f"The {en} line{self._of.en}")
        return Text("다음 줄에", "The next line")

    def block(self, count: Bound) -> Text:
        """Place a number of lines."""
        self._fixed = False
        lines = formula(count, self._constants)
        return Text(
            f"{self._next()} ${lines}$개의 줄에", f"Each of the {'first' if not self._line else 'next'} ${lines}$ lines"
        )

    def _next(self) -> str:
        return f"{self._of.ko}다음" if self._line else f"{self._of.ko}첫"


def code(text: str) -> str:
    """Write characters as they are typed, in Markdown: the fence is longer than any backticks within."""
    if "`" not in text:
        return f"`{text}`"
    fence = "`" * (1 + max(map(len, re.findall("`+", text))))
    return f"{fence} {text} {fence}"


def input_sentences(items: Sequence[Item], constants: Constants, *, of_case: bool = False) -> list[Text]:
    """Return the sentences of the input section, in the order of the input."""
    place = _Place(constants, of_case=of_case)
    return [sentence for item in items for sentence in _SENTENCES[type(item)](item, place, constants)]


def _kind(fields: Sequence[Scalar]) -> Text:
    """Name what the fields are: 정수, 실수, 문자열."""
    kinds = {type(field) for field in fields}
    if kinds == {Integer}:
        return Text("정수", "integer")
    if kinds == {Real}:
        return Text("실수", "real number")
    return Text("문자열", "string") if kinds == {Word} else Text("값", "value")


def _counted(fields: Sequence[Scalar]) -> str:
    """Count the fields in English: an integer, two integers."""
    noun, count = _kind(fields).en, len(fields)
    if count == 1:
        return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
    return f"{_COUNTS[count] if count < len(_COUNTS) else count} {noun}s"


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _by_meaning(fields: Sequence[Scalar]) -> list[tuple[Text, list[str]]]:
    """Return neighbours of one meaning together: the meaning and the names."""
    groups = groupby(fields, lambda field: field.meaning)
    return [(meaning, [f"${symbol(field.name)}$" for field in group]) for meaning, group in groups]


def _named(fields: Sequence[Scalar]) -> str:
    """List the fields in Korean with their meanings."""
    groups = _by_meaning(fields)
    parts = [f"{meaning.ko} {_joined(names)}".strip() for meaning, names in groups]
    return _joined(parts) if len(groups) == len(fields) else ", ".join(parts)


def _joined(parts: Sequence[str]) -> str:
    return f"{particle(parts[0], '과/와')} {parts[1]}" if len(parts) == 2 else ", ".join(parts)


def _meant(fields: Sequence[Scalar]) -> str:
    """List the fields in English, then their meanings."""
    groups = _by_meaning(fields)
    listing = f"{_counted(fields)} {_and([name for _, names in groups for name in names])}"
    if not all(meaning.en for meaning, _ in groups):
        return listing
    if len(groups) == 1:
        [(meaning, names)] = groups
        return f"{listing}, {'each ' if len(names) > 1 else ''}{meaning.en}"
    meanings = [meaning.en + (f" for each of {_and(names)}" if len(names) > 1 else "") for meaning, names in groups]
    return f"{listing}: {_and(meanings)}"


def _line(item: Line, place: _Place, _: Constants) -> list[Text]:
    where, spaced = place.line(), "공백으로 구분되어 " if len(item.fields) > 1 else ""
    return [
        Text(
            f"{where.ko} {particle(_named(item.fields), '이/가')} {spaced}주어집니다.",
            f"{where.en} contains {_meant(item.fields)}.",
        )
    ]


def _row(item: Array | Permutation, name: str, place: _Place) -> Text:
    where = place.line()
    return Text(
        f"{where.ko} {particle(f'{item.meaning.ko} {name}'.strip(), '이/가')} 공백으로 구분되어 주어집니다.",
        f"{where.en} contains {item.meaning.en}: {name}, separated by spaces.",
    )


def _array(item: Array, place: _Place, constants: Constants) -> list[Text]:
    if item.layout == "row":
        return [_row(item, f"${listed(item.name, item.length, constants)}$", place)]
    where, name = place.block(item.length), f"${element(item.name, 'i')}$"
    return [
        Text(
            f"{where.ko} {particle(f'{item.meaning.ko} {name}'.strip(), '이/가')} 한 줄에 하나씩 주어집니다.",
            f"{where.en} contains one integer {name}: {item.meaning.en}, one per line.",
        )
    ]


def _permutation(item: Permutation, place: _Place, constants: Constants) -> list[Text]:
    return [_row(item, f"${listed(item.name, item.length, constants)}$", place)]


def _matrix(item: Matrix, place: _Place, constants: Constants) -> list[Text]:
    where, columns = place.block(item.rows), formula(item.columns, constants)
    name, meaning = element(item.name, "i,j"), particle(item.meaning.ko, "을/를")
    return [
        Text(
            f"{where.ko} {meaning} 나타내는 정수가 ${columns}$개씩 공백으로 구분되어 주어집니다. "
            f"$i$번째 줄의 $j$번째 정수는 ${name}$입니다.",
            f"{where.en} contains ${columns}$ integers separated by spaces, which give {item.meaning.en}: "
            f"the $j$-th integer of the $i$-th line is ${name}$.",
        )
    ]


def _grid(item: Grid, place: _Place, constants: Constants) -> list[Text]:
    where, columns = place.block(item.rows), formula(item.columns, constants)
    return [
        Text(
            f"{where.ko} {particle(item.meaning.ko, '을/를')} 나타내는 길이 ${columns}$의 문자열이 주어집니다.",
            f"{where.en} contains a string of ${columns}$ characters: together they give {item.meaning.en}.",
        )
    ]


def _string(item: String, place: _Place, _: Constants) -> list[Text]:
    where, name = place.line(), f"${symbol(item.name)}$"
    tail = "" if item.meaning.en in ("", "a string", "the string") else f", {item.meaning.en}"
    return [
        Text(
            f"{where.ko} {particle(f'{item.meaning.ko} {name}'.strip(), '이/가')} 주어집니다.",
            f"{where.en} contains a string {name}{tail}.",
        )
    ]


def _words(item: Words, place: _Place, _: Constants) -> list[Text]:
    where, name = place.block(item.count), f"${element(item.name, 'i')}$"
    return [
        Text(
            f"{where.ko} {particle(f'{item.meaning.ko} {name}'.strip(), '이/가')} 한 줄에 하나씩 주어집니다.",
            f"{where.en} contains one string {name}: {item.meaning.en}.",
        )
    ]


def _integers(names: Sequence[str], weight: Integer | None) -> Text:
    """Say `두 정수 $u$와 $v$` / `two integers $u$ and $v$`, and the weight where there is one."""
    names = [f"${name}$" for name in names] + ([f"${symbol(weight.name)}$"] if weight else [])
    counts = ("", "정수", "두 정수", "세 정수", "네 정수")
    return Text(f"{counts[len(names)]} {_joined(names)}", f"{_COUNTS[len(names)]} integers {_and(names)}")


def _records(where: Text, meaning: Text, names: Text, explanation: Text) -> list[Text]:
    what, given = particle(meaning.ko, "을/를"), particle(names.ko, "이/가")
    return [
        Text(
            f"{where.ko} {what} 나타내는 {given} 공백으로 구분되어 주어집니다. {explanation.ko}",
            f"{where.en} describes {meaning.en} with {names.en}, separated by spaces: {explanation.en}",
        )
    ]


def _intervals(item: Intervals, place: _Place, _: Constants) -> list[Text]:
    weight = _weight_words(item.weight)
    explanation = Text(f"$l$과 $r$은 구간의 양 끝{weight.ko}입니다.", f"the ends of an interval{weight.en}.")
    return _records(place.block(item.count), item.meaning, _integers(("l", "r"), item.weight), explanation)


def _points(item: Points, place: _Place, _: Constants) -> list[Text]:
    names = ("x", "y") if item.dimensions == 2 else [f"x_{i}" for i in range(1, item.dimensions + 1)]
    where, words = place.block(item.count), _integers(names, None)
    given = particle(words.ko, "이/가")
    return [
        Text(
            f"{where.ko} {item.meaning.ko}의 좌표를 나타내는 {given} 공백으로 구분되어 주어집니다.",
            f"{where.en} contains {words.en} separated by spaces, the coordinates of {item.meaning.en}.",
        )
    ]


def _weight_words(weight: Integer | None) -> Text:
    if weight is None:
        return Text("", "")
    name = f"${symbol(weight.name)}$"
    return Text(f"이고, {particle(name, '은/는')} {weight.meaning.ko}", f", where {name} is {weight.meaning.en}")


def vertex_and_edge(item: Tree | Graph) -> tuple[Text, Text]:
    """Return what a network's vertices and edges are called."""
    return item.vertex or _VERTEX, item.edge or _EDGE


def _edge_words(item: Tree | Graph, *, directed: bool) -> Text:
    vertex, edge = vertex_and_edge(item)
    tail = _weight_words(item.weight)
    an_edge = f"{'an' if edge.en[0] in 'aeiou' else 'a'} {edge.en}"
    if directed:
        return Text(
            f"$u$번 {vertex.ko}에서 $v$번 {particle(vertex.ko, '으로/로')} 가는 방향이 있는 {edge.ko}{tail.ko}입니다.",
            f"{an_edge} from {vertex.en} $u$ to {vertex.en} $v${tail.en}.",
        )
    return Text(
        f"$u$번 {particle(vertex.ko, '과/와')} $v$번 {particle(vertex.ko, '을/를')} 잇는 {edge.ko}{tail.ko}입니다.",
        f"{an_edge} between {vertex.en} $u$ and {vertex.en} $v${tail.en}.",
    )


def _graph(item: Graph, place: _Place, _: Constants) -> list[Text]:
    words = _edge_words(item, directed=item.directed)
    return _records(place.block(item.edges), item.meaning, _integers(("u", "v"), item.weight), words)


def _tree(item: Tree, place: _Place, constants: Constants) -> list[Text]:
    if item.form == "edges":
        words = _edge_words(item, directed=False)
        names = _integers(("u", "v"), item.weight)
        return _records(place.block(f"({item.nodes}) - 1"), item.meaning, names, words)
    where = place.line()
    name = f"${listed(item.name, item.nodes, constants, first=2)}$"
    parent, (vertex, _) = f"${element(item.name, 'i')}$", vertex_and_edge(item)
    return [
        Text(
            f"{where.ko} {particle(f'{item.meaning.ko} {name}'.strip(), '이/가')} 공백으로 구분되어 주어집니다. "
            f"{particle(parent, '은/는')} $i$번 {vertex.ko}의 부모이고, 루트는 $1$번 {vertex.ko}입니다.",
            f"{where.en} contains {item.meaning.en}: {name}, separated by spaces. "
            f"{vertex.en.capitalize()} {parent} is the parent of {vertex.en} $i$; the root is {vertex.en} $1$.",
        )
    ]


def _queries(item: Queries, place: _Place, _: Constants) -> list[Text]:
    where = place.block(item.count)
    if len(item.kinds) == 1 and not item.kinds[0].tag:
        [kind] = item.kinds
        given = particle(_named(kind.fields), "이/가")
        spaced = "공백으로 구분되어 " if len(kind.fields) > 1 else ""
        return [
            Text(
                f"{where.ko} 각 {kind.meaning.ko}의 {given} {spaced}주어집니다.",
                f"{where.en} describes {kind.meaning.en} with {_meant(kind.fields)}.",
            )
        ]
    ko = "".join(f"\n  - {_query_form(kind)}: {kind.meaning.ko}" for kind in item.kinds)
    en = "".join(f"\n  - {_query_form(kind)}: {kind.meaning.en}" for kind in item.kinds)
    return [
        Text(
            f"{where.ko} {particle(item.meaning.ko, '이/가')} 다음 중 한 가지 형식으로 주어집니다.{ko}",
            f"{where.en} has one of these forms:{en}",
        )
    ]


def _query_form(kind: QueryKind) -> str:
    return " ".join([code(kind.tag)] * bool(kind.tag) + [f"${symbol(field.name)}$" for field in kind.fields])


def _cases(item: Cases, place: _Place, constants: Constants) -> list[Text]:
    where, name = place.line(), f"${symbol(item.name)}$"
    given = particle(f"{item.meaning.ko} {name}".strip(), "이/가")
    return [
        Text(
            f"{where.ko} {given} 주어집니다. 이어서 테스트 케이스가 차례로 주어집니다.",
            f"{where.en} contains an integer {name}, {item.meaning.en}. The test cases follow.",
        ),
        *input_sentences(item.body, constants, of_case=True),
    ]


_SENTENCES: dict[type, Callable[[Any, _Place, Constants], list[Text]]] = {
    Line: _line,
    Array: _array,
    Permutation: _permutation,
    Matrix: _matrix,
    Grid: _grid,
    String: _string,
    Words: _words,
    Intervals: _intervals,
    Points: _points,
    Tree: _tree,
    Graph: _graph,
    Queries: _queries,
    Cases: _cases,
}
