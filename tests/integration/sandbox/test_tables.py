"""Hostile programs stay in their box and honest ones pass: by this user, by one without rights, and as in Lambda."""

from __future__ import annotations

import pytest
from programs import Row, load
from services import Service

from alpaco.problem.program import Language

HOSTILE, HONEST = load("hostile"), load("honest")


def problems(service: Service, table: str, mode: str, *names: str) -> dict[str, list[str]]:
    """Run a table; return what was wrong with each program."""
    code, lines, errors = service.run("harness.py", table, mode, *names)
    assert code == 0, errors
    return {line["name"]: line["problems"] for line in lines[1:]}


def wrong(found: dict[str, list[str]], rows: list[Row]) -> dict[str, list[str]]:
    """Return the programs with problems, once all rows were tried."""
    missing = {row.name for row in rows if row.language is not Language.JAVA} - found.keys()
    assert not missing
    return {name: seen for name, seen in found.items() if seen}


def test_the_tables_are_long() -> None:
    """The table has at least fifty hostile programs, and names no program twice."""
    assert len(HOSTILE) >= 50
    names = [row.name for row in HOSTILE + HONEST]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", ["hostile", "honest"])
def test_without_rights_all_is_contained_and_all_honest_programs_pass(without_rights: Service, table: str) -> None:
    """A service of a user without rights, whose programs are the same user's: only the kernel's layers are between."""
    found = problems(without_rights, table, "strict")
    alone = problems(without_rights, table, "strict", *(row.name for row in load(table) if row.alone))
    assert wrong(found | alone, load(table)) == {}


def test_the_least_landlock_of_strict_mode_is_enough(without_rights: Service) -> None:
    """With Landlock 3, before it knew sockets, devices and signals, the quick attacks are contained as well."""
    rows = [row for row in HOSTILE if row.language is Language.PYTHON and row.causes == ("exited", "nonzero-exit")]
    found = problems(without_rights, "hostile", "strict:3", *(row.name for row in rows))
    assert len(rows) > 30
    assert wrong(found, rows) == {}


@pytest.mark.parametrize("table", ["hostile", "honest"])
def test_in_lambda_only_the_written_exceptions_happen(as_in_lambda: Service, table: str) -> None:
    """Under Lambda's restrictions every row holds or has its exception written down, and the exceptions are real."""
    rows = load(table)
    found = problems(as_in_lambda, table, "lambda-exec")
    broken = wrong(found, [row for row in rows if not row.alone])
    written = {row.name: row.in_lambda for row in rows if row.in_lambda and row.name in found}
    assert {name: seen for name, seen in broken.items() if name not in written} == {}
    assert [name for name, reason in written.items() if name not in broken and not reason.startswith("perhaps")] == []


def test_in_lambda_a_program_can_end_the_service(as_in_lambda: Service) -> None:
    """Without kernel layers a program of the same user can kill the service, which then says nothing at all."""
    for row in HOSTILE:
        if row.alone:
            code, lines, _ = as_in_lambda.run("harness.py", "hostile", "lambda-exec", row.name)
            assert (code, len(lines)) == (-9, 1)
