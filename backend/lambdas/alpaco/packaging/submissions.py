"""The submissions of a package and what is expected of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from pathlib import PurePosixPath
from typing import Any

from alpaco.packaging.configuration import A_MAPPING, mapping
from alpaco.packaging.findings import Finding, found, warned
from alpaco.packaging.layout import FOLDERS, Version
from alpaco.packaging.sources import SourceSet, source_sets

__all__ = ["VERDICTS", "Expectation", "Submission", "package_submissions"]

VERDICTS = frozenset({"AC", "WA", "TLE", "RTE"})
_DEFAULTS = {
    "accepted": ("AC", "AC"),
    "rejected": ("AC WA TLE RTE", "WA TLE RTE"),
    "wrong_answer": ("AC WA", "WA"),
    "time_limit_exceeded": ("AC TLE", "TLE"),
    "run_time_error": ("AC RTE", "RTE"),
    "brute_force": ("AC TLE RTE", "TLE RTE"),
}
_LONGEST_GLOB, _MOST_CHOICES = 300, 100
_PATH = "submissions/submissions.yaml"
_KEYS = {"language", "entrypoint", "authors", "model_solution", "permitted", "required", "score", "message",
         "use_for_time_limit"}  # fmt: skip
_GROUPS = ("sample", "secret", "*")
_BOUNDS = {False: "", "lower": "lower", "upper": "upper"}


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the verdicts on the tests whose names match `tests` must be.

    All of them `permitted`, and at least one of them `required`.
    """

    permitted: frozenset[str]
    required: frozenset[str]
    tests: str | None = None

    def covers(self, test: str) -> bool:
        """Say whether it speaks of this test."""
        return self.tests is None or matches(self.tests, test)


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission by its path below `submissions`.

    `explicit` says that `submissions.yaml` speaks of it: then every test counts, not only the first that
    it fails. `bound` is `lower` where its time bounds the limit from below, `upper` from above.
    """

    name: str
    folder: str
    sources: SourceSet
    expectations: tuple[Expectation, ...]
    explicit: bool
    bound: str
    model: bool = False

    @property
    def expected(self) -> str:
        """The verdicts that a test may get, or all tests together where the first that it fails decides."""
        whole = [e.permitted if self.explicit else e.required for e in self._of_all_tests]
        return "/".join(sorted(frozenset.intersection(*whole) if whole else VERDICTS)) if self.expectations else "?"

    @property
    def required(self) -> tuple[str, ...]:
        """Where that is fewer: the verdicts of which at least one test must get one, for each rule."""
        permitted = self.expected.split("/")
        narrower = [[v for v in permitted if v in e.required] for e in self._of_all_tests if self.explicit]
        return tuple(dict.fromkeys("/".join(verdicts) for verdicts in narrower if verdicts != permitted))

    @property
    def aim(self) -> str:
        """`AC` for what must be accepted, `TLE` for what must be too slow (or fail for it), else empty."""
        if self.expected == "AC":
            return "AC"
        needed = frozenset.intersection(VERDICTS, *(e.required for e in self._of_all_tests))
        return "TLE" if "TLE" in needed <= {"TLE", "RTE"} else ""

    @property
    def _of_all_tests(self) -> list[Expectation]:
        return [expectation for expectation in self.expectations if expectation.tests is None]


def package_submissions(
    files: Mapping[str, bytes], version: Version, findings: list[Finding]
) -> tuple[Submission, ...]:
    """Return the submissions in the order of their names."""
    rules = mapping(files, _PATH, findings) if version is not Version.LEGACY else {}
    _check_rules(rules, findings)
    submissions: list[Submission] = []
    used: set[str] = set()
    for sources in source_sets(files, "submissions", depth=2, findings=findings):
        name = sources.name.removeprefix("submissions/")
        folder = PurePosixPath(name).parts[0]
        own = {glob: rule for glob, rule in rules.items() if isinstance(rule, dict) and matches(glob, name)}
        used |= own.keys()
        if folder not in FOLDERS and not own:
            findings.append(found(sources.name, "unknown-folder", name=folder))
        submissions.append(_submission(name, folder, sources, list(own.values())))
    findings += [
        warned(_PATH, "matches-nothing", glob=glob)
        for glob, rule in rules.items()
        if isinstance(rule, dict) and glob not in used
    ]
    return tuple(submissions)


def matches(glob: str, name: str) -> bool:
    """Match a name as `submissions.yaml` means it: `*` within a folder, `{a,b}`, and everything below a folder."""
    return any(pattern.match(name) for pattern in _patterns(glob.removesuffix("/")))


@lru_cache(maxsize=1000)
def _patterns(glob: str) -> tuple[re.Pattern[str], ...]:
    """Return a pattern for each choice of the braces; none of them tries a place twice, however many stars."""
    parts = re.split(r"(\{[^{}]*\})", glob[:_LONGEST_GLOB])
    choices = [part[1:-1].split(",") if part.startswith("{") and part.endswith("}") else [part] for part in parts]
    patterns = []
    for choice in islice(product(*choices), _MOST_CHOICES):
        first, *rest = [re.escape(fixed) for fixed in "".join(word.strip() for word in choice).split("*")]
        between = "".join(f"(?>[^/]*?{fixed})" for fixed in rest[:-1])
        patterns.append(re.compile(f"{first}{between}{'[^/]*' + rest[-1] if rest else ''}(?:/|$)"))
    return tuple(patterns)


def _submission(name: str, folder: str, sources: SourceSet, rules: list[dict[str, Any]]) -> Submission:
    expectations = []
    if folder in _DEFAULTS:
        permitted, required = _DEFAULTS[folder]
        expectations.append(Expectation(frozenset(permitted.split()), frozenset(required.split())))
    explicit, entry = False, ""
    bound: str | None = None
    for rule in rules:
        entry = str(rule.get("entrypoint") or entry)
        explicit |= bool({"permitted", "required"} & rule.keys())
        bound = _stated_bound(rule, bound)
        scoped = [(test, inner) for test, inner in rule.items() if _is_group(test) and isinstance(inner, dict)]
        explicit |= bool(scoped)
        for test, inner in [(None, rule), *scoped]:
            if {"permitted", "required"} & inner.keys():
                permitted_now = _verdicts(inner.get("permitted")) or VERDICTS
                expectations.append(Expectation(permitted_now, _verdicts(inner.get("required")) or permitted_now, test))
    model = any(rule.get("model_solution") is True for rule in rules)
    return Submission(
        name=name,
        folder=folder,
        sources=sources.with_entry(entry),
        expectations=tuple(expectations),
        explicit=explicit,
        bound=_bound(expectations) if bound is None else bound,
        model=model,
    )


def _stated_bound(rule: Mapping[str, Any], otherwise: str | None) -> str | None:
    value = rule.get("use_for_time_limit")
    return _BOUNDS.get(value, otherwise) if isinstance(value, bool | str) else otherwise


def _bound(expectations: Iterable[Expectation]) -> str:
    whole = [expectation for expectation in expectations if expectation.tests is None]
    if whole and frozenset.intersection(*(e.permitted for e in whole)) == {"AC"}:
        return "lower"
    return "upper" if any(e.required == {"TLE"} for e in whole) else ""


def _check_rules(rules: Mapping[str, Any], findings: list[Finding]) -> None:
    for glob, rule in rules.items():
        if not isinstance(rule, dict):
            findings.append(found(_PATH, "bad-value", name=glob, value=rule, wanted=A_MAPPING))
            continue
        unknown = [name for name in rule if name not in _KEYS and not _is_group(name)]
        findings += [found(_PATH, "unknown-key", name=name) for name in unknown]
        if "use_for_time_limit" in rule and _stated_bound(rule, None) is None:
            value = rule["use_for_time_limit"]
            findings.append(
                found(_PATH, "bad-value", name="use_for_time_limit", value=value, wanted="false, lower, upper")
            )
        for inner in [rule, *(value for value in rule.values() if isinstance(value, dict))]:
            for key in ("permitted", "required"):
                if inner.get(key) is not None and not _verdicts(inner[key]):
                    findings.append(found(_PATH, "bad-value", name=key, value=inner[key], wanted="AC, WA, TLE, RTE"))
            extra = _verdicts(inner.get("required")) - (_verdicts(inner.get("permitted")) or VERDICTS)
            if extra:
                findings.append(found(_PATH, "contradiction", verdicts=", ".join(sorted(extra))))


def _is_group(name: object) -> bool:
    return isinstance(name, str) and any(name == group or name.startswith(f"{group}/") for group in _GROUPS)


def _verdicts(value: object) -> frozenset[str]:
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    read = frozenset(str(name) for name in names)
    return read if read <= VERDICTS else frozenset()
