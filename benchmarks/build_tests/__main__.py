"""`python benchmarks/build_tests`: suites for packages that have none, against wrong programs that they never saw.

The packages below `packages/` are no problems of the catalogue. `alpaco build-tests` sees an input format, the samples
and the accepted programs; then every other program of the package is judged on the suite. Prints which program is
rejected by which test; exit code 0 only where all are, and where the accepted ones are accepted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from alpaco.adapters.package_folder import PackageFolder
from alpaco.judging.bench import PackageBench
from alpaco.judging.building import Suite, blind, build_suite
from alpaco.judging.report import Row
from alpaco.judging.submissions import Judging
from alpaco.packaging.reader import read_package
from alpaco.ports import Workbench
from alpaco.problem.input_format import from_json
from alpaco.sandbox import open_sandbox

PACKAGES = Path(__file__).parent / "packages"


def quiet(*_: object) -> None:
    """Show no progress."""


def built(name: str, sandbox: Workbench, seed: int) -> Suite:
    """Build the suite of a package."""
    files = PackageFolder(PACKAGES / name)
    fmt = from_json((PACKAGES / f"{name}.json").read_bytes())
    with PackageBench(blind(read_package(files)), files, sandbox) as bench:
        return build_suite(bench, fmt, seed, quiet)


def judged(name: str, suite: Suite, sandbox: Workbench) -> tuple[Row, ...]:
    """Judge every program of the package on the suite instead of the package's own tests."""
    own = PackageFolder(PACKAGES / name)
    files: Mapping[str, bytes] = {path: own[path] for path in own if not path.startswith("data/")} | {
        f"data/{'sample' if test.sample else 'secret'}/{test.name}.{suffix}": text.encode()
        for test in suite.tests
        for suffix, text in (("in", test.input), ("ans", test.answer))
    }
    with PackageBench(read_package(files), files, sandbox) as bench:
        return Judging(bench, quiet).run(None)[0]


def report(name: str, seed: int, sandbox: Workbench) -> tuple[int, int]:
    """Build and judge; returns how many unseen programs are rejected, and of how many."""
    started = time.monotonic()
    suite = built(name, sandbox, seed)
    seconds = time.monotonic() - started
    rows = judged(name, suite, sandbox)
    unseen = [row for row in rows if not row.name.startswith("accepted/")]
    rejected = [row for row in unseen if row.verdict not in (None, "AC")]
    mutants = suite.mutants
    print(
        f"{name}: {len(suite.tests)} tests, {suite.found} found, {suite.dropped} dropped, {seconds:.0f} s; mutants: "
        f"{mutants.made} made, {mutants.killed} killed, {len(mutants.survivors)} survive; "
        f"unseen programs: {len(rejected)} of {len(unseen)} rejected",
        flush=True,
    )
    for finding in suite.findings:
        print(f"  {finding.path}: {finding.message.en}")
    for row in rows:
        good = row in rejected or (row not in unseen and row.verdict == "AC")
        mark = "" if good else "NOT REJECTED" if row in unseen else "NOT ACCEPTED"
        print(f"  {mark:12} {row.name:36} {row.verdict} {row.test or ''}")
    right = all(row.verdict == "AC" for row in rows if row not in unseen) and not suite.findings
    return len(rejected) if right else -1, len(unseen)


def main() -> int:
    """Build for all."""
    parser = argparse.ArgumentParser(prog="benchmarks/build_tests", description=__doc__)
    parser.add_argument("packages", nargs="*", help="names of packages [default: all]")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    names = arguments.packages or sorted(path.stem for path in PACKAGES.glob("*.json"))
    with open_sandbox() as sandbox:
        counts = [report(name, arguments.seed, sandbox) for name in names]
    rejected, unseen = sum(r for r, _ in counts), sum(n for _, n in counts)
    print(f"{rejected} of {unseen} unseen programs rejected, {len(names)} packages")
    return 0 if all(r == n for r, n in counts) else 1


if __name__ == "__main__":
    sys.exit(main())
