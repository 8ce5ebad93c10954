"""What an image lacks is found by running the import statements that its functions can reach."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from alpaco.entrypoints.complete import HANDLERS, find_failures

LAMBDAS = Path(__file__).parents[3] / "backend" / "lambdas"


@pytest.fixture
def task(tmp_path, monkeypatch):
    """Give a folder that modules are imported from, and forget them afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


def test_nothing_is_missing_here(task):
    """With the deploy units beside the package, as in the image, all can be imported."""
    shutil.copy(LAMBDAS / "problem-generator-streaming" / "lambda_function.py", task)
    shutil.copy(LAMBDAS / "code-executor" / "lambda_function.py", task / "code_executor.py")
    assert find_failures(HANDLERS) == {}


def test_import_inside_a_function_counts(task):
    """What would only fail in the middle of a generation fails here."""
    (task / "late.py").write_text("def handler():\n    import nowhere_to_be_found\n")
    assert find_failures(("late.handler",)) == {"late": "ModuleNotFoundError: No module named 'nowhere_to_be_found'"}


def test_package_is_followed_from_module_to_module(task, monkeypatch):
    """A module of ours that is only reached through another one is looked at, too; other packages' are not."""
    (task / "first.py").write_text("def handler():\n    from alpaco import testing\n    import alpaco.far_away\n")
    assert list(find_failures(("first.handler",))) == ["first"]


def test_handler_that_is_not_there_is_named(task):
    """A command that names no function, and one that names no module."""
    (task / "empty.py").write_text("")
    failures = find_failures(("empty.handler", "absent.handler"))
    assert failures["empty.handler"].startswith("AttributeError")
    assert failures["absent.handler"] == "ModuleNotFoundError: No module named 'absent'"


def test_code_that_breaks_when_imported_is_told_in_its_own_words(task):
    """As with a Python that is older than the code."""
    (task / "newer.py").write_text("handler = int | 'text'\n")
    assert find_failures(("newer.handler",))["newer.handler"].startswith("TypeError: unsupported operand")
