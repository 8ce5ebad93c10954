"""YAML files of a package, read with everything unexpected as a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from alpaco.packaging.findings import Finding, found

__all__ = ["mapping", "number", "words"]

_LARGEST = 1 << 20


def mapping(files: Mapping[str, bytes], path: str, findings: list[Finding]) -> dict[str, Any]:
    """Return a file's mapping; empty where it is missing or empty, or where a finding says why."""
    content = files.get(path, b"")
    if len(content) > _LARGEST:
        findings.append(found(path, "too-large", megabytes=len(content) >> 20, most=_LARGEST >> 20))
        return {}
    try:
        read = yaml.safe_load(content.decode())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        findings.append(found(path, "bad-yaml", cause=" ".join(str(error).split())[:300] or type(error).__name__))
        return {}
    if read is None:
        return {}
    if not isinstance(read, dict):
        findings.append(found(path, "not-a-map"))
        return {}
    return {str(name): value for name, value in read.items()}


def number(data: Mapping[str, Any], name: str, default: float, path: str, findings: list[Finding]) -> float:
    """Return a positive number, the default where it is missing or something else."""
    value = data.get(name, default)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e9:
        return float(value)
    findings.append(found(path, "bad-value", name=name, value=value, wanted="> 0"))
    return default


def words(value: object) -> tuple[str, ...]:
    """Return flags: words of a string, or the items of a list."""
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return tuple(str(value).split()) if value is not None else ()
