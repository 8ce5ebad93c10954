"""Whether an input format is consistent in itself: names, bounds, alphabets, tags."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from alpaco.problem.input_format.bounds import all_bounds
from alpaco.problem.input_format.contradictions import contradiction
from alpaco.problem.input_format.expressions import ExpressionError, expression
from alpaco.problem.input_format.feasibility import implied
from alpaco.problem.input_format.ranges import Range, value_range
from alpaco.problem.input_format.types import (
    Array,
    Bound,
    Cases,
    Graph,
    Grid,
    InputFormat,
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
    Require,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.text import Text

__all__ = ["MOST_DIGITS", "MOST_DIMENSIONS", "NAME", "check"]

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
MOST_DIGITS, MOST_DIMENSIONS = 18, 9
_RESERVED = {"cases", "min", "max", "abs", "len", "sum", *keyword.kwlist}
_OTHER_END = re.compile(r"low$")
_MOST_CASES = 10**6
_HALF = 2**63

# The functions in whose parentheses a variable of a kind may stand alone; "" means outside of any.
_NUMBER, _NUMBERS, _ANYTHING_ELSE = ("", "abs"), ("len", "min", "max", "sum"), ("len",)
_FITTING = {Integer: _NUMBER, Real: _NUMBER, Array: _NUMBERS, Permutation: _NUMBERS}


def _uses(tree: ast.expr) -> Iterator[tuple[str, str]]:
    """Yield each variable of an expression with the function that it is the only argument of, or nothing."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    functions = {id(call.func) for call in calls}
    alone = {id(call.args[0]): ast.unparse(call.func) for call in calls if len(call.args) == 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and id(node) not in functions:
            yield node.id, alone.get(id(node), "")


def check(fmt: InputFormat) -> None:
    """Raise `InputFormatError` that names the item and the field at fault; return where there is none."""
    checker = _Checker(fmt.constants)
    for name, value in fmt.constants.items():
        checker.place = f"constant {name}"
        checker.add(name)
        checker.demand(isinstance(value, int), "not-integer")
    checker.place = "items"
    checker.demand(bool(fmt.items), "no-items")
    checker.demand(not any(isinstance(item, Cases) for item in fmt.items[:-1]), "cases-not-last")
    checker.items(fmt.items, "items")
    checker.requires(fmt.requires, "requires")
    checker.place = "unreached"
    for bound in fmt.unreached:
        checker.demand(bound in all_bounds(fmt), "no-bound", name=bound)


class _Checker:
    """Walks the items in the order of the input; `known` are the names that expressions may use so far."""

    def __init__(self, constants: Mapping[str, int]) -> None:
        self._constants = constants
        self.known: set[str] = set()
        self.kinds: dict[str, type] = {}  # of what is no integer
        self.ranges: dict[str, Range] = {name: (value, value) for name, value in constants.items()}
        self.place = ""

    def demand(self, holds: bool, key: str, field: str = "", **values: object) -> None:
        """Raise the finding of that key at a field of the present place unless the condition holds."""
        if not holds:
            raise contradiction(f"{self.place}: {field}: " if field else f"{self.place}: ", key, **values)

    def add(self, name: str) -> None:
        """Make a variable known; its name must be new and usable."""
        self.name(name, "", self.known)
        self.demand(name not in _RESERVED, "reserved", name=name)
        self.known.add(name)

    def name(self, name: str, field: str, taken: Collection[str]) -> None:
        """Check that a name is one, and new."""
        self.demand(bool(NAME.fullmatch(name)), "not-a-name", field, name=name)
        self.demand(name not in taken, "taken", field, name=name)

    @contextmanager
    def parsing(self, field: str) -> Iterator[None]:
        """Turn an expression that is none, or has no value, into a finding."""
        try:
            yield
        except ExpressionError as error:
            cause = Text(error.korean, str(error))
            raise contradiction(f"{self.place}: {field}: ", "expression", cause=cause) from error

    def expression(self, bound: Bound, field: str, extra: Iterable[str] = ()) -> Range:
        """Check an expression; return what values it can have. Parts of constants alone must have one."""
        with self.parsing(field):
            parsed = expression(bound)
            unknown = sorted(parsed.names - self.known - set(extra))
            self.demand(not unknown, "unknown-name", field, names=", ".join(unknown))
            for name, function in _uses(parsed.tree):
                self.demand(
                    function in _FITTING.get(self.kinds.get(name, Integer), _ANYTHING_ELSE), "misused", field, name=name
                )
            parts = [expression(ast.unparse(node)) for node in ast.walk(parsed.tree) if isinstance(node, ast.BinOp)]
            for part in (parsed, *parts):
                if part.names <= self._constants.keys():
                    part.value(self._constants)
        return value_range(bound, self.ranges)

    def bound(self, bound: Bound, field: str, extra: Iterable[str] = ()) -> Range:
        """Check an expression that must be an integer; see `expression`."""
        span = self.expression(bound, field, extra)
        names = [name for name in sorted(expression(bound).names) if self.kinds.get(name) is Real]
        self.demand(not names, "real", field, names=", ".join(names))
        return span

    def span(self, low: Bound, high: Bound, field: str = "low", extra: Iterable[str] = ()) -> Range:
        """Check a pair of bounds; return what keeps both."""
        least, most = self.bound(low, field, extra), self.bound(high, _OTHER_END.sub("high", field), extra)
        if least is None or most is None:
            return None
        self.demand(least[0] <= most[1], "greater", field, low=low, high=high)
        return least[0], most[1]

    def integers(self, low: Bound, high: Bound, field: str = "low", extra: Iterable[str] = ()) -> Range:
        """Check a pair of bounds of what stands in the input as an integer: every language must hold it."""
        span = self.span(low, high, field, extra)
        fits = span is None or (span[0] >= -_HALF and span[1] < _HALF)
        self.demand(fits, "beyond-64-bits", field, low=low, high=high)
        return span

    def size(self, bound: Bound, field: str) -> Range:
        """Check a length or a count; return what it can be."""
        span = self.bound(bound, field)
        self.demand(span is None or span[1] >= 0, "negative", field, value=bound)
        return (max(0, span[0]), span[1]) if span else None

    def holds(self, condition: str, key: str) -> None:
        """Demand that a condition is not broken by every choice of the variables."""
        with self.parsing("condition"):
            span = value_range(condition, self.ranges)
            self.demand(span is None or bool(span[1]), key, condition=ast.unparse(expression(condition).tree))

    def alphabet(self, alphabet: str, *, spaces: bool) -> None:
        """Check the characters of a string."""
        self.demand(bool(alphabet), "no-characters", "alphabet")
        self.demand(len(set(alphabet)) == len(alphabet), "character-twice", "alphabet")
        self.demand(all(" " <= letter <= "~" for letter in alphabet), "not-printable", "alphabet")
        self.demand(spaces or " " not in alphabet, "space", "alphabet")

    def items(self, items: Sequence[Item], path: str) -> None:
        """Check items in order; each makes its variables known."""
        for index, item in enumerate(items):
            self.place = f"{path}[{index}] ({item.kind}{'' if isinstance(item, Line) else f' {item.name}'})"
            _CHECKS[type(item)](self, item)
            for condition in implied(item):
                self.holds(condition, "impossible")
            if not isinstance(item, Line | Cases):
                self.add(item.name)
                self.kinds[item.name] = type(item)

    def requires(self, requires: Sequence[Require], path: str) -> None:
        """Check conditions; all names of their owner are known by then."""
        for index, require in enumerate(requires):
            self.place = f"{path}[{index}]"
            self.expression(require.condition, "condition")
            self.holds(require.condition, "never")

    def scalar(self, field: Scalar, row: Iterable[str] = ()) -> Range:
        """Check one field, return what an integer can be; `row` holds the fields before it on a record's line."""
        if isinstance(field, Word):
            shortest = f"{field.name}: min_length"
            self.span(field.min_length, field.max_length, shortest, row)
            least = self.bound(field.min_length, shortest, row)
            self.demand(least is None or least[1] >= 1, "empty-word", shortest)
            self.alphabet(field.alphabet, spaces=False)
            return None
        if isinstance(field, Real):
            self.span(field.low, field.high, f"{field.name}: low", row)
            self.demand(1 <= field.digits <= MOST_DIGITS, "from-to", f"{field.name}: digits", low=1, high=MOST_DIGITS)
            return None
        return self.integers(field.low, field.high, f"{field.name}: low", row)


def _line(checker: _Checker, item: Line) -> None:
    checker.demand(bool(item.fields), "no-fields")
    for field in item.fields:
        checker.ranges[field.name] = checker.scalar(field)
        checker.add(field.name)
        checker.kinds[field.name] = type(field)


def _array(checker: _Checker, item: Array) -> None:
    length, each = checker.size(item.length, "length"), checker.integers(item.low, item.high)
    total = value_range("length * each", {"length": length, "each": each})
    if item.max_sum is not None:
        most = checker.bound(item.max_sum, "max_sum")
        total = value_range("min(total, most)", {"total": total, "most": most})
    checker.ranges |= {item.name: each, f"len({item.name})": length, f"sum({item.name})": total}


def _permutation(checker: _Checker, item: Permutation) -> None:
    checker.size(item.length, "length")


def _matrix(checker: _Checker, item: Matrix) -> None:
    checker.size(item.rows, "rows")
    checker.size(item.columns, "columns")
    checker.integers(item.low, item.high)


def _grid(checker: _Checker, item: Grid) -> None:
    checker.size(item.rows, "rows")
    checker.size(item.columns, "columns")
    checker.alphabet(item.alphabet, spaces=True)
    for letter, count in item.exactly.items():
        checker.demand(letter in item.alphabet and len(letter) == 1, "not-in-alphabet", "exactly", letter=letter)
        checker.demand(count >= 0, "negative", f"exactly: {letter!r}", value=count)


def _string(checker: _Checker, item: String) -> None:
    checker.size(item.min_length, "min_length")
    checker.span(item.min_length, item.max_length, "min_length")
    checker.alphabet(item.alphabet, spaces=True)


def _words(checker: _Checker, item: Words) -> None:
    checker.size(item.count, "count")
    checker.size(item.min_length, "min_length")
    checker.span(item.min_length, item.max_length, "min_length")
    checker.alphabet(item.alphabet, spaces=True)


def _weight(checker: _Checker, weight: Integer | None, columns: str) -> None:
    if weight:
        checker.integers(weight.low, weight.high, "weight: low")
        checker.name(weight.name, "weight", columns)


def _intervals(checker: _Checker, item: Intervals) -> None:
    checker.size(item.count, "count")
    checker.integers(item.low, item.high)
    _weight(checker, item.weight, "lr")


def _points(checker: _Checker, item: Points) -> None:
    checker.size(item.count, "count")
    checker.integers(item.low, item.high)
    checker.demand(1 <= item.dimensions <= MOST_DIMENSIONS, "from-to", "dimensions", low=1, high=MOST_DIMENSIONS)


def _tree(checker: _Checker, item: Tree) -> None:
    checker.size(item.nodes, "nodes")
    _weight(checker, item.weight, "uv")
    checker.demand(item.form == "edges" or not item.weight, "no-weights", "weight")


def _graph(checker: _Checker, item: Graph) -> None:
    checker.size(item.nodes, "nodes")
    checker.size(item.edges, "edges")
    _weight(checker, item.weight, "uv")


def _queries(checker: _Checker, item: Queries) -> None:
    checker.size(item.count, "count")
    tags = [kind.tag for kind in item.kinds]
    checker.demand(bool(tags), "no-kinds", "kinds")
    checker.demand(len(set(tags)) == len(tags), "tag-twice", "kinds")
    checker.demand(all(tags) or len(tags) == 1, "tag-missing", "kinds")
    for kind in item.kinds:
        _query_kind(checker, kind)


def _query_kind(checker: _Checker, kind: QueryKind) -> None:
    visible = all("!" <= letter <= "~" for letter in kind.tag)
    checker.demand(visible, "tag-not-printable", "kinds", tag=kind.tag)
    checker.demand(bool(kind.tag or kind.fields), "empty-kind", "kinds")
    row: list[str] = []
    for field in kind.fields:
        checker.name(field.name, "kinds", checker.known | {*row})
        checker.scalar(field, row)
        checker.kinds[field.name] = type(field)
        row.append(field.name)
    for relation, names in (("distinct", kind.distinct), ("ordered", kind.ordered)):
        missing = [name for name in names if name not in row]
        checker.demand(not missing, "unknown-field", f"kinds: {relation}", names=", ".join(missing))


def _cases(checker: _Checker, item: Cases) -> None:
    path = checker.place
    count = checker.span(item.low, item.high)
    checker.demand(count is None or count[1] >= 1, "no-cases", "high")
    most = value_range(item.high, checker.ranges)
    checker.demand(most is None or most[0] <= _MOST_CASES, "too-many", "high", most=_MOST_CASES)
    checker.demand(bool(item.body), "no-body", "body")
    checker.demand(not any(isinstance(part, Cases) for part in item.body), "nested-cases", "body")
    checker.add(item.name)
    checker.ranges[item.name] = count
    outside = set(checker.known)
    checker.items(item.body, f"{path}: body")
    checker.requires(item.requires, f"{path}: requires")
    checker.place = path
    for term, limit in item.max_sums.items():
        each = checker.bound(term, "max_sums")
        known, checker.known = checker.known, outside
        checker.bound(limit, f"max_sums: {term}")
        checker.known = known
        if each and each[0] > 0:
            checker.holds(f"({item.low}) * {each[0]} <= ({limit})", "impossible")
    checker.known = outside


_CHECKS: dict[type, Callable[[_Checker, Any], None]] = {
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
