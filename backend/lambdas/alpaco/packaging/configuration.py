"""YAML files of a package, read with everything unexpected as a finding."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import yaml

from alpaco.packaging.findings import Finding, found, warned
from alpaco.problem.text import Text

__all__ = ["A_MAPPING", "Numbers", "mapping", "words"]

A_MAPPING = Text("키와 값의 묶음", "a mapping")

_LARGEST = 1 << 20


class _AliasError(yaml.YAMLError):
    """An alias, which is not followed."""


class _Loader(yaml.SafeLoader):
    """Knows no aliases: a small file could stand for a huge value."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise _AliasError
        return super().compose_node(parent, index)


def mapping(files: Mapping[str, bytes], path: str, findings: list[Finding]) -> dict[str, Any]:
    """Return a file's mapping; empty where it is missing or empty, or where a finding says why."""
    content = files.get(path, b"")
    if len(content) > _LARGEST:
        findings.append(found(path, "too-large", megabytes=len(content) >> 20, most=_LARGEST >> 20))
        return {}
    try:
        read = yaml.load(content.decode(), _Loader)  # noqa: S506  a safe loader, made safer
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        findings.append(found(path, "bad-yaml", cause=_cause(error)))
        return {}
    if read is None:
        return {}
    if not isinstance(read, dict):
        findings.append(found(path, "not-a-map"))
        return {}
    return {str(name): value for name, value in read.items()}


def _cause(error: Exception) -> Text | str:
    if isinstance(error, RecursionError):
        return Text("너무 깊이 겹쳐 있습니다", "nested too deep")
    if isinstance(error, _AliasError):
        return Text("별칭(alias)은 읽지 않습니다", "aliases are not read")
    if isinstance(error, UnicodeDecodeError):
        return Text("UTF-8이 아닙니다", "is not UTF-8")
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        mark = error.problem_mark
        place = Text(f"{mark.line + 1}행 {mark.column + 1}열", f"line {mark.line + 1}, column {mark.column + 1}")
        return Text(f"{place.ko}: {error.problem}", f"{place.en}: {error.problem}")
    return " ".join(str(error).split())[:300] or type(error).__name__


class Numbers:
    """Positive numbers of one mapping; whatever else stands there is a finding, and too large ones are cut."""

    def __init__(self, data: Mapping[str, Any], path: str, findings: list[Finding]) -> None:
        self._data = data
        self._path = path
        self._findings = findings

    def get(self, name: str, default: float, most: float) -> float:
        """Return the number of this name, the default where there is none, at most `most`."""
        value = self._data.get(name, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < math.inf:
            wanted = f"> 0, ≤ {most:g}"
            self._findings.append(found(self._path, "bad-value", name=name, value=value, wanted=wanted))
            return default
        if value > most:
            self._findings.append(warned(self._path, "bad-value", name=name, value=value, wanted=f"≤ {most:g}"))
            return most
        return float(value)


def words(value: object) -> tuple[str, ...]:
    """Return flags: words of a string, or the items of a list."""
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return tuple(str(value).split()) if value is not None else ()
