"""Formats that the tests of this folder share: one per item type, and combinations that are easy to get wrong."""

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

LIMIT = 40


def integer(name, low=1, high=LIMIT, ko="수", en="the number"):
    """An integer with a short meaning."""
    return Integer(name, low, high, Text(ko, en))


N = integer("N", ko="원소의 개수", en="the number of elements")
V = integer("N", 2, ko="정점의 개수", en="the number of vertices")
M = integer("M", ko="간선의 개수", en="the number of edges")
FEW = integer("M", 1, LIMIT - 1, ko="간선의 개수", en="the number of edges")
SEQUENCE = Text("수열", "the elements of the sequence")
EDGE = Text("도로", "a road")


def lined(*items, first=(N,), requires=()):
    """A line of integers, then the items."""
    return InputFormat((Line(first), *items), requires=requires)


LESS = Require("K <= N", Text("$K \\le N$", "$K \\le N$"))

FORMATS = {
    "array": lined(Array("A", "N", -(10**9), 10**9, SEQUENCE)),
    "column": lined(Array("A", "N", 0, 50, SEQUENCE, order="nondecreasing", layout="column")),
    "distinct": lined(
        Array("A", "N", 1, 60, SEQUENCE, distinct=True), first=(N, integer("K", 1, 30)), requires=(LESS,)
    ),
    "decreasing": lined(Array("A", "N - 1", -50, 50, SEQUENCE, order="decreasing")),
    "sum": lined(Array("A", "N", 1, 100, SEQUENCE, max_sum=300)),
    "permutation": lined(Permutation("P", "N", Text("순열", "a permutation"))),
    "matrix": lined(Matrix("B", "N", "M", -5, 5, Text("행렬", "the matrix")), first=(N, integer("M", 1, "N"))),
    "grid": lined(
        Grid("G", "R", "C", ".#SE", Text("지도", "the map"), exactly={"S": 1, "E": 1}),
        first=(integer("R", 1, 10), integer("C", 1, 10)),
    ),
    "string": InputFormat((String("S", "ab", 0, 20, Text("문자열", "the string")),)),
    "words": lined(Words("W", "N", "abc", 1, 10, Text("단어", "a word"), distinct=True)),
    "intervals": lined(Intervals("I", "N", 0, 100, Text("구간", "an interval"), strict=True)),
    "points": lined(Points("P", "N", -10, 10, Text("점", "a point"), distinct=True)),
    "tree": lined(Tree("T", "N", EDGE, weight=integer("w", 1, 9))),
    "parents": lined(Tree("T", "N", Text("부모", "the parents"), form="parents")),
    "graph": lined(Graph("E", "N", "M", EDGE), first=(V, M)),
    "connected": lined(Graph("E", "N", "M", EDGE, connected=True, weight=integer("w", 1, 9)), first=(V, M)),
    "forest": lined(Graph("E", "N", "M", EDGE, acyclic=True), first=(V, FEW)),
    "dag": lined(Graph("E", "N", "M", EDGE, directed=True, acyclic=True), first=(V, M)),
    "digraph": lined(Graph("E", "N", "M", EDGE, directed=True, connected=True), first=(V, M)),
    "bipartite": lined(Graph("E", "N", "M", EDGE, bipartite=True, connected=True), first=(V, M)),
    "multigraph": lined(Graph("E", "N", "M", EDGE, simple=False), first=(V, M)),
    "queries": lined(
        Array("A", "N", 1, 100, SEQUENCE),
        Queries(
            "queries",
            "Q",
            (
                QueryKind("1", (integer("i", 1, "N"), integer("x")), Text("바꾼다", "change")),
                QueryKind("2", (integer("l", 1, "N"), integer("r", "l", "N")), Text("더한다", "add up")),
                QueryKind(
                    "3",
                    (integer("u", 1, "N - 1"), integer("v", 2, "N"), Word("W", "xy", 1, 3, Text("단어", "a word"))),
                    Text("잇는다", "join"),
                    distinct=("u", "v"),
                    ordered=("u", "v"),
                ),
            ),
            Text("쿼리", "the queries"),
        ),
        first=(V, integer("Q")),
    ),
    "plain queries": lined(
        Queries(
            "queries",
            "N",
            (
                QueryKind(
                    "", (Real("x", -2, 2, 2, Text("x 좌표", "the x-coordinate")),), Text("질문 하나", "a question")
                ),
            ),
            Text("질문", "the questions"),
        )
    ),
    "cases": InputFormat(
        (
            Cases(
                "T",
                1,
                30,
                (Line((N, integer("K", 1, 30))), Array("A", "N", 1, 100, SEQUENCE)),
                Text("테스트 케이스의 수", "the number of test cases"),
                max_sums={"N": 60},
                requires=(LESS,),
            ),
        )
    ),
    "scalars": InputFormat(
        (
            Line(
                (Real("X", -10, 10, 3, Text("위치", "the position")), Word("W", "ab", 1, 5, Text("이름", "the name")))
            ),
            Line((integer("K", -5, "MOST"),)),
        ),
        constants={"MOST": 10**18},
    ),
    "area": InputFormat(
        (
            Line((integer("R", 1, 100), integer("C", 1, 100))),
            Grid("G", "R", "C", ".#", Text("지도", "the map")),
        ),
        requires=(Require("R * C <= 120 and R % 2 == 0", Text("넓이", "area")),),
        unreached={bound: Text("$R$은 짝수", "$R$ is even") for bound in ("R=min", "C=max")},
    ),
}


# Sound formats in which some choices leave a bound or a condition without a value.
PARTIAL = {
    "quotient": InputFormat((Line((integer("N", 0, 5), integer("K", 0, "10 // N"))),)),
    "greatest": lined(Array("A", "N", 0, 3, SEQUENCE), Line((integer("K", 0, "max(A)"),)), first=(integer("N", 1, 5),)),
    "least": lined(
        Array("A", "N", 0, 3, SEQUENCE),
        first=(integer("N", 1, 5),),
        requires=(Require("min(A) >= 1", Text("모두 1 이상", "all are at least 1")),),
    ),
    "remainder": lined(Line((integer("K", 0, "100 % M"),)), first=(integer("M", 1, 5),)),
    "share": lined(Array("A", "N", 0, "N // (N - 1)", SEQUENCE), first=(integer("N", 2, 5),)),
    "word": InputFormat((Line((integer("N", 1, 5), Word("W", "ab", "N - 1", "N", Text("단어", "a word")))),)),
    "asked": lined(
        Array("A", "N", 1, 3, SEQUENCE),
        Queries(
            "R", "Q", (QueryKind("", (integer("x", 0, "max(A)"),), Text("질의", "a query")),), Text("질의", "them")
        ),
        first=(integer("N", 0, 3), integer("Q", 0, 3)),
    ),
}
