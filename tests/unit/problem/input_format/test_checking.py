import re
from dataclasses import replace

import pytest
from example_formats import FORMATS, N, integer

from alpaco.errors import InputFormatError
from alpaco.problem.input_format import InputFormat, check
from alpaco.problem.input_format.types import (
    Array,
    Cases,
    Graph,
    Grid,
    Line,
    Permutation,
    Queries,
    QueryKind,
    Real,
    Require,
    String,
    Tree,
    Word,
)
from alpaco.problem.text import Text

WORDS = Text("", "")


def array(**changes):
    """An array format with some fields changed."""
    return InputFormat((Line((N,)), replace(Array("A", "N", 1, 9, WORDS), **changes)))


def queries(*kinds):
    """A format of queries."""
    return InputFormat((Line((N,)), Queries("Q", "N", kinds, WORDS)))


BROKEN = {
    r"items\[1\] \(array A\): length: unknown name M": array(length="M"),
    "low: 5 is greater than 4": array(low=5, high=4),
    "length: -1 is negative": array(length=-1),
    "not an expression": array(low="1 +"),
    "not allowed": array(low="[1][0]"),
    "not a known function": array(low="open(1)"),
    "division|modulo": array(low="1 // 0"),
    "the name 'N' is taken": array(name="N"),
    "the name 'class' is reserved": array(name="class"),
    "is not a name": array(name="a b"),
    "at least one item": InputFormat(()),
    "W: min_length: a word of a line has at least one": InputFormat((Line((Word("W", "ab", 0, 3, WORDS),)),)),
    "at least one field": InputFormat((Line(()),)),
    "no characters": InputFormat((String("S", "", 1, 2, WORDS),)),
    "printable ASCII": InputFormat((String("S", "a\n", 1, 2, WORDS),)),
    "occurs twice": InputFormat((String("S", "aba", 1, 2, WORDS),)),
    "'S' is not in the alphabet": InputFormat((Grid("G", 2, 2, ".#", WORDS, exactly={"S": 1}),)),
    "parents have no weights": InputFormat((Tree("T", 4, WORDS, form="parents", weight=integer("w")),)),
    "no input keeps N > 40": InputFormat((Line((N,)),), requires=(Require("N > 40", WORDS),)),
    "10 <= 3 \\* \\(3 - 1\\) // 2 never holds": InputFormat((Graph("E", 3, 10, WORDS),)),
    "2 \\* 2 >= 5 never holds": InputFormat((Grid("G", 2, 2, ".#", WORDS, exactly={"#": 5}),)),
    "0 >= 1 never holds": InputFormat((Tree("T", 0, WORDS),)),
    "length: N - 41 is negative": InputFormat((Line((N,)), Permutation("P", "N - 41", WORDS))),
    "10 == 0 or 9 - 1 \\+ 1 >= 10 never holds": array(length=10, distinct=True),
    "low: N is greater than 0": array(low="N", high=0),
    "1000000000 <= 5000000 never holds": array(length=10**9),
    "fit in 64 bits": array(high=2**63),
    "low: numbers from -10\\*\\*19 to 0 may not": array(low="-10**19", high=0),
    "N: low: numbers from 0 to 10\\*\\*30 may not": InputFormat((Line((integer("N", 0, "10**30"),)),)),
    "K: low: numbers from 1 to N\\*\\*12": InputFormat((Line((N, integer("K", 1, "N**12"))),)),
    "K: high: a bound cannot use the real number X": InputFormat(
        (Line((Real("X", 0, 1, 3, WORDS), integer("K", 1, "X"))),)
    ),
    "low: N \\* \\(1 // 0\\): division by zero|1 // 0: division by zero": array(low="N * (1 // 0)"),
    "expression is too long": array(length="+".join(["N"] * 120), low=1, high="+".join(["9"] * 240)),
    "length: N cannot be used like this": array(length="len(N)"),
    "low: G cannot be used like this": InputFormat((Grid("G", 2, 2, ".#", WORDS), Array("A", 2, "sum(G)", 9, WORDS))),
    "condition: A cannot be used like this": replace(array(), requires=(Require("A <= N", WORDS),)),
    "K: low: numbers from 0 to sum\\(A\\) may not fit": InputFormat(
        (*array(high=10**18).items, Line((integer("K", 0, "sum(A)"),)))
    ),
    r"no input keeps sum\(A\) > 360": replace(array(), requires=(Require("sum(A) > 360", WORDS),)),
    r"3 \* 1 <= 2 never holds": InputFormat((Cases("T", 3, 4, (Line((N,)),), WORDS, max_sums={"N": 2}),)),
    "a tag occurs twice": queries(QueryKind("1", (), WORDS), QueryKind("1", (integer("x"),), WORDS)),
    "only a single kind": queries(QueryKind("", (integer("x"),), WORDS), QueryKind("1", (), WORDS)),
    "distinct: unknown field v": queries(QueryKind("", (integer("u"),), WORDS, distinct=("u", "v"))),
    "test cases inside": InputFormat((Cases("T", 1, 2, (Cases("U", 1, 2, (Line((N,)),), WORDS),), WORDS),)),
    "there is never a test case": InputFormat((Cases("T", 0, 0, (Line((N,)),), WORDS),)),
    "no item may follow": InputFormat((Cases("T", 1, 2, (Line((N,)),), WORDS), Line((integer("K"),)))),
    "needs at least one item": InputFormat((Cases("T", 1, 2, (), WORDS),)),
    "unknown name K": InputFormat((Line((N,)),), requires=(Require("K <= N", WORDS),)),
    "there is no bound": InputFormat((Line((N,)),), unreached={"K=max": WORDS}),
    r"body\[1\] \(array A\): length: unknown name M": InputFormat(
        (Cases("T", 1, 2, (Line((N,)), Array("A", "M", 1, 9, WORDS)), WORDS),)
    ),
}


@pytest.mark.parametrize("message", BROKEN)
def test_a_contradiction_is_named_with_its_place(message):
    """Each broken format is refused by the finding that belongs to it."""
    with pytest.raises(InputFormatError, match=message):
        check(BROKEN[message])


@pytest.mark.parametrize("message", BROKEN)
def test_a_contradiction_is_told_in_korean_too(message):
    """The place is the same in both languages, the words are Korean: there is no English sentence left."""
    with pytest.raises(InputFormatError) as raised:
        check(BROKEN[message])
    assert re.search("[가-힣]{2}", raised.value.korean)
    assert raised.value.korean.split(": ")[0] == str(raised.value).split(": ")[0]


@pytest.mark.parametrize("high", ["len(A) ** 3", "max(A)", "sum(A)", "min(N**20, 2**63 - 1)", 2**63 - 1])
def test_bounds_within_64_bits_pass(high):
    """What is read of arrays, and what is kept there."""
    check(InputFormat((*array().items, Line((integer("K", -(2**63), high),)))))


@pytest.mark.parametrize("name", FORMATS)
def test_sound_formats_pass(name):
    """No finding where there is nothing wrong."""
    check(FORMATS[name])
