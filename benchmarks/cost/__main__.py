"""`python benchmarks/cost`: what a generation costs, from a recorded run, and what binds first at three sizes.

Reads `recorded.json` (made by `record.py`) and `prices.py`, prints Markdown. What is assumed stands in `ASSUMED`.
"""

from __future__ import annotations

import json
import statistics
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]

from prices import DATE, PRICES  # noqa: E402

ASSUMED = {
    "worker_gb": 1.769,  # one whole virtual CPU
    "executor_gb": 1.769,
    "route_seconds": 0.05,
    "route_gb": 0.5,
    "routes": 3,  # $connect, generateProblem, $disconnect
    "connected_minutes": 5.0,
    "months_kept": 12.0,
    "scratch_days": 1.5,  # objects expire at the midnight after their first day
    "peak": 5.0,  # the busiest hour against the mean
}
DAYS = 30.4
SIZES = (10, 10_000, 1_000_000)
# (what, most per second or at once, of what, what to do)
QUOTAS = (
    ("Lambda concurrency, worker and executor", 1000, "workers", "ask for more; a million a day needs it weeks ahead"),
    (
        "Lambda scaling, 1,000 more per 10 s and function",
        100,
        "rate",
        "queue in front of the worker; the sweeper starts what was refused",
    ),
    ("posts and messages per second and account", 10_000, "messages", "ask for more; widen the 40 ms window"),
    (
        "new connections per second and account",
        500,
        "rate",
        "ask for more; clients keep one connection for several problems",
    ),
    ("write units per second on the partition of `unfinished`", 1000, "index", "spread `open` over several values"),
    ("write units per second and table, on demand", 40_000, "writes", "ask for more"),
    ("S3 PUT per second and prefix", 3500, "puts", "nothing: keys begin with a hash of the owner"),
)


def uses(recorded: list[dict[str, float]]) -> dict[str, float]:
    """Return what one generation uses, in the units of `PRICES`: medians of the recorded ones, and what is assumed."""
    median: dict[str, float] = {"gets": 0} | {
        name: statistics.median(run.get(name, 0) for run in recorded)
        for name in {name for run in recorded for name in run} - {"prompt", "ended"}
    }
    programs, own = median["program_cpu_seconds"], median["own_cpu_seconds"]
    route = ASSUMED["routes"] * ASSUMED["route_seconds"] * ASSUMED["route_gb"]
    return {
        # The worker waits while programs run, so their time is paid for on both sides.
        "gb_seconds": (own + programs) * ASSUMED["worker_gb"] + programs * ASSUMED["executor_gb"] + route,
        "invocations": ASSUMED["routes"] + 1 + median["sandbox_calls"],
        "messages": median["post_units"] + 1,
        "connection_minutes": ASSUMED["connected_minutes"],
        "writes": median["writes"],
        "reads": median["reads"],
        "puts": median["puts"],
        "gets": median["gets"] + 1,
        "stored_gb_months": (
            median["put_bytes"] * ASSUMED["months_kept"] + median["scratch_bytes"] * ASSUMED["scratch_days"] / DAYS
        )
        / (1 << 30),
        "nat_bytes": median["post_bytes"],
        "out_bytes": median["post_bytes"] + median["put_bytes"] / 3,  # one package of the three is downloaded
        "seconds": own + programs,
    }


def main() -> None:
    """Print the two tables."""
    recorded = json.loads((Path(__file__).parent / "recorded.json").read_text())
    runs = [run for run in recorded["generations"] if run["ended"] == "generation.completed"]
    used = uses(runs)
    costs = {name: used[name] * price.dollars for name, price in PRICES.items()}
    total = sum(costs.values())
    posts = sorted(int(run["posts"]) for run in runs)
    print(
        f"{len(runs)} of {len(recorded['generations'])} recorded generations completed ({recorded['date']});", end=" "
    )
    print(f"posts per generation: median {statistics.median(posts):.0f}, from {posts[0]} to {posts[-1]}.\n")
    print(f"| per generation | used | dollars | price ({DATE}) |\n|---|---:|---:|---|")
    for name, price in PRICES.items():
        print(f"| {price.unit} | {used[name]:,.6g} | {costs[name]:.7f} | {price.dollars:.3g}; {price.source} |")
    print(f"| **together** | | **{total:.5f}** | |\n")
    print("| problems a day | dollars a month | at the peak, per second | first three quotas, share used at the peak |")
    print("|---:|---:|---:|---|")
    for size in SIZES:
        rate = size / 86400 * ASSUMED["peak"]
        needs = {
            "rate": rate,
            "workers": 2 * rate * used["seconds"],
            "messages": rate * (used["messages"] + ASSUMED["routes"]),
            "index": 2 * rate,
            "writes": rate * used["writes"],
            "puts": rate * used["puts"],
        }
        shares = sorted(((needs[of] / most, what) for what, most, of, _ in QUOTAS), reverse=True)[:3]
        bound = "; ".join(f"{what}: {100 * share:.2g} %" for share, what in shares)
        print(f"| {size:,} | {total * size * DAYS:,.2f} | {rate:.4g} | {bound} |")
    print("\n| quota | default | what to do |\n|---|---:|---|")
    for what, most, _, cure in QUOTAS:
        print(f"| {what} | {most:,} | {cure} |")


if __name__ == "__main__":
    main()
