"""YAML files of a package, read with everything unexpected as a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from alpaco.packaging.findings import Finding, found, warned

__all__ = ["Numbers", "mapping", "words"]

_LARGEST = 1 << 20


class _Loader(yaml.SafeLoader):
    """Knows no aliases: a small file could stand for a huge value."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
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
        findings.append(found(path, "bad-yaml", cause=" ".join(str(error).split())[:300] or type(error).__name__))
        return {}
    if read is None:
        return {}
    if not isinstance(read, dict):
        findings.append(found(path, "not-a-map"))
        return {}
    return {str(name): value for name, value in read.items()}


class Numbers:
    """Positive numbers of one mapping; whatever else stands there is a finding, and too large ones are cut."""

    def __init__(self, data: Mapping[str, Any], path: str, findings: list[Finding]) -> None:
        self._data = data
        self._path = path
        self._findings = findings

    def get(self, name: str, default: float, most: float) -> float:
        """Return the number of this name, the default where there is none, at most `most`."""
        value = self._data.get(name, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not value > 0:
            self._findings.append(found(self._path, "bad-value", name=name, value=value, wanted="> 0"))
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
