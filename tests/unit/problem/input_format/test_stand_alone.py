import ast
import io
from functools import cache

import pytest
from example_formats import FORMATS

from alpaco.problem.input_format import enumerate_small, generate, near_valid, validate, validator_program
from alpaco.problem.input_format.json_form import from_json


@cache
def loaded(name):
    """Load the program without running its main part; return a function that gives its finding."""
    namespace = {"__name__": "validator"}
    exec(compile(validator_program(FORMATS[name]), "validator.py", "exec"), namespace)  # noqa: S102

    def finding(text):
        try:
            namespace["read"](namespace["FORMAT"], text)
        except namespace["Fault"] as fault:
            return fault.line, fault.column, fault.expected[1], fault.found
        return None

    return finding


@pytest.mark.parametrize("name", FORMATS)
def test_the_program_agrees_with_the_validator_on_every_text(name):
    """Same verdict, same place, same words."""
    fmt, finding = FORMATS[name], loaded(name)
    texts = [generate(fmt, "random-small", seed) for seed in range(5)] + list(enumerate_small(fmt, 50))
    texts += [near.text for near in near_valid(fmt, 3)]
    for text in texts:
        fault = validate(fmt, text)
        assert finding(text) == (fault and (fault.line, fault.column, fault.expected.en, fault.found))


def test_the_program_tells_extremes_and_bounds(tmp_path, monkeypatch):
    """One line per single integer with constant bounds; other arguments are ignored, and none is needed."""
    fmt = from_json(
        """{"constants": {"MAX": 9}, "items": [
            {"kind": "line", "fields": [{"kind": "integer", "name": "N", "low": 1, "high": "MAX", "meaning": WORDS},
                                        {"kind": "integer", "name": "K", "low": 1, "high": "N", "meaning": WORDS}]},
            {"kind": "cases", "name": "T", "low": 1, "high": 3, "meaning": WORDS, "body": [
                {"kind": "line", "fields": [{"kind": "integer", "name": "Q", "low": 0, "high": 5, "meaning": WORDS}]},
                {"kind": "array", "name": "A", "length": 2, "low": 1, "high": 8, "meaning": WORDS},
                {"kind": "string", "name": "S", "minLength": 1, "maxLength": 3, "alphabet": "ab", "meaning": WORDS}]}
        ]}""".replace("WORDS", '{"ko": "수", "en": "number"}')
    )
    program = compile(validator_program(fmt), "validator.py", "exec")
    for arguments in ([], ["--other", "--constraints_file", str(tmp_path / "seen")]):
        monkeypatch.setattr("sys.argv", ["validator.py", *arguments])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"9 4\n2\n0\n1 5\nab\n4\n3 3\naba\n")))
        with pytest.raises(SystemExit) as ended:
            exec(program, {"__name__": "__main__"})  # noqa: S102
        assert ended.value.code == 42
    assert (tmp_path / "seen").read_text().splitlines() == [
        "LocationNotSupported:N N 0 1 9 9 1 9",
        "LocationNotSupported:T T 0 0 2 2 1 3",
        "LocationNotSupported:Q Q 1 0 0 4 0 5",
        "LocationNotSupported:A A 1 0 1 5 1 8",
        "LocationNotSupported:|S| |S| 0 1 2 3 1 3",
    ]


def test_the_program_needs_nothing_but_python():
    """It imports the standard library only and defines no name twice."""
    tree = ast.parse(validator_program(FORMATS["queries"]))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules == {"__future__", "collections.abc", "decimal", "itertools", "typing"}
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    names += [t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    assert {name for name in names if names.count(name) > 1} <= {"Scope", "Words"}
