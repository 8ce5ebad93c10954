"""The whole service in one process: real sockets, real sandbox, the handlers that AWS runs."""

from __future__ import annotations

import hashlib
import io
import json
import signal
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from alpaco.adapters.sqlite import SqliteStore
from alpaco.problem.generation import Key, State
from serving import ALPACO, Served, ask, events, hear, kinds, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One service for the tests that leave it as it was."""
    with serving(tmp_path_factory.mktemp("data")) as service:
        yield service


@pytest.mark.parametrize(
    ("prompt", "language", "topic"),
    [
        ("이분 탐색 보통 문제 만들어줘", "ko", "binary search"),
        ("an easy BFS problem on a grid", "en", "graph traversal"),
    ],
)
def test_a_problem_over_the_socket(served: Served, prompt: str, language: str, topic: str) -> None:
    """A prompt becomes accepted, stages, checks, statement, completed, numbered without a gap, and a package."""
    with served.connect() as socket:
        ask(socket, "generateProblem", prompt=prompt)
        log = list(events(socket))
        assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
        assert kinds(log)[0] == "generation.accepted"
        assert {"generation.stage", "generation.check", "statement.delta", "statement.done"} <= set(kinds(log))
        last = log[-1]
        assert last["type"] == "generation.completed", last
        assert (last["problem"]["topic"], last["problem"]["language"]) == (topic, language)
        assert last["problem"]["samples"]
        ask(socket, "getPackage", problemId=last["problemId"], format="icpc")
        package = hear(socket)
    status, _, data = served.get(package["url"].removeprefix(served.page.rstrip("/")))
    assert status == 200
    assert hashlib.sha256(data).hexdigest() == package["sha256"]
    assert any(name.endswith("problem.yaml") for name in zipfile.ZipFile(io.BytesIO(data)).namelist())


def test_a_killed_connection_misses_nothing(served: Served) -> None:
    """What a connection that died did not get comes in a new one: together exactly the log, each event once."""
    with served.connect() as socket:
        ask(socket, "generateProblem", topic="graph traversal", problemId="killed-connection", language="en")
        stream = events(socket)
        before = [next(stream) for _ in range(12)]
        socket.socket.close()
    with served.connect() as socket:
        ask(socket, "resumeGeneration", problemId="killed-connection", afterSeq=before[-1]["seq"])
        after = list(events(socket))
    with served.connect() as socket:
        ask(socket, "resumeGeneration", problemId="killed-connection", afterSeq=0)
        replayed = list(events(socket))
    assert before + after == replayed
    assert [event["seq"] for event in replayed] == list(range(1, len(replayed) + 1))


def test_a_killed_server_still_ends_every_generation(tmp_path: Path) -> None:
    """SIGKILL in the middle, start again on the same data: `alpaco connect` sees every event to the end, each once."""
    with ExitStack() as stack:
        service = stack.enter_context(serving(tmp_path))
        command = [ALPACO, "connect", service.url, "최단 경로 문제", "--json"]
        watching = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        assert watching.stdout is not None
        before = [json.loads(watching.stdout.readline()) for _ in range(8)]
        service.process.send_signal(signal.SIGKILL)
        service.process.wait()
        port = service.url.split(":")[2].split("/")[0]
        service = stack.enter_context(serving(tmp_path, "--port", port))
        after = [json.loads(line) for line in watching.stdout]
        assert watching.wait() == 0
        with service.connect() as socket:
            ask(socket, "resumeGeneration", problemId=before[0]["problemId"], afterSeq=0)
            log = list(events(socket))
    assert before + after == log
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
    assert log[-1]["type"] == "generation.completed", log[-1]


def test_cancel_is_honoured(served: Served) -> None:
    """A running generation ends with `generation.cancelled` when its owner asks."""
    with served.connect() as socket:
        ask(socket, "generateProblem", topic="data structures", problemId="unwanted", language="ko")
        log = []
        for event in events(socket):
            log.append(event)
            if event["seq"] == 3:
                ask(socket, "cancelGeneration", problemId="unwanted")
    assert log[-1]["type"] == "generation.cancelled"


@pytest.mark.parametrize(
    ("frame", "code", "param"),
    [
        ("", "INVALID_JSON", None),
        ("{", "INVALID_JSON", None),
        ('{"action":"fly"}', "UNKNOWN_ACTION", "action"),
        ('{"action":"generateProblem"}', "INVALID_REQUEST", "prompt"),
        ('{"action":"generateProblem","prompt":7}', "INVALID_REQUEST", "prompt"),
        ('{"action":"generateProblem","prompt":"문제","difficulty":"불가능"}', "INVALID_REQUEST", "difficulty"),
        ('{"action":"generateProblem","prompt":"x","problemId":"../../etc"}', "INVALID_REQUEST", "problemId"),
        ('{"action":"getProblem","problemId":"nobody"}', "NOT_FOUND", "problemId"),
    ],
)
def test_bad_frames_are_answered_and_nothing_ends(served: Served, frame: str, code: str, param: str | None) -> None:
    """Each bad frame gets its error object, and the connection goes on."""
    with served.connect() as socket:
        socket.send(frame)
        reply = hear(socket)
        assert (reply["type"], reply["error"]["code"], reply["error"].get("param")) == ("error", code, param)
        ask(socket, "ping")
        assert hear(socket)["type"] == "pong"


def test_page_and_what_it_loads(served: Served) -> None:
    """The page and every file that it names are there; nothing outside of its folder is."""
    status, _, page = served.get("/")
    assert status == 200
    assert b"main.js" in page
    for name in ("main.js", "style.css", "icon.svg", "messages.js", "view.js", "sheet.js", "markup.js", "words.js"):
        status, headers, _ = served.get(f"/{name}")
        assert (status, headers["x-content-type-options"]) == (200, "nosniff")
    for path in ("/../pyproject.toml", "/%2e%2e/pyproject.toml", "/artefacts/x?expires=9999999999&signature=0", "/no"):
        assert served.get(path)[0] in {403, 404}


def test_port_in_use_is_one_clear_line(served: Served, tmp_path: Path) -> None:
    """A second service on the same port is told so, with the cure."""
    port = served.url.split(":")[2].split("/")[0]
    command = [ALPACO, "serve", "--port", port, "--data", str(tmp_path), "--language", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"127.0.0.1:{port} is in use. Choose another --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    """SIGINT in the middle of a generation: exit code 0 and no stack trace, connections are told (1001)."""
    with serving(tmp_path) as service, service.connect() as socket:
        ask(socket, "generateProblem", topic="greedy", problemId="left-alone")
        assert hear(socket)["type"] == "generation.accepted"
        service.process.send_signal(signal.SIGINT)
        output, _ = service.process.communicate(timeout=30)
        while socket.protocol.close_code is None:
            try:
                socket.recv(timeout=10)
            except Exception:  # noqa: S112  the close is what is waited for
                continue
    assert service.process.returncode == 0, output
    assert "Traceback" not in output
    assert socket.protocol.close_code == 1001


def test_ctrl_c_hands_over(tmp_path: Path) -> None:
    """What was being made goes on when the service starts again, without a wait for a lease and without a crash."""
    with serving(tmp_path) as service, service.connect() as socket:
        ask(socket, "generateProblem", topic="graph theory", problemId="handed-over")
        while hear(socket)["type"] != "generation.check":
            continue
        service.process.send_signal(signal.SIGINT)
        service.process.communicate(timeout=30)
    with closing(SqliteStore(tmp_path / "alpaco.sqlite3")) as store:
        left = store.get(Key("local", "handed-over"))
    assert left is not None
    assert (left.state, left.lease_until, left.crashes) == (State.RUNNING, 0, 0)
    with serving(tmp_path) as service, service.connect() as socket:
        ask(socket, "resumeGeneration", problemId="handed-over")
        log = list(events(socket))
    assert log[-1]["type"] == "generation.completed", log[-1]
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))


def test_generate_is_the_same_without_a_server(tmp_path: Path) -> None:
    """`alpaco generate --json` prints the protocol's events and writes the package; export writes it again."""
    data = ["--data", str(tmp_path / "data")]
    made = tmp_path / "made"
    command = [ALPACO, "generate", "쉬운 격자 BFS 문제", "--seed", "7", "--json", "--out", str(made), *data]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout[-2000:]
    log = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
    assert log[-1]["type"] == "generation.completed"
    again = tmp_path / "again"
    command = [ALPACO, "export", log[0]["problemId"], "--format", "icpc", "--out", str(again), *data]
    subprocess.run(command, check=True, capture_output=True)
    files = {path.relative_to(made): path.read_bytes() for path in made.rglob("*") if path.is_file()}
    assert files
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}


def test_generate_fails_when_nothing_was_made(tmp_path: Path) -> None:
    """What cannot be served ends with a code that is not 0 and says what can."""
    command = [ALPACO, "generate", "문제", "--difficulty", "??", "--data", str(tmp_path), "--language", "ko"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "difficulty" in done.stderr
    assert "Traceback" not in done.stderr


def test_foreign_pages_cannot_connect(served: Served) -> None:
    """A browser on another site is refused at the handshake; the service's own page is not."""
    with pytest.raises(InvalidStatus) as refused:
        connect(served.url, origin="https://evil.example")
    assert refused.value.response.status_code == 403
    with connect(served.url, origin=served.page.rstrip("/")) as socket:
        ask(socket, "ping")
        assert hear(socket)["type"] == "pong"
