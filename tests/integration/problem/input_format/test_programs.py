"""The programs that an input format writes, run by the tools of this machine."""

import shutil
import subprocess
import sys

import pytest

from alpaco.problem.input_format import InputFormat, generate, parse, starter_code, validate, validator_program
from alpaco.problem.input_format.starter_names import HINT
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
    String,
    Tree,
    Word,
    Words,
)
from alpaco.problem.program import Language
from alpaco.problem.text import Text

NOTHING = Text("", "")


def integer(name, low=1, high=6):
    """An integer without words."""
    return Integer(name, low, high, NOTHING)


TOKENS = InputFormat(
    (
        Line((integer("N", 2), integer("new"), integer("X", -(10**15), 10**15))),
        Line((Real("ratio", 0, 5, 2, NOTHING), Word("label", "ab", 1, 3, NOTHING))),
        Array("A", "N", -(10**12), 10**12, NOTHING),
        Array("C", "max(N, 3)", 1, 9, NOTHING, layout="column"),
        Permutation("P", "N", NOTHING),
        Matrix("B", "N", 3, 0, 9, NOTHING),
        Grid("G", "N", "N + 1", ".#", NOTHING),
        String("S", "xyz", 1, 9, NOTHING),
        Words("W", 2, "pq", 1, 4, NOTHING),
        Intervals("I", "N", 0, 50, NOTHING, weight=integer("w")),
        Points("D", 2, -9, 9, NOTHING, dimensions=3),
        Tree("T", "N", NOTHING),
        Tree("F", "N", NOTHING, form="parents"),
        Graph("E", "N", "N - 1", NOTHING, weight=integer("w", 1, 10**10)),
        Queries("R", "new", (QueryKind("", (integer("l"), integer("r")), NOTHING),), NOTHING),
    )
)
LINES = InputFormat(
    (
        Line((integer("N"),)),
        Array("A", "N", 1, 9, NOTHING),
        String("S", "ab ", 0, 9, NOTHING),
        Matrix("B", "N", 2, 0, 9, NOTHING),
        Words("W", "N", "c d", 0, 4, NOTHING),
        Queries(
            "Q",
            "N",
            (QueryKind("add", (integer("i"), integer("x")), NOTHING), QueryKind("sum", (), NOTHING)),
            NOTHING,
        ),
        Array("C", "N", 1, 9, NOTHING, layout="column"),
        String("U", "ab ", 0, 9, NOTHING),
    )
)
CASES = InputFormat(
    (
        Cases(
            "T",
            1,
            5,
            (Line((integer("N"),)), String("S", "a b", 0, 5, NOTHING), Array("A", "N", 1, 9, NOTHING)),
            NOTHING,
        ),
    )
)

# What `solve` prints, in each language, so that what was read can be compared with what was written.
PRINT = {
    ("TOKENS", Language.PYTHON): "print(N, new_, X, ratio, label, A, C, P, B, G, S, W, I, D, T, F, E, R, sep='|')",
    (
        "TOKENS",
        Language.CPP,
    ): 'cout << X << " " << A.back() << " " << E.back()[2] << " " << G[0] << " " << R[0][1] << endl;',
    (
        "TOKENS",
        Language.JAVA,
    ): 'System.out.println(X + " " + A[N - 1] + " " + E[N - 2][2] + " " + G[0] + " " + R[0][1]);',
    (
        "LINES",
        Language.CPP,
    ): 'cout << S << "|" << W[N - 1] << "|" << Q[N - 1][0] << "|" << C[N - 1] << "|" << U << endl;',
    ("LINES", Language.JAVA): (
        'System.out.println(S + "|" + W[N - 1] + "|" + Q[N - 1][0] + "|" + C[N - 1] + "|" + U);'
    ),
    ("LINES", Language.PYTHON): "print(S, W[-1], Q[-1][0], C[-1], U, sep='|')",
    ("CASES", Language.CPP): 'cout << S << "|" << A[N - 1] << endl;',
    ("CASES", Language.JAVA): 'System.out.println(S + "|" + A[N - 1]);',
    ("CASES", Language.PYTHON): "print(S, A[-1], sep='|')",
}


def expected(name, text):
    """Say what the printing `solve` of C++, Java and (but for TOKENS) Python must write."""
    values = parse(FORMATS[name], text)
    if name == "TOKENS":
        return f"{values['X']} {values['A'][-1]} {values['E'][-1][2]} {values['G'][0]} {values['R'][0][1]}\n"
    if name == "LINES":
        shown = values["S"], values["W"][-1], values["Q"][-1][0], values["C"][-1], values["U"]
        return "|".join(map(str, shown)) + "\n"
    return "".join(f"{case['S']}|{case['A'][-1]}\n" for case in values["cases"])


FORMATS = {"TOKENS": TOKENS, "LINES": LINES, "CASES": CASES}


def command(language, source, folder):
    """Compile where the language asks for it and return how to run the program."""
    if language is Language.PYTHON:
        (folder / "main.py").write_text(source, encoding="utf-8")
        return [sys.executable, "-I", str(folder / "main.py")]
    if language is Language.CPP:
        (folder / "main.cpp").write_text(source, encoding="utf-8")
        subprocess.run(["g++", "-std=c++20", "-Wall", "-Wno-unused", "main.cpp", "-o", "main"], cwd=folder, check=True)  # noqa: S607
        return [str(folder / "main")]
    (folder / "Main.java").write_text(source, encoding="utf-8")
    subprocess.run(["javac", "-encoding", "UTF-8", "Main.java"], cwd=folder, check=True)  # noqa: S607
    return ["java", "-cp", str(folder), "Main"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", FORMATS)
def test_starter_code_compiles_and_reads_the_input(name, language, tmp_path):
    """The untouched starter runs; with a `solve` that prints, it shows what stands in the input."""
    tool = {Language.CPP: "g++", Language.JAVA: "javac"}.get(language)
    if tool and not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    source = starter_code(FORMATS[name], language)
    comment = "# " if language is Language.PYTHON else "// "
    assert comment + HINT in source
    program = command(language, source.replace(comment + HINT, PRINT[name, language]), tmp_path)
    for seed in range(4):
        text = generate(FORMATS[name], "random-small", seed)
        done = subprocess.run(program, input=text, capture_output=True, text=True, check=True)
        if (name, language) == ("TOKENS", Language.PYTHON):
            assert len(done.stdout.split("|")) == 18
        else:
            assert done.stdout == expected(name, text)


def test_untouched_python_starter_writes_nothing(tmp_path):
    """An empty `solve` is a program that runs."""
    program = command(Language.PYTHON, starter_code(TOKENS, Language.PYTHON), tmp_path)
    text = generate(TOKENS, "maximum", 1)
    assert subprocess.run(program, input=text, capture_output=True, text=True, check=True).stdout == ""


def test_the_validator_program_answers_by_its_exit_code(tmp_path):
    """42 accepts without a word, 43 refuses and says where."""
    program = command(Language.PYTHON, validator_program(LINES), tmp_path)
    good = generate(LINES, "random-small", 1)
    bad = good.replace("\n", " \n", 1)
    accepted = subprocess.run(program, input=good, capture_output=True, text=True, check=False)
    refused = subprocess.run(program, input=bad, capture_output=True, text=True, check=False)
    assert (accepted.returncode, accepted.stderr) == (42, "")
    assert refused.returncode == 43
    fault = validate(LINES, bad)
    assert (
        refused.stderr
        == f"line {fault.line}, column {fault.column}: expected {fault.expected.en}, found {fault.found}\n"
    )
