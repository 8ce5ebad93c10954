"""`alpaco verify` and `judge` over packages as others write them, in the real sandbox."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alpaco.adapters.package_folder import PackageFolder
from alpaco.judging.report import report_data
from alpaco.judging.verifying import verify_package
from alpaco.packaging.reader import read_package
from alpaco.problem.text import Locale
from alpaco.sandbox import open_sandbox
from problems.foreign import DRAFT, LEGACY, REALS, write
from serving import ALPACO


def alpaco(*words: str | Path) -> tuple[int, str]:
    """Run the command line in English; returns its exit code and everything that it said."""
    done = subprocess.run(
        [ALPACO, *words, "--language", "en"], capture_output=True, text=True, check=False, timeout=300
    )
    return done.returncode, done.stdout + done.stderr


Verified = Callable[[Path], dict[str, Any]]


@pytest.fixture(scope="module")
def verified() -> Iterator[Verified]:
    """Verify a package as the command does, but all of them in one sandbox; gives the report."""
    with open_sandbox() as sandbox:

        def verify(folder: Path) -> dict[str, Any]:
            files = PackageFolder(folder)
            read = read_package(files, files.findings)
            return report_data(verify_package(read, files, sandbox, folder.name, lambda *_: None), Locale.EN)

        yield verify


def verdicts(report: dict[str, Any]) -> dict[str, str]:
    """Return the verdicts by the programs' names."""
    return {row["name"]: row["verdict"] for row in report["submissions"]}


def kinds(report: dict[str, Any]) -> set[tuple[str, str]]:
    """Return kind and place of every finding."""
    return {(finding["kind"], finding["path"]) for finding in report["findings"]}


def test_legacy_with_programs_of_all_languages(tmp_path: Path, verified: Verified) -> None:
    """Every program is judged by the custom checker, except the one whose language is not installed."""
    report = verified(write(LEGACY, tmp_path / "two"))
    assert verdicts(report) == {
        "accepted/Kotlin.kt": None,
        "accepted/Parts.java": "AC",
        "accepted/half.c": "AC",
        "accepted/half.cpp": "AC",
        "accepted/plain.py": "AC",
        "accepted/several": "AC",
        "accepted/include_it.py": "AC",
        "run_time_error/crash.cpp": "RTE",
        "time_limit_exceeded/endless.py": "TLE",
        "wrong_answer/small.py": "WA",
        "wrong_answer/null.py": "WA",
    }
    assert kinds(report) == {("not-judged", "submissions/accepted/Kotlin.kt")}
    assert (report["ok"], report["notJudged"], report["errors"]) == (False, 1, 0)
    assert report["timeLimit"]["seconds"] == 1.0
    small = next(row for row in report["submissions"] if row["name"] == "wrong_answer/small.py")
    assert small["test"] == "secret/big/02"


def test_the_exit_code_and_the_table(tmp_path: Path) -> None:
    """Exit 0 for a sound package; what is not judged here fails it unless that is allowed; people get a table."""
    package = write(DRAFT, tmp_path / "echo")
    status, said = alpaco("verify", package)
    assert status == 0, said
    assert "wrong_answer/same.py" in said
    assert "echo: sound" in said
    assert "the input validators accept the tests and refuse broken input" in said
    write({"submissions/accepted/Echo.kt": "fun main() {}\n"}, package)
    status, said = alpaco("verify", package, "--json")
    assert (status, json.loads(said)["notJudged"]) == (1, 1)
    status, said = alpaco("verify", package, "--allow-not-judged")
    assert (status, "not all was judged" in said) == (0, True)


def test_current_format_with_expectations(tmp_path: Path, verified: Verified) -> None:
    """Tolerance, constants, flags of one test and expectations by globs are honoured."""
    report = verified(write(REALS, tmp_path / "half"))
    assert (report["ok"], report["findings"]) == (True, [])
    assert verdicts(report)["accepted/near.py"] == "AC"


def test_an_argument_that_the_default_checker_does_not_know_is_named(tmp_path: Path, verified: Verified) -> None:
    """A misspelt argument is an error where the tests are, with its text."""
    arguments = {"data/test_group.yaml": "output_validator_args: [loud]\n"}
    findings = verified(write(REALS, tmp_path / "half", **arguments))["findings"]
    said = next(finding for finding in findings if finding["kind"] == "bad-arguments")
    assert (said["path"], "'loud'" in said["message"]) == ("data", True)


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("submissions/accepted/bad.py", "print(7)\n", ("unexpected", "submissions/accepted/bad.py")),
        ("submissions/accepted/bad.cpp", "int main( {\n", ("compile", "submissions/accepted/bad.cpp")),
        ("submissions/wrong_answer/a.py", "print(input().upper())\n", ("unexpected", "submissions/wrong_answer/a.py")),
        ("submissions/accepted/Bad.java", "class {\n", ("compile", "submissions/accepted/Bad.java")),
        ("data/secret/2.in", "x\n", ("no-answer", "data/secret/2")),
        ("extras/x.txt", "?", ("unknown-place", "extras")),
        ("data/secret/1.in", "Again\n", ("validator-refuses", "data/secret/1.in")),
        ("data/secret/1.ans", b"\xff\n", ("not-utf8", "data/secret/1.ans")),
        ("input_validators/word/pattern.py", "import sys\nsys.exit(42)\n", ("validator-lax", "input_validators")),
        ("input_validators/word/pattern.py", "while True: pass\n", ("validator-broken", "input_validators/word")),
        ("input_validators/word/validate.py", "def\n", ("compile", "input_validators/word")),
        ("output_validator/check.py", "import sys\nsys.exit(42)\n", ("checker-lax", "output_validator")),
        ("output_validator/check.py", "while True: pass\n", ("checker-broken", "output_validator")),
        ("output_validator/check.py", "import sys\nsys.exit(0)\n", ("checker-broken", "output_validator")),
        ("output_validator/check.py",
         "import sys\nsys.exit(42 if int(sys.stdin.readline()) else 43)\n", ("checker-broken", "output_validator")),
        ("output_validator/check.py", "import sys\nsys.exit(43)\n", ("checker-refuses", "data/secret/1.ans")),
        ("submissions/accepted/notes.xyz", "?", ("unknown-language", "submissions/accepted/notes.xyz")),
        ("submissions/strange/x.py", "?", ("unknown-folder", "submissions/strange/x.py")),
        ("data/testdata.yaml", "a: [", ("bad-yaml", "data/testdata.yaml")),
        (".timelimit", "soon\n", ("bad-value", ".timelimit")),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found_at_its_place(
    tmp_path: Path, verified: Verified, path: str, content: str | bytes, expected: tuple[str, str]
) -> None:
    """One broken file in a sound package: a finding of the right kind names it, and the exit code tells."""
    quick = DRAFT["problem.yaml"] + "limits: {validation_time: 1}\n"
    report = verified(write(DRAFT, tmp_path / "echo", **{"problem.yaml": quick, path: content}))
    assert expected in kinds(report)
    warnings = {f["kind"] for f in report["findings"] if f["severity"] == "warning"}
    assert report["ok"] == (expected[0] in warnings)


def test_hostile_files(tmp_path: Path, verified: Verified) -> None:
    """Links out, pipes, huge and unreadable files are findings; nothing of them is read, nothing waits."""
    package = write(DRAFT, tmp_path / "echo")
    (package / "data/secret/out.in").symlink_to("/etc/passwd")
    (package / "data/secret/gone.in").symlink_to("nowhere")
    (package / "data/up").symlink_to(tmp_path)
    os.mkfifo(package / "data/secret/pipe.in")
    with (package / "data/secret/huge.in").open("wb") as huge:
        huge.truncate(1 << 30)
    report = verified(package)
    assert {
        ("link-outside", "data/secret/out.in"),
        ("unreadable", "data/secret/gone.in"),
        ("link-outside", "data/up"),
        ("not-regular", "data/secret/pipe.in"),
        ("too-large", "data/secret/huge.in"),
    } <= kinds(report)
    assert verdicts(report) == {"accepted/upper.py": "AC", "wrong_answer/same.py": "WA"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"problem.yaml": None}, "problem.yaml: is missing"),
        ({"problem.yaml": "problem_format_version: 3000\n"}, "not supported"),
        ({"problem.yaml": "- a\n"}, "must be a mapping"),
    ],
)
def test_what_is_no_package_is_said_in_a_line(tmp_path: Path, changes: dict[str, str | None], words: str) -> None:
    """Without a readable problem.yaml there is nothing to verify."""
    status, said = alpaco("verify", write(DRAFT, tmp_path / "echo", **changes))
    assert status == 1
    assert words in said
    assert len(said.splitlines()) == 1


def test_a_problem_yaml_that_is_not_read_is_not_missing(tmp_path: Path) -> None:
    """Too large a `problem.yaml` and one that leads out of the package are said to be that."""
    package = write(DRAFT, tmp_path / "echo", **{"problem.yaml": None})
    with (package / "problem.yaml").open("wb") as huge:
        huge.truncate(1 << 30)
    assert "problem.yaml: 1024 MiB; files of more than 100 MiB are not read" in alpaco("verify", package)[1]
    (package / "problem.yaml").unlink()
    (package / "problem.yaml").symlink_to("/etc/passwd")
    assert "problem.yaml: a symbolic link out of the package" in alpaco("judge", package, __file__)[1]


@pytest.mark.parametrize("folder", ["missing", "file"])
def test_what_is_no_folder_is_said_in_a_line(tmp_path: Path, folder: str) -> None:
    """The same for what is not there, or is a file."""
    (tmp_path / "file").write_text("")
    status, said = alpaco("verify", tmp_path / folder)
    assert (status, len(said.splitlines())) == (1, 1)


def test_an_empty_package_is_full_of_findings(tmp_path: Path, verified: Verified) -> None:
    """Missing folders are findings, not crashes."""
    (tmp_path / "problem.yaml").write_text("problem_format_version: 2025-09\nname: x\nuuid: 1\n")
    report = verified(tmp_path)
    assert {"no-secret", "no-statement", "no-accepted", "no-validator"} <= {kind for kind, _ in kinds(report)}


@pytest.mark.parametrize("kind", ["interactive", "multi-pass", "scoring"])
def test_other_kinds_of_problems_are_counted(tmp_path: Path, verified: Verified, kind: str) -> None:
    """What we cannot judge is said, and counted, and fails."""
    yaml = DRAFT["problem.yaml"] + f"type: {kind}\n"
    report = verified(write(DRAFT, tmp_path / "echo", **{"problem.yaml": yaml}))
    assert (report["ok"], report["notJudged"], report["type"]) == (False, 2, [kind])


def test_a_tight_limit_is_an_error(tmp_path: Path, verified: Verified) -> None:
    """A limit below what the rule asks for the slowest accepted program."""
    slow = "s = 0\nfor i in range(3_000_000):\n    s += i\nprint(input().upper())\n"
    package = write(DRAFT, tmp_path / "echo", **{"submissions/accepted/slow.py": slow, ".timelimit": "0.1\n"})
    report = verified(package)
    assert ("limit-tight", "problem.yaml") in kinds(report)


def checks(report: dict[str, Any]) -> dict[str, str]:
    """Return the states of the gates by their codes."""
    return {check["gate"]: check["state"] for check in report["checks"]}


def test_a_gate_that_looked_at_nothing_says_nothing(tmp_path: Path, verified: Verified) -> None:
    """Where there is no validator, no test, no slow program, the gate does not apply instead of having passed."""
    states = checks(verified(write(DRAFT, tmp_path / "echo")))
    assert states.pop("G7_SLOW") == "notApplicable"
    assert set(states.values()) == {"passed"}
    bare = {path: text for path, text in DRAFT.items() if path.startswith(("problem.yaml", "statement", "output_v"))}
    states = checks(verified(write(bare, tmp_path / "bare")))
    assert states.pop("G10_STATEMENT") == "passed"
    assert states.pop("G13_PACKAGE") == "failed"
    assert set(states.values()) == {"notApplicable"}


SLOW = "submissions/time_limit_exceeded"


def test_what_is_slow_by_the_wall_is_not_near_the_limit(tmp_path: Path, verified: Verified) -> None:
    """A program that sleeps is timed by the clock that stopped it."""
    sleeper = {f"{SLOW}/sleep.py": "import time\ntime.sleep(1000)\n", ".timelimit": "0.1\n"}
    report = verified(write(DRAFT, tmp_path / "echo", **sleeper))
    assert "limit-near" not in {kind for kind, _ in kinds(report)}
    assert report["timeLimit"]["fastestSlow"] > 1
    assert checks(report)["G7_SLOW"] == "passed"


def test_what_fails_otherwise_is_not_slow(tmp_path: Path, verified: Verified) -> None:
    """A slow program that breaks fails its own gate, and tells nothing of the limit."""
    report = verified(write(DRAFT, tmp_path / "echo", **{f"{SLOW}/crash.py": "1 / 0\n"}))
    assert kinds(report) == {("unexpected", f"{SLOW}/crash.py")}
    assert report["timeLimit"]["fastestSlow"] is None
    failed = {gate for gate, state in checks(report).items() if state == "failed"}
    assert failed == {"G7_SLOW"}


@pytest.mark.parametrize("moved", [True, False])
def test_without_its_checker_nothing_is_judged(tmp_path: Path, verified: Verified, *, moved: bool) -> None:
    """A package that asks for a checker that is not there, or elsewhere, is not judged by comparing outputs."""
    package = DRAFT if moved else LEGACY
    changes = {path: None for path in package if path.startswith("output_validator")}
    place = {"output_validators/check.py": DRAFT["output_validator/check.py"]} if moved else {}
    folder = write(package, tmp_path / "package", **changes, **place)
    report = verified(folder)
    assert set(verdicts(report).values()) == {None}
    assert ("renamed", "output_validators") in kinds(report) or ("no-checker", "output_validators") in kinds(report)
    status, said = alpaco("judge", folder, folder / "submissions/accepted")
    assert (status, "no output validator" in said) == (1, True)


RULES = """\
mixed/a.py: {permitted: [AC, RTE], required: [RTE]}
mixed/b.py: {permitted: [AC, RTE], required: [AC]}
mixed/c.py: {permitted: [AC, WA], sample: {permitted: [AC]}}
"""


def test_a_missed_expectation_is_told_as_it_was_meant(tmp_path: Path, verified: Verified) -> None:
    """What is permitted stands apart from what is required, and a group's expectation names the group."""
    breaks, right = "assert input() != 'again'\nprint('HELLO')\n", "print(input().upper())\n"
    programs = {"a": right, "b": breaks, "c": "print('AGAIN')\n"}
    changes = {f"submissions/mixed/{name}.py": text for name, text in programs.items()}
    report = verified(write(DRAFT, tmp_path / "echo", **changes, **{"submissions/submissions.yaml": RULES}))
    rows = {row["name"][6:]: row for row in report["submissions"] if row["name"].startswith("mixed/")}
    assert [(row["expected"], row["required"], row["holds"]) for row in rows.values()] == [
        ("AC/RTE", ["RTE"], False),
        ("AC/RTE", ["AC"], True),
        ("AC/WA", [], False),
    ]
    assert [finding["message"] for finding in report["findings"]] == [
        "expected AC/RTE, RTE at least once, got AC",
        "expected AC on sample, got WA (test sample/1)",
    ]


def test_why_a_program_is_not_judged(tmp_path: Path) -> None:
    """A strange folder is not worth points, an empty one has no suffix, and no test is named where none was run."""
    package = write(
        DRAFT, tmp_path / "echo", **{"submissions/partially_accepted/half.py": "", "submissions/x/y.py": ""}
    )
    said = alpaco("verify", package)[1]
    assert "submissions/x/y.py: not judged: nothing says what is expected of it" in said
    assert "submissions/partially_accepted/half.py: not judged: worth points" in said
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.py"
    broken.write_text("def\n")
    said = alpaco("judge", package, tmp_path / "empty", broken)[1]
    assert "empty: not judged · the folder holds no file that could be read" in said
    assert "broken.py: CE ·" in said
    assert "slowest" not in said


def test_how_a_checker_must_end_is_said(tmp_path: Path, verified: Verified) -> None:
    """Another exit code than 42 and 43 is told with them, and nothing is told as nothing."""
    broken = {"output_validator/check.py": "import sys\nsys.exit(0)\n"}
    silent = {"input_validators/word/pattern.py": "import sys\nsys.exit(43)\n"}
    report = verified(write(DRAFT, tmp_path / "echo", **broken, **silent))
    said = {finding["kind"]: finding["message"] for finding in report["findings"]}
    assert said["checker-broken"].endswith("it ended neither with 42 (accept) nor with 43 (reject): exit 0")
    assert said["validator-refuses"] == "input_validators/word refuses it"
    assert said["unexpected"].endswith("got JE (test sample/1): checker: exit 0")


def test_judge(tmp_path: Path) -> None:
    """Any program, of one file or several, gets a verdict per test; only all-accepted exits 0."""
    package = write(LEGACY, tmp_path / "two")
    right, wrong = package / "submissions/accepted", package / "submissions/wrong_answer"
    status, said = alpaco("judge", package, right / "several", right / "Parts.java", "--json")
    assert status == 0, said
    status, said = alpaco("judge", package, wrong / "small.py", right / "Kotlin.kt", "--json")
    small, kotlin = json.loads(said)["programs"]
    assert status == 1
    assert [test["verdict"] for test in small["tests"]] == ["AC", "AC", "WA"]
    assert (small["verdict"], kotlin["verdict"]) == ("WA", None)
    status, said = alpaco("judge", package, wrong / "small.py")
    assert (status, "secret/big/02" in said) == (1, True)
