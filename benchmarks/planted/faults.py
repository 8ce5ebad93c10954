"""The planted faults: which problem, what is wrong, which gate must say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from changes import (
    Change,
    Checker,
    File,
    Finished,
    Generated,
    Harness,
    InPlaceOf,
    Limit,
    OwnTest,
    Samples,
    Shown,
    Source,
    Validator,
    Within,
    Without,
    Words,
)

from alpaco.problem.evidence import Gate
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty

__all__ = ["FAULTS", "PROBLEMS", "Fault"]

# Family of the catalogue: level and variant.
PROBLEMS: Mapping[str, tuple[Difficulty, str]] = {
    "sorted_queries": (Difficulty.MEDIUM, "sum-at-most"),
    "prefix_sums": (Difficulty.MEDIUM, "ranges-of-sum"),
    "trees": (Difficulty.EASY, "subtree-sums"),
    "strings": (Difficulty.MEDIUM, "count-windows"),
    "greedy": (Difficulty.EASY, "most-intervals"),
    "grid_bfs": (Difficulty.EASY, "regions"),
    "data_structures": (Difficulty.MEDIUM, "two-ended"),
    "weighted_paths": (Difficulty.MEDIUM, "via"),
    "kth_pairs": (Difficulty.HARD, "kth-sum"),
    "grid_paths": (Difficulty.EASY, "best-way"),
}


@dataclass(frozen=True)
class Fault:
    """One fault: in which problem, of which kind, the gate that must catch it, what is changed."""

    problem: str
    kind: str
    gate: Gate
    change: Change | Harness | Finished


_RIGHT = (Role.REFERENCE, Role.ACCEPTED)
_ALL = (Role.REFERENCE, Role.ACCEPTED, Role.BRUTE)
_WRONG_REFERENCES = {
    "sorted_queries": "wrong_strictly_less.py",
    "prefix_sums": "wrong_prefix_once.py",
    "trees": "wrong_without_self.py",
    "strings": "wrong_exactly.py",
    "greedy": "wrong_gap.py",
    "grid_bfs": "wrong_wraps.py",
    "data_structures": "wrong_total_with_gone.py",
    "weighted_paths": "wrong_one_way.py",
    "kth_pairs": "wrong_next_rank.py",
    "grid_paths": "wrong_outside_zero.py",
}
_OTHER_LANGUAGE = {
    "sorted_queries": ("upper_bound", "lower_bound"),
    "prefix_sums": ("long long prefix = 0, count = 0", "int prefix = 0, count = 0"),
    "trees": ("vector<long long> total", "vector<int> total"),
    "strings": ("long long answer = 0", "int answer = 0"),
    "greedy": ("start >= free", "start > free"),
    "grid_bfs": ("c + 1 < m", "c + 2 < m"),
    "data_structures": ("long long total = 0", "int total = 0"),
    "weighted_paths": ("near[v].push_back({u, w});", ""),
    "kth_pairs": ("count >= k", "count > k"),
    "grid_paths": ("max(best", "min(best"),
}
_CHECKERS = {
    "accepts anything": ("greedy", Gate.CHECKER, "import sys\nsys.exit(42)\n"),
    "rejects everything": ("grid_paths", Gate.REFERENCE, "import sys\nsys.exit(43)\n"),
    "accepts any number": (
        "grid_bfs",
        Gate.CHECKER,
        "import sys\nw = sys.stdin.buffer.read().decode(errors='replace').split()\n"
        "ok = w and all(t.lstrip('-').replace('.', '').isascii() and t.lstrip('-').replace('.', '').isdigit()"
        " and len(t) < 30 for t in w)\nsys.exit(42 if ok else 43)\n",
    ),
    "breaks on junk": (
        "trees",
        Gate.CHECKER,
        "import sys\nsys.exit(42 if list(map(int, sys.stdin.read().split())) == "
        "list(map(int, open(sys.argv[2]).read().split())) else 43)\n",
    ),
    "ends with another code": ("greedy", Gate.CHECKER, "import sys\nsys.exit(0)\n"),
    "looks at the first number only": (
        "trees",
        Gate.CHECKER,
        "import sys\nw = sys.stdin.buffer.read().split()\nsys.exit(42 if w[:1] == open(sys.argv[2], 'rb').read()"
        ".split()[:1] else 43)\n",
    ),
}

FAULTS: tuple[Fault, ...] = (
    *(
        Fault(problem, "wrong reference", Gate.REFERENCE, InPlaceOf(name, _RIGHT))
        for problem, name in _WRONG_REFERENCES.items()
    ),
    *(
        Fault(problem, "brute force shares the mistake", Gate.WRONG, InPlaceOf(_WRONG_REFERENCES[problem], _ALL))
        for problem in ("sorted_queries", "prefix_sums", "trees", "strings", "greedy", "grid_bfs", "grid_paths")
    ),
    *(
        Fault(problem, "language versions disagree", Gate.REFERENCE, Source("accepted.cpp", old, new))
        for problem, (old, new) in _OTHER_LANGUAGE.items()
    ),
    Fault("greedy", "wrong brute force", Gate.REFERENCE, InPlaceOf("wrong_shortest.py", (Role.BRUTE,))),
    Fault("grid_paths", "wrong brute force", Gate.REFERENCE, InPlaceOf("wrong_greedy.py", (Role.BRUTE,))),
    Fault(
        "strings",
        "reference fails on the largest",
        Gate.REFERENCE,
        Source("reference.py", "k = int(k)", "k = int(k)\n    assert len(text) < 200000"),
    ),
    Fault("trees", "program does not compile", Gate.REFERENCE, Source("accepted.cpp", "int main", "int mein(")),
    Fault("grid_bfs", "program does not compile", Gate.WRONG, Source("wrong_wraps.py", "import sys", "import (sys")),
    Fault("sorted_queries", "wrong program is right", Gate.WRONG, InPlaceOf("reference.py", (Role.WRONG,))),
    Fault("grid_bfs", "wrong program is right", Gate.WRONG, InPlaceOf("reference.py", (Role.WRONG,))),
    Fault("trees", "missing overflow test", Gate.WRONG, Within("A", -1000, 1000)),
    Fault("strings", "missing overflow test", Gate.WRONG, Within("S", 1, 2000)),
    Fault("weighted_paths", "missing overflow test", Gate.WRONG, Within("w", 1, 1000)),
    *(
        Fault(problem, "slow program passes", Gate.SLOW, InPlaceOf("reference.py", (Role.SLOW,)))
        for problem in ("sorted_queries", "prefix_sums", "greedy")
    ),
    Fault("prefix_sums", "slow program is wrong", Gate.SLOW, InPlaceOf("wrong_prefix_once.py", (Role.SLOW,))),
    Fault("strings", "no slow program", Gate.SLOW, Without(Role.SLOW)),
    *(
        Fault(problem, "brute force is enough", Gate.DIFFICULTY, InPlaceOf("reference.py", (Role.BRUTE,)))
        for problem in ("sorted_queries", "prefix_sums", "data_structures")
    ),
    *(
        Fault(problem, "limit too tight", Gate.TIME_LIMIT, Limit(0.4))
        for problem in ("sorted_queries", "prefix_sums", "strings")
    ),
    *(Fault(problem, "limit too loose", Gate.TIME_LIMIT, Limit(2.0)) for problem in ("sorted_queries", "strings")),
    *(
        Fault(problem, "no maximum test", Gate.TESTS, Generated("no maximum", []))
        for problem in ("sorted_queries", "trees", "greedy", "grid_paths")
    ),
    *(
        Fault(problem, "generator leaves the bounds", Gate.TESTS, Generated("too large", []))
        for problem in ("prefix_sums", "grid_bfs", "kth_pairs", "data_structures")
    ),
    Fault("trees", "generator breaks the format", Gate.TESTS, Generated("space at the end of a line", [])),
    Fault("kth_pairs", "generator breaks the format", Gate.TESTS, Generated("space at the end of a line", [])),
    Fault("greedy", "test occurs twice", Gate.TESTS, Generated("a test twice", [])),
    Fault("weighted_paths", "test occurs twice", Gate.TESTS, Generated("a test twice", [])),
    Fault("sorted_queries", "generator is not deterministic", Gate.TESTS, Generated("another each time", [])),
    Fault("grid_paths", "generator is not deterministic", Gate.TESTS, Generated("another each time", [])),
    Fault("data_structures", "own test is no input", Gate.TESTS, OwnTest("1\npush 3\n")),
    Fault("grid_bfs", "sample is no input", Gate.TESTS, Samples(("2 2\n..\n.\n",))),
    Fault("trees", "sample is no input", Gate.TESTS, Samples(("1 1\n5\n\n1\n",))),
    Fault("sorted_queries", "validator too lax", Gate.VALIDATOR, Validator('"high": 80000,', '"high": 80001,')),
    Fault("grid_paths", "validator too lax", Gate.VALIDATOR, Validator('"low": -1000,', '"low": -1001,')),
    Fault("greedy", "validator too lax", Gate.VALIDATOR, Validator('"strict": true', '"strict": false')),
    Fault("trees", "validator too strict", Gate.VALIDATOR, Validator('"low": 1,', '"low": 2,')),
    Fault(
        "strings",
        "validator too strict",
        Gate.VALIDATOR,
        Validator("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxy"),
    ),
    Fault("data_structures", "validator too strict", Gate.VALIDATOR, Validator('"tag": "max"', '"tag": "maximum"')),
    Fault(
        "prefix_sums",
        "statement bound disagrees",
        Gate.SPECIFICATION,
        Words("story", " ($1 \\le N \\le 1000$)", " ($1 \\le N \\le 1000$)"),
    ),
    Fault(
        "kth_pairs",
        "statement bound disagrees",
        Gate.SPECIFICATION,
        Words("story", " ($1 \\le M \\le 10^5$)", " ($1 \\le M \\le 10^5$)"),
    ),
    Fault(
        "weighted_paths",
        "statement bound disagrees",
        Gate.SPECIFICATION,
        Words("output", " ($1 \\le N \\le 8001$)", " ($1 \\le N \\le 8001$)"),
    ),
    Fault("greedy", "no brute force", Gate.SPECIFICATION, Without(Role.BRUTE)),
    Fault("trees", "no wrong program", Gate.SPECIFICATION, Without(Role.WRONG)),
    Fault("strings", "no sample", Gate.SPECIFICATION, Samples(())),
    Fault(
        "greedy",
        "Korean and English disagree",
        Gate.STATEMENT,
        Words("output", " 답을 1009로 나눈 나머지입니다.", " It is the remainder modulo 1007."),
    ),
    Fault(
        "kth_pairs",
        "Korean and English disagree",
        Gate.STATEMENT,
        Words("story", " 상자는 모두 17개입니다.", " There are some boxes."),
    ),
    Fault("trees", "Korean and English disagree", Gate.STATEMENT, Shown("constraints", "ko", "1", "7")),
    Fault("grid_bfs", "Korean and English disagree", Gate.STATEMENT, Shown("output", "en", "0 0", "0 7")),
    Fault("strings", "placeholder left", Gate.STATEMENT, Words("title", " {name}", " {name}")),
    Fault("data_structures", "placeholder left", Gate.STATEMENT, Words("story", " TODO", " TODO")),
    Fault("weighted_paths", "one language is missing", Gate.STATEMENT, Words("story", "", " 섬을 떠나세요.")),
    Fault(
        "grid_paths",
        "any answer promised, no checker",
        Gate.STATEMENT,
        Words("output", " 여럿이면 그중 아무거나 출력하세요.", " If there are several, print any of them."),
    ),
    Fault("grid_paths", "sample answer disagrees", Gate.STATEMENT, Shown("samples", "ko", "```\n\n###", "9```\n\n###")),
    Fault(
        "strings",
        "sample answer disagrees",
        Gate.STATEMENT,
        Shown("samples", "en", "Output 1\n\n```\n", "Output 1\n\n```\n1"),
    ),
    Fault("greedy", "section is missing", Gate.STATEMENT, Shown("input", "en", "", "")),
    *(Fault(problem, f"checker {kind}", gate, Checker(source)) for kind, (problem, gate, source) in _CHECKERS.items()),
    Fault("greedy", "package: answer differs", Gate.PACKAGE, File("data/secret/", "\n", "1\n")),
    Fault("trees", "package: limit differs", Gate.PACKAGE, File("problem.yaml", "time_limit: ", "time_limit: 1")),
    Fault("grid_bfs", "package: program missing", Gate.PACKAGE, File("submissions/accepted/reference.py", "", "")),
)
