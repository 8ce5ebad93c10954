"""Reading packages as others write them: flags, expectations, programs of several files, and damage."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from alpaco.errors import PackageError
from alpaco.packaging import Package, read_package
from alpaco.packaging.submissions import matches
from alpaco.problem.program import Language, Role
from problems.foreign import DRAFT, LEGACY, REALS

VERSIONS = {"legacy", "2023-07", "2023-07-draft", "2025-09"}


def read(package: dict[str, str], **changes: str | None) -> Package:
    """Read a package with some files changed, or None for removed."""
    files = {**package, **changes}
    return read_package({path: text.encode() for path, text in files.items() if text is not None})


def keys(package: Package) -> set[tuple[str, str]]:
    """Return kind and place of every finding."""
    return {(finding.key, finding.path) for finding in package.findings}


@pytest.mark.parametrize("package", [LEGACY, REALS, DRAFT], ids=["legacy", "2025-09", "2023-07-draft"])
def test_sound_packages_have_no_finding(package: dict[str, str]) -> None:
    """Each version's own folders, keys and files are known."""
    assert keys(read(package)) == set()


def test_legacy_flags_are_joined_and_inherited() -> None:
    """The problem's flags come first, then the group's; a folder below takes over what it does not change."""
    package = read(
        LEGACY,
        **{
            "data/testdata.yaml": "output_validator_flags: a b\n",
            "data/secret/big/testdata.yaml": "output_validator_flags: c\n",
        },
    )
    flags = {test.name: (test.input_arguments, test.checker_arguments) for test in package.tests}
    assert flags == {
        "sample/1": ((), ("positive", "a", "b")),
        "secret/01": (("--most", "1000"), ("positive", "a", "b")),
        "secret/big/02": (("--most", "1000"), ("positive", "c")),
    }


def test_a_test_has_arguments_of_its_own_in_the_current_format() -> None:
    """`NAME.yaml` overlays `test_group.yaml`."""
    arguments = {test.name: test.checker_arguments for test in read(REALS).tests}
    assert arguments["secret/words"] == ("case_sensitive",)
    assert arguments["secret/z/most"] == ("float_tolerance", "1e-6")


def test_expectations() -> None:
    """Folders say what is expected, and `submissions.yaml` narrows it for what its globs match."""
    submissions = {submission.name: submission for submission in read(REALS).submissions}
    assert submissions["accepted/half.py"].model
    assert (submissions["accepted/half.py"].bound, submissions["accepted/half.py"].explicit) == ("lower", False)
    none = submissions["rejected/none.py"]
    assert (none.expected, none.required, none.bound) == ("RTE/TLE/WA", (), "")
    assert submissions["mixed/three.py"].explicit
    assert [e.tests for e in submissions["mixed/three.py"].expectations] == [None, "secret/z"]
    aims = {name: submission.aim for name, submission in submissions.items() if submission.aim}
    assert aims == {"accepted/half.py": "AC", "accepted/near.py": "AC", "brute_force/slow.py": "TLE"}
    rough = submissions["rejected/rough.py"]
    assert [sorted(e.required) for e in rough.expectations] == [["RTE", "TLE", "WA"], ["WA"], ["AC"]]


@pytest.mark.parametrize(
    ("rule", "expected", "required"),
    [
        ("permitted: [AC]", "AC", ()),
        ("permitted: [AC, RTE], required: [AC]", "AC/RTE", ("AC",)),
        ("required: [WA, TLE]", "AC/RTE/TLE/WA", ("TLE/WA",)),
        ("sample: {permitted: [AC]}", "AC/RTE/TLE/WA", ("RTE/TLE/WA",)),
    ],
)
def test_what_is_permitted_and_what_is_required_are_told_apart(
    rule: str, expected: str, required: tuple[str, ...]
) -> None:
    """Where every test counts, all permitted verdicts are expected, and fewer are required at least once."""
    folder = "rejected" if "sample" in rule else "mixed"
    path = f"submissions/{folder}/new.py"
    package = read(REALS, **{path: "", "submissions/submissions.yaml": f"{folder}/new.py: {{{rule}}}\n"})
    new = next(submission for submission in package.submissions if submission.name == f"{folder}/new.py")
    assert (new.expected, new.required) == (expected, required)


@pytest.mark.parametrize(
    ("value", "bound"), [("false", ""), ("lower", "lower"), ("upper", "upper"), ("maybe", "lower"), ("true", "lower")]
)
def test_what_bounds_the_limit_may_be_said(value: str, bound: str) -> None:
    """`use_for_time_limit: false` leaves a program out of the limit's rule; what is none of the three is a finding."""
    rules = f"accepted/half.py: {{use_for_time_limit: {value}}}\n"
    package = read(REALS, **{"submissions/submissions.yaml": rules})
    assert {s.name: s.bound for s in package.submissions}["accepted/half.py"] == bound
    assert (("bad-value", "submissions/submissions.yaml") in keys(package)) == (value in ("maybe", "true"))


def test_idle_globs_are_named() -> None:
    """Each glob that matches nothing is a finding with its text."""
    rules = "a/*: {permitted: [AC]}\nb: {permitted: [AC]}\naccepted/*: 3\n"
    findings = read(REALS, **{"submissions/submissions.yaml": rules}).findings
    idle = [finding.message.en for finding in findings if finding.key == "matches-nothing"]
    assert idle == ["a/*: matches no submission", "b: matches no submission"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a: [1,\nb: 2", "cannot be read as YAML: line 2, column 5: expected ',' or ']', but got '<stream end>'"),
        ("[" * 5000, "cannot be read as YAML: nested too deep"),
        ("a: &a 1\nb: *a", "cannot be read as YAML: aliases are not read"),
    ],
)
def test_the_place_in_a_broken_yaml_is_named(text: str, cause: str) -> None:
    """What a parser says is put as a place and a reason."""
    findings = read(REALS, **{"submissions/submissions.yaml": text}).findings
    assert next(f.message.en for f in findings if f.key == "bad-yaml") == cause


@pytest.mark.parametrize("limit", [".inf", ".nan", "-.inf", "0"])
def test_a_limit_that_is_no_number_is_not_stated(limit: str) -> None:
    """A time limit that is infinite, or no number at all, is an error, and the limit follows from the programs."""
    package = read(REALS, **{"problem.yaml": REALS["problem.yaml"].replace("1.0", limit)})
    assert package.limits.seconds is None
    assert {f.key for f in package.findings if f.severity == "error"} == {"bad-value"}


def test_validators_are_found_by_their_old_name() -> None:
    """`input_format_validators` are read as well, as problemtools does, and the new name is named."""
    old = {path.replace("input_validators", "input_format_validators"): text for path, text in LEGACY.items()}
    package = read(old)
    assert [sources.name for sources in package.validators] == ["input_format_validators/check.c"]
    assert [(f.path, f.severity, f.message.en) for f in package.findings] == [
        ("input_format_validators", "warning", "its name is now input_validators")
    ]


def test_a_checker_that_cannot_be_placed_is_not_forgotten() -> None:
    """Where a package asks for a checker and none is read, outputs must not be compared instead."""
    moved = {path.replace("output_validator/", "output_validators/"): text for path, text in DRAFT.items()}
    missing = {path: text for path, text in LEGACY.items() if not path.startswith("output_validators/")}
    unknown = {path.replace("output_validator/check.py", "output_validator/x/a.xyz"): t for path, t in DRAFT.items()}
    for package, key in ((moved, "renamed"), (missing, "no-checker"), (unknown, "unknown-language")):
        made = read(package)
        assert (made.custom, made.checker) == (True, None)
        assert key in {f.key for f in made.findings if f.severity == "error"}


@pytest.mark.parametrize(
    ("rules", "key"),
    [
        ("a/*: {permited: [AC]}\n", "unknown-key"),
        ("a/*: {permitted: [OK]}\n", "bad-value"),
        ("a/*: {permitted: [AC], required: [WA]}\n", "contradiction"),
        ("a/*: 3\n", "bad-value"),
        ("a/*: {model_solution: true}\n", "matches-nothing"),
        ("a: [\n", "bad-yaml"),
        ("- a\n", "not-a-map"),
    ],
)
def test_broken_expectations_are_found(rules: str, key: str) -> None:
    """Misspelt, contradicting and idle rules are findings at their file."""
    path = "submissions/submissions.yaml"
    assert (key, path) in keys(read(REALS, **{path: rules}))


@pytest.mark.parametrize(
    ("glob", "name", "expected"),
    [
        ("accepted/*.py", "accepted/a.py", True),
        ("accepted/*.py", "accepted/b/a.py", False),
        ("accepted/", "accepted/b/a.py", True),
        ("acc", "accepted/a.py", False),
        ("{accepted,other}/a*", "other/ab.cpp", True),
        ("*/a.c", "x/a.cpp", False),
        ("secret/group", "secret/group/01", True),
        ("a+", "a+", True),
        ("*a*b", "aabab", True),
        ("*a*b", "abba", False),
        ("*a" * 40 + "b", "a" * 200, False),
        ("{a, b}*/{c,d}", "bx/d", True),
    ],
)
def test_globs(glob: str, name: str, expected: bool) -> None:
    """`*` stays within a folder, braces choose, a folder covers what lies below it, all else is literal."""
    assert matches(glob, name) is expected


def program(package: Package, name: str) -> tuple[Language, str, str, list[str]]:
    """Return language, name, source and further files of a submission."""
    sources = next(s.sources for s in package.submissions if s.name == name)
    made = package.library.program(sources, Role.ACCEPTED)
    return made.language, made.name, made.source, [file.name for file in made.files]


def test_programs_of_several_files() -> None:
    """The main file is found among the program's own, `include` lies beside it, a Java class of any name is started."""
    package = read(LEGACY)
    assert program(package, "accepted/include_it.py")[1::2] == ("include_it.py", ["split_in_two.py"])
    assert program(package, "accepted/several")[1::2] == ("main.py", ["other.py", "split_in_two.py"])
    language, _, source, files = program(package, "accepted/Parts.java")
    assert (language, files, "Parts.main(a)" in source) == (Language.JAVA, ["Parts.java"], True)
    assert program(package, "accepted/half.c")[:2] == (Language.CPP, "half.c")
    assert package.checker is not None
    made = package.library.program(package.checker, Role.CHECKER)
    assert [made.name, *(file.name for file in made.files)] == ["say.cc", "validate.cc", "validate.h"]


def test_an_entry_point_may_be_named() -> None:
    """`entrypoint` in `submissions.yaml` beats every guess."""
    changes = {
        "submissions/submissions.yaml": "accepted/two: {entrypoint: start.py}\n",
        "submissions/accepted/two/main.py": "",
        "submissions/accepted/two/start.py": "import main\n",
    }
    assert program(read(REALS, **changes), "accepted/two")[1] == "start.py"


def test_constants_are_substituted() -> None:
    """In 2025-09 a constant's value stands in for its name, and a name that is none is a finding."""
    package = read(REALS)
    bounds = package.library.program(package.validators[0], Role.VALIDATOR)
    assert "<= 100 ?" in "".join(file.content for file in bounds.files)
    assert ("unknown-constant", "submissions/accepted/x.py") in keys(
        read(REALS, **{"submissions/accepted/x.py": "print({{least}})\n"})
    )


@pytest.mark.parametrize(
    ("name", "language"), [("a.kt", "Kotlin"), ("a.rs", "Rust"), ("a.go", "Go"), ("a.ctd", "checktestdata")]
)
def test_other_languages_are_known_by_name(name: str, language: str) -> None:
    """A language that we cannot run is no mistake of the package."""
    package = read(DRAFT, **{f"submissions/accepted/{name}": "?"})
    assert keys(package) == set()
    assert language in {submission.sources.language_name for submission in package.submissions}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"problem.yaml": DRAFT["problem.yaml"] + "type: [a]\n"}, ("bad-value", "problem.yaml")),
        ({"problem.yaml": DRAFT["problem.yaml"] + "limits: 3\n"}, ("bad-value", "problem.yaml")),
        ({"problem.yaml": DRAFT["problem.yaml"] + "limits: {memory: -1}\n"}, ("bad-value", "problem.yaml")),
        ({"problem.yaml": DRAFT["problem.yaml"] + "limits: {memry: 1}\n"}, ("unknown-key", "problem.yaml")),
        ({"problem.yaml": DRAFT["problem.yaml"].replace("uuid", "version")}, ("no-uuid", "problem.yaml")),
        ({"statement/problem.sv.md": "x"}, ("statement-languages", "problem.yaml")),
        ({"statement/problem.md": " "}, ("empty-statement", "statement/problem.md")),
        ({"data/sample/1.in": None}, ("no-input", "data/sample/1")),
        ({"problem.yaml": DRAFT["problem.yaml"] + "limits: {memory: 999999}\n"}, ("bad-value", "problem.yaml")),
        ({"data/testdata.yaml": "a: &a [x, x]\nb: [*a, *a]\n"}, ("bad-yaml", "data/testdata.yaml")),
        ({".timelimit": "nan"}, ("bad-value", ".timelimit")),
        ({"output_validator/more/x.py": "", "output_validator/other/x.py": "", "output_validator/check.py": None},
         ("several-checkers", "output_validator")),
    ],
)  # fmt: skip
def test_damage_is_named(changes: dict[str, str | None], key: tuple[str, str]) -> None:
    """Whatever stands in a configuration, reading goes on and names it."""
    assert key in keys(read(DRAFT, **changes))


@given(st.dictionaries(st.sampled_from(sorted({*DRAFT, *REALS, ".timelimit", "data/testdata.yaml"})), st.binary()))
def test_no_content_breaks_the_reader(changes: dict[str, bytes]) -> None:
    """Any bytes anywhere: findings, or a `PackageError` that says that it is no package."""
    files = {path: text.encode() for path, text in REALS.items()} | changes
    if _is_package(files["problem.yaml"]):
        package = read_package(files)
        for sources in (s.sources for s in package.submissions):
            package.library.program(sources, Role.ACCEPTED)
    else:
        with pytest.raises(PackageError, match=r"problem\.yaml"):
            read_package(files)


def _is_package(metadata: bytes) -> bool:
    try:
        data = yaml.safe_load(metadata.decode())
    except (yaml.YAMLError, ValueError):
        return False
    return data is None or (isinstance(data, dict) and data.get("problem_format_version", "legacy") in VERSIONS)
