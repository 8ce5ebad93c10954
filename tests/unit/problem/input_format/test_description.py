import re

import pytest
from example_formats import FORMATS, integer

from alpaco.problem.input_format import InputFormat, describe
from alpaco.problem.input_format.types import (
    Array,
    Graph,
    Grid,
    Line,
    Matrix,
    Permutation,
    Queries,
    QueryKind,
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.text import Locale, Text


def test_korean_reads_as_on_a_korean_judge():
    """Ordinals, particles and bounds are those of a statement."""
    sections = describe(FORMATS["distinct"], Locale.KO)
    assert sections.input == (
        "첫째 줄에 원소의 개수 $N$과 수 $K$가 공백으로 구분되어 주어집니다.\n\n"
        "둘째 줄에 수열 $A_1, A_2, \\ldots, A_N$이 공백으로 구분되어 주어집니다."
    )
    assert sections.constraints == (
        "- $1 \\le N \\le 40$\n- $1 \\le K \\le 30$\n- $1 \\le A_i \\le 60$\n"
        "- $A_i$는 모두 서로 다릅니다.\n- $K \\le N$"
    )


def test_english_is_plain():
    """The English section names count, names and meanings."""
    assert describe(FORMATS["tree"], Locale.EN).input == (
        "The first line contains an integer $N$, the number of elements.\n\n"
        "Each of the next $N - 1$ lines describes a road with three integers $u$, $v$ and $w$, separated by spaces: "
        "an edge between vertex $u$ and vertex $v$, where $w$ is the number."
    )


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("locale", Locale)
def test_every_format_is_described(name, locale):
    """Both sections say something, with balanced mathematics."""
    sections = describe(FORMATS[name], locale)
    for section in (sections.input, sections.constraints):
        assert section
        assert section.count("$") % 2 == 0


def test_an_alphabet_has_its_particle_and_its_name():
    """공백으로만, 소문자로만, and a list where the alphabet has no name."""

    def entry(alphabet):
        fmt = InputFormat((String("S", alphabet, 1, 5, Text("문자열", "the string")),))
        return describe(fmt, Locale.KO).constraints.split("- ")[-1]

    assert entry("abcdefghijklmnopqrstuvwxyz") == "$S$는 알파벳 소문자로만 이루어져 있습니다."
    assert entry("abcdefghijklmnopqrstuvwxyz ") == "$S$는 알파벳 소문자와 공백으로만 이루어져 있습니다."
    assert entry("03") == "$S$는 `0`, `3`으로만 이루어져 있습니다."


def test_fields_of_a_line_keep_their_order_and_share_bounds():
    """A word between two numbers stays there; equal bounds are one entry."""
    fmt = InputFormat(
        (Line((integer("N"), Word("W", "ab", 1, 5, Text("단어", "a word")), integer("M"), integer("K", 0, 9))),)
    )
    assert describe(fmt, Locale.EN).constraints.split("\n") == [
        "- $1 \\le N, M \\le 40$",
        "- $1 \\le |W| \\le 5$",
        "- $W$ consists of the characters `a`, `b` only.",
        "- $0 \\le K \\le 9$",
    ]


def test_lines_after_a_block_are_the_next_ones():
    """Once the number of lines depends on the input, ordinals would lie."""
    fmt = InputFormat((*FORMATS["words"].items, Line((integer("K"),)), Line((integer("L"),))))
    paragraphs = describe(fmt, Locale.KO).input.split("\n\n")
    assert [p.split(" ", 1)[0] for p in paragraphs] == ["첫째", "다음", "다음", "다음"]


def test_test_cases_have_their_own_first_line():
    """The lines of a case are counted within the case."""
    sections = describe(FORMATS["cases"], Locale.EN)
    assert "The first line of each test case contains two integers $N$ and $K$" in sections.input
    assert "- The sum of $N$ over all test cases is at most $60$." in sections.constraints


def test_a_network_is_told_in_the_words_of_its_story():
    """Vertices and edges take the story's names, in the input and in the constraints, with the right particles."""
    roads = Graph(
        "E",
        "N",
        "M",
        Text("다리의 양 끝", "the ends of the bridges"),
        vertex=Text("섬", "island"),
        edge=Text("다리", "bridge"),
    )
    fmt = InputFormat((Line((integer("N", 2, 9), integer("M", 1, 9))), roads))
    korean, english = describe(fmt, Locale.KO), describe(fmt, Locale.EN)
    assert "$u$번 섬과 $v$번 섬을 잇는 다리입니다." in korean.input
    assert "같은 두 섬을 잇는 다리는 많아야 하나입니다." in korean.constraints
    assert "a bridge between island $u$ and island $v$." in english.input
    assert "At most one bridge joins any pair." in english.constraints


def test_neighbours_of_one_meaning_say_it_once():
    """Two numbers that mean the same are listed behind one meaning."""
    ends = tuple(integer(name, 1, 9, ko="섬의 번호", en="the number of an island") for name in "ab")
    fmt = InputFormat((Line((integer("N", 2, 9, ko="섬의 개수", en="the number of islands"), *ends)),))
    assert "섬의 개수 $N$, 섬의 번호 $a$와 $b$가 공백으로" in describe(fmt, Locale.KO).input
    assert (
        "the number of islands and the number of an island for each of $a$ and $b$." in describe(fmt, Locale.EN).input
    )


def test_characters_that_markdown_cannot_show_plainly():
    """A backtick needs a longer fence, a space is said in words."""
    fmt = InputFormat(
        (
            Grid("G", 2, 2, "` #", Text("지도", "the map"), exactly={" ": 1, "#": 2}),
            Queries("Q", 1, (QueryKind("`", (), Text("뒤집기", "turns it")),), Text("질의", "the queries")),
        )
    )
    korean, english = describe(fmt, Locale.KO), describe(fmt, Locale.EN)
    assert "지도는 `` ` ``, 공백, `#`으로만 이루어져 있습니다." in korean.constraints
    assert "Only the characters `` ` ``, the space, `#` occur in the map." in english.constraints
    assert "공백은 정확히 한 개 있습니다." in korean.constraints
    assert "The space occurs exactly once." in english.constraints
    assert "`#`는 정확히 $2$개 있습니다." in korean.constraints
    assert "  - `` ` ``: 뒤집기" in korean.input


@pytest.mark.parametrize("name", ["ab", "x1", "Wd", "A_b", "max_len"])
def test_no_name_gets_two_subscripts(name):
    """Arrays, words, matrices and parents of any name are valid LaTeX."""
    words = Text("이름", "a name")
    items = (
        Array(name, "N", 1, 9, words, order="increasing", max_sum=99),
        Words(f"{name}2", "N", "ab", 1, 3, words, distinct=True),
        Matrix(f"{name}3", "N", 2, 1, 9, words),
        Tree(f"{name}4", "N + 1", words, form="parents"),
        Permutation(f"{name}5", "N", words),
    )
    fmt = InputFormat((Line((integer("N", 2, 9),)), *items))
    for locale in Locale:
        sections = describe(fmt, locale)
        shown = sections.input + sections.constraints
        assert not re.search(r"_(\w|\{[^}]*\})_", shown.replace(r"\_", "-"))
        assert "+ 1 - 1" not in shown
