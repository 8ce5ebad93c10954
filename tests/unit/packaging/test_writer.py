"""Writing packages and reading them back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import yaml

from alpaco.errors import PackageError
from alpaco.packaging import PackageFormat, package_files, read_package, reread, short_name, zip_package
from alpaco.problem.problem import Problem
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.verdict import Verdict

ICPC_FORMATS = (PackageFormat.ICPC, PackageFormat.LEGACY)


@pytest.mark.parametrize("package_format", ICPC_FORMATS)
def test_round_trip(problem: Problem, package_format: PackageFormat) -> None:
    """A written package reads back as the problem, without a finding."""
    assert reread(problem, package_files(problem, package_format), package_format) == ()


@pytest.mark.parametrize("package_format", ICPC_FORMATS)
def test_unjudged_program_is_left_out(problem: Problem, package_format: PackageFormat) -> None:
    """A program whose language was not installed has no verdict, is not packed, and is not missed."""
    unjudged = Program("second.cpp", Language.CPP, Role.ACCEPTED, "int main() {}\n")
    candidate = replace(problem.candidate, programs=(*problem.candidate.programs, unjudged))
    files = package_files(replace(problem, candidate=candidate), package_format)
    assert not [path for path in files if path.endswith("second.cpp")]
    assert reread(replace(problem, candidate=candidate), files, package_format) == ()


@pytest.mark.parametrize("package_format", ICPC_FORMATS)
@pytest.mark.parametrize(
    ("path", "content", "place"),
    [
        ("data/secret/03-large.ans", b"3001\n", "data/secret/03-large"),
        ("data/secret/03-large.ans", None, "data/secret/03-large"),
        ("data/sample/01-sample.in", b"2\n1 3\n", "data/sample/01-sample"),
        ("submissions/accepted/reference.py", None, "submissions/accepted/reference.py"),
        ("input_validators/validate.py", None, "input_validators"),
        ("submissions/accepted/notes.txt", b"?", "submissions/accepted/notes.txt"),
        ("data/secret/04.in", b"1\n1\n", "data/secret/04"),
    ],
)
def test_damage_is_found(
    problem: Problem, package_format: PackageFormat, path: str, content: bytes | None, place: str
) -> None:
    """A changed, missing or foreign file is a finding that names its place."""
    files = dict(package_files(problem, package_format))
    if content is None:
        del files[path]
    else:
        files[path] = content
    assert place in {finding.path for finding in reread(problem, files, package_format)}


@pytest.mark.parametrize("package_format", ICPC_FORMATS)
def test_unknown_metadata_is_found(problem: Problem, package_format: PackageFormat) -> None:
    """A key that the format does not know is a finding."""
    files = dict(package_files(problem, package_format))
    files["problem.yaml"] += b"colour: red\n"
    assert "unknown key 'colour'" in {finding.message.en for finding in reread(problem, files, package_format)}


@pytest.mark.parametrize("content", [None, b"[]", b"a: [", b"problem_format_version: 1999\n", b"\xff\xfe"])
def test_unreadable_metadata_is_refused(problem: Problem, content: bytes | None) -> None:
    """Without a readable `problem.yaml` of a known version there is no package."""
    files = {k: v for k, v in package_files(problem, PackageFormat.ICPC).items() if k != "problem.yaml"}
    if content is not None:
        files["problem.yaml"] = content
    with pytest.raises(PackageError, match=r"problem\.yaml"):
        read_package(files)


@pytest.mark.parametrize("package_format", list(PackageFormat))
def test_same_problem_same_bytes(problem: Problem, package_format: PackageFormat) -> None:
    """Files and zip are reproducible, and every file lies below the package's folder."""
    files = package_files(problem, package_format)
    assert files == package_files(problem, package_format)
    archive = zip_package(files, short_name(problem))
    assert archive == zip_package(files, short_name(problem))
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert {n.removeprefix("sumsp1/"): opened.read(n) for n in opened.namelist()} == files


def test_unintended_constant_is_found(problem: Problem) -> None:
    """Double braces around a name would be replaced by a judge system, so they are a finding."""
    files = dict(package_files(problem, PackageFormat.ICPC))
    files["submissions/accepted/more.cpp"] = b"int a[1][1] = {{x}};\n"
    assert "submissions/accepted/more.cpp" in {f.path for f in reread(problem, files, PackageFormat.ICPC)}


def test_folders_follow_observed_verdicts(problem: Problem) -> None:
    """A program lies in the folder of the verdict that it got."""
    files = package_files(problem, PackageFormat.ICPC)
    places = {p.removeprefix("submissions/") for p in files if p.startswith("submissions/") and p.endswith(".py")}
    assert places == {
        "accepted/reference.py",
        "accepted/brute.py",
        "wrong_answer/first.py",
        "time_limit_exceeded/slow.py",
    }


@pytest.mark.parametrize(
    ("package_format", "folders"), [(PackageFormat.ICPC, {"brute_force"}), (PackageFormat.LEGACY, set())]
)
def test_a_brute_force_may_fail_in_several_ways(
    problem: Problem, package_format: PackageFormat, folders: set[str]
) -> None:
    """One that is too slow lies where running out of memory is as good; legacy knows no such folder."""
    slow = replace(problem, verdicts={**problem.verdicts, "brute.py": Verdict.TLE})
    files = package_files(slow, package_format)
    assert {path.split("/")[1] for path in files if path.endswith("brute.py")} == folders
    assert reread(slow, files, package_format) == ()


@pytest.mark.parametrize(
    ("package_format", "folders"), [(PackageFormat.ICPC, {"time_limit_exceeded"}), (PackageFormat.LEGACY, set())]
)
def test_whole_seconds_promise_nothing_of_a_wrong_program_that_was_too_slow(
    problem: Problem, package_format: PackageFormat, folders: set[str]
) -> None:
    """What ran out of a fraction of a second may end within a whole one, with its wrong answer."""
    slow = replace(problem, verdicts={**problem.verdicts, "first.py": Verdict.TLE})
    files = package_files(slow, package_format)
    assert {path.split("/")[1] for path in files if path.endswith("first.py")} == folders
    assert reread(slow, files, package_format) == ()


@pytest.mark.parametrize(
    ("fastest", "package_format", "folders"),
    [
        (3.0, PackageFormat.LEGACY, {"time_limit_exceeded"}),
        (1.4, PackageFormat.LEGACY, set()),
        (1.4, PackageFormat.ICPC, {"time_limit_exceeded"}),
    ],
)
def test_whole_seconds_promise_only_what_clearly_exceeds_them(
    problem: Problem, fastest: float, package_format: PackageFormat, folders: set[str]
) -> None:
    """A slow program is left out where it was not seen to need one and a half times the format's own limit."""
    slow = replace(problem, time_limit=replace(problem.time_limit, fastest_slow=fastest))
    files = package_files(slow, package_format)
    assert {path.split("/")[1] for path in files if path.endswith("slow.py")} == folders
    assert reread(slow, files, package_format) == ()


def test_names_by_language(problem: Problem) -> None:
    """The canonical format names the problem in both languages, legacy in one."""
    icpc = yaml.safe_load(package_files(problem, PackageFormat.ICPC)["problem.yaml"])
    legacy = yaml.safe_load(package_files(problem, PackageFormat.LEGACY)["problem.yaml"])
    assert icpc["name"] == {"ko": "더하기 & 합", "en": "Adding & sums"}
    assert legacy["name"] == "Adding & sums"
    assert icpc["limits"] == {"time_limit": 0.4, "time_resolution": 0.1, "memory": 256}


@pytest.mark.parametrize(("slowest", "limit"), [(0.2, 1), (0.5, 1), (0.51, 2), (1.4, 3)])
def test_legacy_limit_is_whole_seconds(problem: Problem, slowest: float, limit: int) -> None:
    """The legacy limit is the smallest whole number of seconds that is twice the slowest accepted time or more."""
    slower = replace(problem, time_limit=replace(problem.time_limit, slowest_accepted=slowest))
    assert package_files(slower, PackageFormat.LEGACY)[".timelimit"] == f"{limit}\n".encode()


def test_polygon_descriptor(problem: Problem) -> None:
    """The Polygon descriptor counts the tests, marks samples, tags solutions and gives limits in its units."""
    files = package_files(problem, PackageFormat.POLYGON)
    root = ElementTree.fromstring(files["problem.xml"])  # noqa: S314 - our own bytes
    assert root.findtext("judging/testset/time-limit") == "400"
    assert root.findtext("judging/testset/memory-limit") == str(256 * 2**20)
    assert [t.get("sample") for t in root.findall("judging/testset/tests/test")] == ["true", "true", None]
    assert {s.get("tag") for s in root.findall("assets/solutions/solution")} == {
        "main",
        "time-limit-exceeded-or-accepted",
        "wrong-answer",
        "time-limit-exceeded",
    }
    assert files["tests/03.a"] == b"3000\n"
    for source in root.iter("source"):
        assert source.get("path") in files


@pytest.mark.parametrize(
    ("tolerance", "arguments"),
    [(None, ["case_sensitive"]), (1e-6, ["case_sensitive", "float_tolerance", "1e-06"])],
)
def test_the_formats_validator_compares_as_we_do(
    problem: Problem, tolerance: float | None, arguments: list[str]
) -> None:
    """Case counts and so does the tolerance; by default the formats' own validator ignores case."""
    told = replace(problem, candidate=replace(problem.candidate, tolerance=tolerance))
    group = yaml.safe_load(package_files(told, PackageFormat.ICPC)["data/test_group.yaml"])
    legacy = yaml.safe_load(package_files(told, PackageFormat.LEGACY)["problem.yaml"])
    assert group == {"output_validator_args": arguments}
    assert legacy["validator_flags"] == " ".join(arguments)


def test_bounds_stand_in_the_input_section(problem: Problem) -> None:
    """In LaTeX the constraints come before the output, below the input: tools look for bounds there."""
    text = package_files(problem, PackageFormat.ICPC)["statement/problem.en.tex"].decode()
    headings = [line for line in text.splitlines() if "section*" in line]
    assert headings == ["\\section*{Input}", "\\subsection*{Constraints}", "\\section*{Output}"]
