"""The constraints section: every bound and every guarantee as an entry of a list, in Korean and English."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from alpaco.problem.input_format.input_words import code, vertex_and_edge
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
    Real,
    Require,
    Scalar,
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.text import Text

__all__ = ["constraint_entries"]

Constants = Mapping[str, int]
_ALPHABETS = {
    frozenset(string.ascii_lowercase): Text("알파벳 소문자", "lowercase English letters"),
    frozenset(string.ascii_uppercase): Text("알파벳 대문자", "uppercase English letters"),
    frozenset(string.ascii_letters): Text("알파벳 대소문자", "English letters"),
    frozenset(string.digits): Text("숫자", "digits"),
    frozenset(string.ascii_lowercase + string.digits): Text(
        "알파벳 소문자와 숫자", "lowercase English letters and digits"
    ),
    frozenset(string.ascii_uppercase + string.digits): Text(
        "알파벳 대문자와 숫자", "uppercase English letters and digits"
    ),
    frozenset(string.ascii_letters + string.digits): Text("알파벳 대소문자와 숫자", "English letters and digits"),
    frozenset(string.ascii_lowercase + " "): Text("알파벳 소문자와 공백", "lowercase English letters and spaces"),
    frozenset(string.ascii_letters + " "): Text("알파벳 대소문자와 공백", "English letters and spaces"),
}


def constraint_entries(items: Sequence[Item], requires: Sequence[Require], constants: Constants) -> list[Text]:
    """Return the entries in the order of the input; the requirements come last."""
    entries = [entry for item in items for entry in _ENTRIES[type(item)](item, constants)]
    entries += [require.words for require in requires]
    return list(dict.fromkeys(entries))


def _same(mathematics: str) -> Text:
    return Text(f"${mathematics}$", f"${mathematics}$")


def _between(low: Bound, names: str, high: Bound, constants: Constants) -> Text:
    lower, upper = formula(low, constants), formula(high, constants)
    if lower == upper:
        return _same(f"{names} = {lower}")
    return _same(rf"{lower} \le {names} \le {upper}")


def _scalars(fields: Sequence[Scalar], constants: Constants) -> Iterator[Text]:
    """Yield bounds in the order of the fields; numbers with the same bounds share an entry."""
    for field in fields:
        name = symbol(field.name)
        if isinstance(field, Word):
            yield _between(field.min_length, f"|{name}|", field.max_length, constants)
            yield _spelt(f"${name}$", field.alphabet)
            continue
        alike = [f.name for f in fields if not isinstance(f, Word) and (f.low, f.high) == (field.low, field.high)]
        if field.name == alike[0]:
            yield _between(field.low, ", ".join(map(symbol, alike)), field.high, constants)
        if isinstance(field, Real):
            yield Text(
                f"{particle(f'${name}$', '은/는')} 소수점 아래 정확히 {field.digits}자리까지 주어집니다.",
                f"${name}$ is given with exactly {field.digits} digits after the decimal point.",
            )


def _letters(alphabet: str) -> Text:
    """Name the characters of an alphabet, or list them."""
    if named := _ALPHABETS.get(frozenset(alphabet)):
        return named
    letters = [_letter(letter) for letter in alphabet]
    what = "the character" if len(alphabet) == 1 else "the characters"
    return Text(", ".join(each.ko for each in letters), f"{what} {', '.join(each.en for each in letters)}")


def _letter(letter: str) -> Text:
    """Show one character; a space would be an empty place."""
    return Text("공백", "the space") if letter == " " else Text(code(letter), code(letter))


def _spelt(name: str, alphabet: str) -> Text:
    letters = _letters(alphabet)
    return Text(
        f"{particle(name, '은/는')} {particle(letters.ko, '으로/로')}만 이루어져 있습니다.",
        f"{name} consists of {letters.en} only.",
    )


def _line(item: Line, constants: Constants) -> Iterator[Text]:
    yield from _scalars(item.fields, constants)


_CHAINS = {"nondecreasing": r"\le", "increasing": "<", "nonincreasing": r"\ge", "decreasing": ">"}


def _array(item: Array, constants: Constants) -> Iterator[Text]:
    each, end = element(item.name, "i"), element(item.name, formula(item.length, constants))
    first, second = element(item.name, "1"), element(item.name, "2")
    yield _between(item.low, each, item.high, constants)
    if item.order != "any":
        sign = _CHAINS[item.order]
        yield _same(rf"{first} {sign} {second} {sign} \cdots {sign} {end}")
    if item.distinct and item.order not in ("increasing", "decreasing"):
        yield Text(f"{particle(f'${each}$', '은/는')} 모두 서로 다릅니다.", f"All ${each}$ are distinct.")
    if item.max_sum is not None:
        yield _same(rf"{first} + {second} + \cdots + {end} \le {formula(item.max_sum, constants)}")


def _permutation(item: Permutation, constants: Constants) -> Iterator[Text]:
    last, row = formula(item.length, constants), listed(item.name, item.length, constants)
    yield Text(
        f"{particle(f'${row}$', '은/는')} $1$부터 ${last}$까지의 정수를 한 번씩 나열한 것입니다.",
        f"${row}$ is a permutation of the integers from $1$ to ${last}$.",
    )


def _matrix(item: Matrix, constants: Constants) -> Iterator[Text]:
    yield _between(item.low, element(item.name, "i,j"), item.high, constants)


def _grid(item: Grid, _: Constants) -> Iterator[Text]:
    letters = _letters(item.alphabet)
    yield Text(
        f"{particle(item.meaning.ko, '은/는')} {particle(letters.ko, '으로/로')}만 이루어져 있습니다.",
        f"Only {letters.en} occur in {item.meaning.en}.",
    )
    for letter, count in item.exactly.items():
        times = Text("한 ", "once") if count == 1 else Text(f"${count}$", f"{count} times")
        shown = _letter(letter)
        subject = f"{shown.en[0].upper()}{shown.en[1:]}" if letter == " " else shown.en
        yield Text(
            f"{particle(shown.ko, '은/는')} 정확히 {times.ko}개 있습니다.", f"{subject} occurs exactly {times.en}."
        )


def _string(item: String, constants: Constants) -> Iterator[Text]:
    yield _between(item.min_length, f"|{symbol(item.name)}|", item.max_length, constants)
    yield _spelt(f"${symbol(item.name)}$", item.alphabet)


def _words(item: Words, constants: Constants) -> Iterator[Text]:
    name = element(item.name, "i")
    yield _between(item.min_length, f"|{name}|", item.max_length, constants)
    yield _spelt(f"${name}$", item.alphabet)
    if item.distinct:
        yield Text(f"{particle(f'${name}$', '은/는')} 모두 서로 다릅니다.", f"All ${name}$ are distinct.")


def _weight(weight: Integer | None, constants: Constants) -> Iterator[Text]:
    if weight:
        yield _between(weight.low, symbol(weight.name), weight.high, constants)


def _intervals(item: Intervals, constants: Constants) -> Iterator[Text]:
    sign = "<" if item.strict else r"\le"
    yield _same(rf"{formula(item.low, constants)} \le l {sign} r \le {formula(item.high, constants)}")
    yield from _weight(item.weight, constants)


def _points(item: Points, constants: Constants) -> Iterator[Text]:
    names = "x, y" if item.dimensions == 2 else ", ".join(f"x_{i}" for i in range(1, item.dimensions + 1))
    yield _between(item.low, names, item.high, constants)
    if item.distinct:
        yield Text("같은 점이 두 번 이상 주어지지 않습니다.", "All points are distinct.")


def _tree(item: Tree, constants: Constants) -> Iterator[Text]:
    if item.form == "parents":
        yield _between(1, element(item.name, "i"), item.nodes, constants)
    else:
        yield _between(1, "u, v", item.nodes, constants)
    yield from _weight(item.weight, constants)
    yield Text("주어지는 그래프는 트리입니다.", "The given graph is a tree.")


def _graph(item: Graph, constants: Constants) -> Iterator[Text]:
    yield _between(1, "u, v", item.nodes, constants)
    yield from _weight(item.weight, constants)
    vertex, edge = vertex_and_edge(item)
    one, joining = particle(edge.ko, "은/는"), f"같은 두 {particle(vertex.ko, '을/를')} 잇는 {edge.ko}"
    if not item.simple:
        yield Text(
            f"{particle(joining, '이/가')} 여러 개일 수 있습니다.",
            f"More than one {edge.en} may join the same pair.",
        )
    elif item.directed:
        yield _same("u \\ne v")
        yield Text(
            f"같은 방향의 같은 {one} 두 번 이상 주어지지 않습니다.",
            f"No {edge.en} is given twice in the same direction.",
        )
    else:
        yield _same("u \\ne v")
        yield Text(f"{particle(joining, '은/는')} 많아야 하나입니다.", f"At most one {edge.en} joins any pair.")
    if item.connected:
        yield (
            Text(
                "간선의 방향을 무시하면 그래프는 연결되어 있습니다.",
                "The graph is connected if directions are ignored.",
            )
            if item.directed
            else Text("그래프는 연결되어 있습니다.", "The graph is connected.")
        )
    if item.acyclic:
        yield Text("그래프에 사이클은 없습니다.", "The graph has no cycles.")
    if item.bipartite:
        yield Text("그래프는 이분 그래프입니다.", "The graph is bipartite.")


def _queries(item: Queries, constants: Constants) -> Iterator[Text]:
    for kind in item.kinds:
        yield from _scalars(kind.fields, constants)
        if kind.ordered:
            sign = "<" if set(kind.ordered) <= set(kind.distinct) else r"\le"
            yield _same(f" {sign} ".join(symbol(name) for name in kind.ordered))
        if len(kind.distinct) == 2 and not set(kind.distinct) <= set(kind.ordered):
            yield _same(r" \ne ".join(symbol(name) for name in kind.distinct))
        elif len(kind.distinct) > 2:
            names = ", ".join(f"${symbol(name)}$" for name in kind.distinct)
            yield Text(f"{particle(names, '은/는')} 모두 서로 다릅니다.", f"{names} are distinct.")


def _cases(item: Cases, constants: Constants) -> Iterator[Text]:
    yield _between(item.low, symbol(item.name), item.high, constants)
    yield from constraint_entries(item.body, item.requires, constants)
    for term, most in item.max_sums.items():
        total, limit = f"${formula(term, constants)}$", f"${formula(most, constants)}$"
        yield Text(
            f"모든 테스트 케이스에서 {total}의 합은 {limit} 이하입니다.",
            f"The sum of {total} over all test cases is at most {limit}.",
        )


_ENTRIES: dict[type, Callable[[Any, Constants], Iterator[Text]]] = {
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
