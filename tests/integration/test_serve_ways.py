"""`alpaco serve` with its functions elsewhere than in its own process, and with faults."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from serving import ALPACO, ask, events, hear, serving


def test_a_problem_from_fresh_processes_with_faults(tmp_path: Path) -> None:
    """With its functions in processes of their own, and frames delivered twice, a problem is still made."""
    faults = tmp_path / "faults.json"
    faults.write_text('{"faults": [{"at": "post", "do": "duplicate", "count": 3}]}')
    data = tmp_path / "data"
    with serving(data, "--function", "process", "--faults", str(faults)) as service, service.connect() as socket:
        ask(socket, "generateProblem", topic="sorting", language="en")
        log = list(events(socket))
        numbers = [event["seq"] for event in log]
        assert len(numbers) - len(set(numbers)) == 3
        assert sorted(set(numbers)) == list(range(1, max(numbers) + 1))
        assert log[-1]["type"] == "generation.completed"
        status, _, told = service.get("/@faults")
        assert status == 200
        assert json.loads(told)["faults"][0]["struck"] == 3


def test_access_log_and_trace_tell_what_passes(tmp_path: Path) -> None:
    """`--trace` shows each event and frame, and a line for each access."""
    with serving(tmp_path, "--trace") as service:
        with service.connect() as socket:
            ask(socket, "ping", requestId="traced")
            assert hear(socket)["type"] == "pong"
        service.process.terminate()
        assert service.process.stdout is not None
        told = service.process.stdout.read()
    assert "MESSAGE" in told
    assert '"routeKey": "ping"' in told
    assert "traced" in told


def test_faults_and_images_that_cannot_be_had_are_named(tmp_path: Path) -> None:
    """A wrong way to run, a faults file that makes no sense and an image that is not there end in one sentence."""
    broken = tmp_path / "broken.json"
    broken.write_text('{"faults": [{"at": "post", "do": "kill"}]}')
    for arguments, words in (
        (("--function", "elsewhere"), "image:TAG"),
        (("--faults", str(broken)), "kill is impossible at post"),
        (("--function", "image:no/such:image"), "--function process|no/such:image"),
    ):
        command = (ALPACO, "serve", "--port", "0", "--data", str(tmp_path), "--language", "en", *arguments)
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode != 0
        assert any(word in done.stderr for word in words.split("|")), done.stderr
        assert "Traceback" not in done.stderr
