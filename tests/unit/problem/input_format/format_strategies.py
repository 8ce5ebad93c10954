"""Random input formats for property tests: every item type, bounds that refer to earlier variables, test cases."""

from hypothesis import strategies as st

from alpaco.problem.input_format import InputFormat
from alpaco.problem.input_format.types import (
    Array,
    Cases,
    Graph,
    Grid,
    Integer,
    Intervals,
    Line,
    Matrix,
    Permutation,
    Points,
    Queries,
    QueryKind,
    Real,
    Require,
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.text import Text

NOTHING = Text("이름", "a name")
sizes = st.sampled_from(["N", "M", "N + 1", "min(N, M)", 3])
flags = st.booleans()
orders = st.sampled_from(["any", "nondecreasing", "increasing", "nonincreasing", "decreasing"])
alphabets = st.sampled_from(["a", "01", "abc", ".#", "xyz "])
letters = st.sampled_from(["a", "01", "abc"])


@st.composite
def spans(draw):
    """Draw a low and a high bound; the high one may refer to a variable."""
    low = draw(st.integers(-20, 20))
    return low, draw(st.one_of(st.integers(low, low + 40), st.just(f"{low} + N"), st.just(10**18)))


@st.composite
def integers(draw, name):
    """Draw an integer field."""
    low, high = draw(spans())
    return Integer(name, low, high, NOTHING)


@st.composite
def fields(draw, name):
    """Draw a scalar."""
    kind = draw(st.sampled_from([Integer, Real, Word]))
    if kind is Integer:
        return draw(integers(name))
    if kind is Word:
        return Word(name, draw(letters), draw(st.integers(1, 3)), draw(st.sampled_from([3, 5, "N + 2"])), NOTHING)
    return Real(name, draw(st.integers(-5, 0)), draw(st.integers(0, 5)), draw(st.integers(1, 6)), NOTHING)


@st.composite
def kinds(draw, tag):
    """Draw a kind of query; some have related fields."""
    if draw(flags):
        ends = (Integer("l", 1, "N", NOTHING), Integer("r", 1, "N", NOTHING))
        return QueryKind(tag, ends, NOTHING, ordered=("l", "r"), distinct=draw(st.sampled_from([(), ("l", "r")])))
    if draw(flags):
        return QueryKind(tag, (Integer("l", 1, "N", NOTHING), Integer("r", "l", "N", NOTHING)), NOTHING)
    return QueryKind(tag, (draw(fields("f")),), NOTHING)


@st.composite
def items(draw, name):
    """Draw an item of any type but a line and test cases."""
    low, high = draw(spans())
    weight = draw(st.one_of(st.none(), integers("w")))
    return draw(
        st.one_of(
            st.builds(
                Array,
                name=st.just(name),
                length=sizes,
                low=st.just(low),
                high=st.just(high),
                meaning=st.just(NOTHING),
                order=orders,
                distinct=flags,
                max_sum=st.sampled_from([None, None, 200]),
                layout=st.sampled_from(["row", "column"]),
            ),
            st.builds(Permutation, st.just(name), sizes, st.just(NOTHING)),
            st.builds(Matrix, st.just(name), sizes, sizes, st.just(low), st.just(high), st.just(NOTHING)),
            st.builds(
                Grid,
                st.just(name),
                sizes,
                sizes,
                st.just(".#S"),
                st.just(NOTHING),
                exactly=st.sampled_from([{}, {"S": 1}]),
            ),
            st.builds(
                String, st.just(name), alphabets, st.integers(0, 3), st.sampled_from([3, 8, "N + 3"]), st.just(NOTHING)
            ),
            st.builds(
                Words, st.just(name), sizes, alphabets, st.integers(0, 2), st.integers(4, 6), st.just(NOTHING), flags
            ),
            st.builds(
                Intervals,
                *map(st.just, (name, "N", low, high, NOTHING)),
                strict=flags,
                weight=st.just(weight),
            ),
            st.builds(
                Points,
                *map(st.just, (name, "N", low, high, NOTHING)),
                dimensions=st.integers(1, 3),
                distinct=flags,
            ),
            st.builds(Tree, *map(st.just, (name, "N", NOTHING, "edges", weight))),
            st.builds(Tree, *map(st.just, (name, "N", NOTHING, "parents"))),
            st.builds(
                Graph,
                *map(st.just, (name, "N", "M", NOTHING)),
                directed=flags,
                simple=flags,
                connected=flags,
                acyclic=flags,
                bipartite=flags,
                weight=st.just(weight),
            ),
            st.builds(Queries, st.just(name), sizes, st.tuples(kinds("add"), kinds("2")), st.just(NOTHING)),
            st.builds(Queries, st.just(name), sizes, st.tuples(kinds("")), st.just(NOTHING)),
        )
    )


requirements = st.sampled_from([(), (), (Require("N + M <= 12", NOTHING),), (Require("N % 2 == M % 2", NOTHING),)])


@st.composite
def bodies(draw):
    """Draw a line with N and M, perhaps one with other scalars, and up to two items."""
    first = (
        Integer("N", draw(st.integers(1, 2)), 8, NOTHING),
        Integer("M", 1, draw(st.sampled_from([8, "N + 3"])), NOTHING),
    )
    further = [Line((draw(fields("P")), draw(fields("Q"))))] if draw(flags) else []
    return (Line(first), *further, *(draw(items(name)) for name in "AB"[: draw(st.integers(0, 2))]))


@st.composite
def formats(draw):
    """Draw a format; one in four has test cases."""
    body, requires = draw(bodies()), draw(requirements)
    if draw(st.integers(0, 3)):
        return InputFormat(body, requires=requires)
    sums = draw(st.sampled_from([{}, {"N": 30}]))
    return InputFormat((Cases("T", 1, 6, body, NOTHING, max_sums=sums, requires=requires),))
