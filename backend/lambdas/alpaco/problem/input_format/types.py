"""The parts of an input format: what the input of a problem is made of.

A format is a sequence of items; each item takes one or more whole lines. Every bound is an expression:
an integer, or text over constants and variables that come earlier in the input, for example
`"2 * N"` or `"min(N - 1, MAX_K)"`. Plain data, JSON-serialisable; what is derived from it lives in
the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from alpaco.problem.text import Text

__all__ = [
    "Array",
    "Bound",
    "Cases",
    "Graph",
    "Grid",
    "InputFormat",
    "Integer",
    "Intervals",
    "Item",
    "Line",
    "Matrix",
    "Order",
    "Permutation",
    "Points",
    "Queries",
    "QueryKind",
    "Real",
    "Require",
    "Scalar",
    "String",
    "Tree",
    "Word",
    "Words",
]

Bound = int | str
Order = Literal["any", "nondecreasing", "increasing", "nonincreasing", "decreasing"]


@dataclass(frozen=True, slots=True)
class Integer:
    """An integer `low ≤ name ≤ high`, written in decimal without leading zeros."""

    name: str
    low: Bound
    high: Bound
    meaning: Text
    kind: Literal["integer"] = "integer"


@dataclass(frozen=True, slots=True)
class Real:
    """A real number written with exactly `digits` digits after the point, within the bounds."""

    name: str
    low: Bound
    high: Bound
    digits: int
    meaning: Text
    kind: Literal["real"] = "real"


@dataclass(frozen=True, slots=True)
class Word:
    """A non-empty word over `alphabet` (every allowed character, spelt out) on a line with other fields."""

    name: str
    alphabet: str
    min_length: Bound
    max_length: Bound
    meaning: Text
    kind: Literal["word"] = "word"


Scalar = Integer | Real | Word


@dataclass(frozen=True, slots=True)
class Line:
    """One line of scalars separated by single spaces."""

    fields: tuple[Scalar, ...]
    kind: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class Array:
    """`length` integers: on one line (`row`), or one a line (`column`)."""

    name: str
    length: Bound
    low: Bound
    high: Bound
    meaning: Text
    order: Order = "any"
    distinct: bool = False
    max_sum: Bound | None = None
    layout: Literal["row", "column"] = "row"
    kind: Literal["array"] = "array"


@dataclass(frozen=True, slots=True)
class Permutation:
    """A permutation of 1..`length` on one line."""

    name: str
    length: Bound
    meaning: Text
    kind: Literal["permutation"] = "permutation"


@dataclass(frozen=True, slots=True)
class Matrix:
    """`rows` lines of `columns` integers each."""

    name: str
    rows: Bound
    columns: Bound
    low: Bound
    high: Bound
    meaning: Text
    kind: Literal["matrix"] = "matrix"


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` lines of `columns` characters; `exactly` fixes how often some characters occur."""

    name: str
    rows: Bound
    columns: Bound
    alphabet: str
    meaning: Text
    exactly: Mapping[str, int] = field(default_factory=dict)
    kind: Literal["grid"] = "grid"


@dataclass(frozen=True, slots=True)
class String:
    """One line that is a string over `alphabet`."""

    name: str
    alphabet: str
    min_length: Bound
    max_length: Bound
    meaning: Text
    kind: Literal["string"] = "string"


@dataclass(frozen=True, slots=True)
class Words:
    """`count` words, one a line."""

    name: str
    count: Bound
    alphabet: str
    min_length: Bound
    max_length: Bound
    meaning: Text
    distinct: bool = False
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Intervals:
    """`count` lines `l r` with `low ≤ l ≤ r ≤ high` (`l < r` where `strict`), optionally with a weight."""

    name: str
    count: Bound
    low: Bound
    high: Bound
    meaning: Text
    strict: bool = False
    weight: Integer | None = None
    kind: Literal["intervals"] = "intervals"


@dataclass(frozen=True, slots=True)
class Points:
    """`count` lines of `dimensions` coordinates within the bounds."""

    name: str
    count: Bound
    low: Bound
    high: Bound
    meaning: Text
    dimensions: int = 2
    distinct: bool = False
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree on vertices 1..`nodes`: `parents` is one line p2..pN (root 1, `p_i < i` not promised);
    `edges` is N-1 lines `u v`, with a weight where `weight` is given. `vertex` and `edge` are what the story
    calls them, in the singular; 정점 and 간선, vertex and edge, where it has no words of its own.
    """

    name: str
    nodes: Bound
    meaning: Text
    form: Literal["parents", "edges"] = "edges"
    weight: Integer | None = None
    vertex: Text | None = None
    edge: Text | None = None
    kind: Literal["tree"] = "tree"


@dataclass(frozen=True, slots=True)
class Graph:
    """`edges` lines `u v` (and a weight) on vertices 1..`nodes`; `simple`: no loops, no double edges.

    `vertex` and `edge` as in `Tree`.
    """

    name: str
    nodes: Bound
    edges: Bound
    meaning: Text
    directed: bool = False
    simple: bool = True
    connected: bool = False
    acyclic: bool = False
    bipartite: bool = False
    weight: Integer | None = None
    vertex: Text | None = None
    edge: Text | None = None
    kind: Literal["graph"] = "graph"


@dataclass(frozen=True, slots=True)
class QueryKind:
    """One kind of query: its tag (first token of the line; empty where there is only one kind) and its fields.

    `distinct` names fields that must differ from each other, `ordered` fields that must not decrease.
    """

    tag: str
    fields: tuple[Scalar, ...]
    meaning: Text
    distinct: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Queries:
    """`count` lines, each a query of one of the kinds."""

    name: str
    count: Bound
    kinds: tuple[QueryKind, ...]
    meaning: Text
    kind: Literal["queries"] = "queries"


@dataclass(frozen=True, slots=True)
class Cases:
    """A line with the number of test cases, then the body once per case.

    `max_sums` bounds the sum over all cases of an expression of the body's variables, e.g. `{"N": 200000}`;
    `requires` hold within each case.
    """

    name: str
    low: Bound
    high: Bound
    body: tuple[Item, ...]
    meaning: Text
    max_sums: Mapping[str, Bound] = field(default_factory=dict)
    requires: tuple[Require, ...] = ()
    kind: Literal["cases"] = "cases"


Item = Line | Array | Permutation | Matrix | Grid | String | Words | Intervals | Points | Tree | Graph | Queries | Cases


@dataclass(frozen=True, slots=True)
class Require:
    """A condition over integer variables that must hold, e.g. `K <= N` or `S != E`, with its words for people."""

    condition: str
    words: Text


@dataclass(frozen=True, slots=True)
class InputFormat:
    """The whole input. `constants` name the limits that bounds refer to, for instance `{"MAX_N": 200000}`.

    `unreached` names bounds (see `bounds`) that no input can reach because of another guarantee, with the reason.
    """

    items: tuple[Item, ...]
    constants: Mapping[str, int] = field(default_factory=dict)
    requires: tuple[Require, ...] = ()
    unreached: Mapping[str, Text] = field(default_factory=dict)
