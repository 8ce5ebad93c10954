"""`alpaco build-tests`: suites from an input format and the accepted programs alone, in the real sandbox."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from problems.foreign import DRAFT, LEGACY, write
from serving import ALPACO

FORMAT = {
    "items": [
        {
            "kind": "line",
            "fields": [
                {"kind": "integer", "name": "N", "low": 2, "high": 1000, "meaning": {"ko": "수", "en": "number"}}
            ],
        }
    ]
}


SAMPLES = {path: text for path, text in LEGACY.items() if not path.startswith(("data/secret", "submissions/"))}
FLAGS = {"data/secret/testdata.yaml": LEGACY["data/secret/testdata.yaml"]}


def format_of(low: int, high: int) -> str:
    """Return the input format of one number."""
    data = json.loads(json.dumps(FORMAT))
    data["items"][0]["fields"][0] |= {"low": low, "high": high}
    return json.dumps(data)


def built(package: Path, fmt: str, out: Path) -> tuple[int, dict[str, Any]]:
    """Build a suite; returns the exit code and what was told."""
    place = package.with_suffix(".json")
    place.write_text(fmt)
    words = ("build-tests", package, "--input-format", place, "--out", out, "--json", "--language", "en")
    done = subprocess.run([ALPACO, *words], capture_output=True, text=True, check=False, timeout=300)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def inputs(folder: Path) -> dict[str, bytes]:
    """Return the inputs of a built suite by their names."""
    return {path.stem: path.read_bytes() for path in folder.rglob("*.in")}


def test_a_suite_is_built_blindly(tmp_path: Path) -> None:
    """Secret tests and other programs may be rubbish; the suite is the same bytes every time, and the package sound."""
    rubbish = {"data/secret/01.in": "x", "data/secret/01.ans": "y", "submissions/wrong_answer/null.py": "!"}
    package = write(LEGACY, tmp_path / "two", **rubbish)
    for folder in ("a", "b"):
        status, told = built(package, format_of(2, 1000), tmp_path / folder)
        assert status == 0, told
    assert told["mutants"]["made"] > 10
    assert told["mutants"]["survivors"] == []
    made = inputs(tmp_path / "a")
    assert made == inputs(tmp_path / "b")
    assert 30 <= len(made) <= 60
    assert {b"2\n", b"1000\n"} <= set(made.values())
    data = {f"data/{p.relative_to(tmp_path / 'a/data')}": p.read_bytes() for p in (tmp_path / "a").rglob("*.*")}
    programs = {path: LEGACY[path] for path in LEGACY if path.startswith("submissions/") and "Kotlin" not in path}
    sound = write({**SAMPLES, **FLAGS, **programs, **data}, tmp_path / "new")
    done = subprocess.run([ALPACO, "verify", sound, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "program",
    ["accepted/several", "accepted/half.cpp", "accepted/half.c", "accepted/Parts.java"],
)
def test_programs_of_any_language_are_mutated(tmp_path: Path, program: str) -> None:
    """A package may have no Python program of one file: its own program is what is mutated."""
    own = {path: text for path, text in LEGACY.items() if path.startswith(f"submissions/{program}")}
    status, told = built(write({**SAMPLES, **own}, tmp_path / "two"), format_of(2, 1000), tmp_path / "out")
    assert (status, told["programs"][0].startswith(program)) == (0, True), told
    assert told["mutants"]["made"] > 0
    assert told["mutants"]["survivors"] == []


def test_a_format_with_few_inputs_gives_all_of_them_and_says_so(tmp_path: Path) -> None:
    """Seven numbers are seven tests."""
    own = {"submissions/accepted/plain.py": LEGACY["submissions/accepted/plain.py"]}
    status, told = built(write({**SAMPLES, **own}, tmp_path / "two"), format_of(2, 8), tmp_path / "out")
    assert status == 0, told
    assert set(inputs(tmp_path / "out").values()) >= {f"{n}\n".encode() for n in range(2, 9)}
    assert [finding["kind"] for finding in told["findings"]] == ["few-inputs"]


def test_what_a_condition_forbids_is_said(tmp_path: Path) -> None:
    """A bound that no input can reach is named; no input at all is an error, and nothing is written."""
    own = {"submissions/accepted/plain.py": LEGACY["submissions/accepted/plain.py"]}
    package = write({**SAMPLES, **own}, tmp_path / "two")
    words = {"ko": "조건", "en": "a condition"}
    even = json.loads(format_of(2, 999)) | {"requires": [{"condition": "N % 2 == 0", "words": words}]}
    status, told = built(package, json.dumps(even), tmp_path / "out")
    assert status == 0
    assert [(f["kind"], "N=max" in f["message"]) for f in told["findings"]] == [("bounds-missed", True)]
    never = even | {"requires": [{"condition": "N * N % 7 == 3", "words": words}]}
    bare = write({"problem.yaml": "name: Twice\n", **own}, tmp_path / "bare")
    status, told = built(bare, json.dumps(never), tmp_path / "none")
    assert (status, [f["kind"] for f in told["findings"]]) == (1, ["no-inputs"])
    assert not (tmp_path / "none").exists()


def test_a_package_without_any_test_gets_its_first(tmp_path: Path) -> None:
    """A new package may have nothing but programs."""
    own = {"problem.yaml": "name: Twice\n", "submissions/accepted/twice.py": "print(2 * int(input()))\n"}
    status, told = built(write(own, tmp_path / "twice"), format_of(2, 1000), tmp_path / "out")
    assert (status, told["findings"]) == (0, [])
    assert 30 <= told["tests"] <= 60


def test_programs_that_disagree_are_findings(tmp_path: Path) -> None:
    """An accepted program that is wrong on a made input is named, and that test is not written."""
    wrong = "n = int(input())\nprint(1, min(n, 999) - 1)\n"
    package = write(LEGACY, tmp_path / "two", **{"submissions/accepted/wrong.py": wrong})
    status, told = built(package, format_of(2, 1000), tmp_path / "a")
    assert status == 1
    assert {f["path"] for f in told["findings"]} >= {"submissions/accepted/wrong.py"}
    assert b"1000\n" not in inputs(tmp_path / "a").values()


@pytest.mark.parametrize(
    ("path", "blamed", "verdict"),
    [
        ("submissions/accepted/a_loop.py", "submissions/accepted/a_loop.py", "TLE"),
        ("output_validator/check.py", "submissions/accepted/upper.py", "JE"),
    ],
)
def test_what_never_ends_is_given_up(tmp_path: Path, path: str, blamed: str, verdict: str) -> None:
    """An endless accepted program or checker is a finding; the others are not blamed, and nothing hangs."""
    quick = {"problem.yaml": DRAFT["problem.yaml"] + "limits: {validation_time: 1}\n", ".timelimit": "1\n"}
    package = write(DRAFT, tmp_path / "echo", **quick, **{path: "while True: pass\n"})
    word = {"kind": "string", "name": "S", "alphabet": "ehlo", "minLength": 1, "maxLength": 50}
    fmt = {"items": [word | {"meaning": {"ko": "낱말", "en": "a word"}}]}
    status, told = built(package, json.dumps(fmt), tmp_path / "out")
    assert (status, told["tests"]) == (1, 0)
    assert {f["path"] for f in told["findings"]} == {blamed}
    assert verdict in told["findings"][0]["message"]


def test_what_solves_nothing_and_passes_is_told(tmp_path: Path) -> None:
    """No suite can help a problem whose answer is always the same."""
    own = {"problem.yaml": "name: One\n", "submissions/accepted/one.py": "print(int(input()) // 10**6 + 1)\n"}
    status, told = built(write(own, tmp_path / "one"), format_of(2, 1000), tmp_path / "out")
    assert status == 0
    assert "idle" in {finding["kind"] for finding in told["findings"]}
