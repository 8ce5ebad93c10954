"""Functions in processes over the Runtime API: our own runtime and the platform's."""

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from stage import play
from websockets.asyncio.client import connect

from local_gateway import Gateway, GatewayConfig, Processes, Program, Routes, ThrottledError, python_program
from local_gateway.function import Disturbance
from local_gateway.testing import ManualClock

FUNCTIONS = Path(__file__).parent / "functions"


def ours(name="echo.handler", variables=()):
    """Run a handler with the gateway's own runtime."""
    return python_program(name, FUNCTIONS, dict(variables))


def theirs(name="echo.handler"):
    """Run a handler with the platform's own runtime interface client."""
    return Program((sys.executable, "-m", "awslambdaric", name), {"_HANDLER": name}, str(FUNCTIONS))


@asynccontextmanager
async def function(program, **settings):
    """Run a function and close it."""
    processes = Processes(program, "f", **settings)
    try:
        yield processes
    finally:
        await processes.close()


async def ask(processes, **event):
    """Invoke with an event and read the answer."""
    answer = await processes.invoke(json.dumps(event).encode())
    return answer.error, json.loads(answer.payload)


@pytest.mark.parametrize("program", [ours(), theirs()], ids=["ours", "awslambdaric"])
class TestRuntimes:
    """What holds with either runtime."""

    def test_environment_is_reused(self, program):
        """Events one after another go to one process, which counts them."""

        async def scenario():
            async with function(program) as processes:
                first, second = [(await ask(processes, n=n))[1] for n in (1, 2)]
                assert (first["pid"], first["count"]) == (second["pid"], 1)
                assert second["count"] == 2
                assert second["event"] == {"n": 2}
                assert first["request_id"] != second["request_id"]
                assert 890_000 < first["remaining"] <= 900_000
                assert first["function_name"] == "f"

        play(scenario)

    def test_events_that_come_together_run_in_environments_of_their_own(self, program):
        """Two events at once are two processes; a third beyond the reserved concurrency is throttled."""

        async def scenario():
            async with function(program, concurrency=2) as processes:
                both = [processes.invoke(b'{"do":"sleep","seconds":0.2}') for _ in range(2)]
                with pytest.raises(ThrottledError):
                    await processes.invoke(b"{}")
                assert len({json.loads((await run).payload)["pid"] for run in both}) == 2
                assert (await ask(processes))[1]["count"] == 2

        play(scenario)

    def test_exception_is_reported_and_the_environment_kept(self, program):
        """A handler that raises is answered with its report, and the same process takes the next event."""

        async def scenario():
            async with function(program) as processes:
                error, report = await ask(processes, do="raise")
                assert error == "Unhandled"
                assert (report["errorType"], report["errorMessage"]) == ("ValueError", "on purpose")
                assert (await ask(processes))[1]["count"] == 2

        play(scenario)

    @pytest.mark.parametrize(("do", "how"), [("exit", "exit status"), ("kill", "signal: SIGKILL")])
    def test_crash_is_reported_and_the_environment_replaced(self, program, do, how):
        """A process that exits in the middle of an event is an error, and a fresh one takes the next."""

        async def scenario():
            async with function(program) as processes:
                error, report = await ask(processes, do=do)
                assert error == "Unhandled"
                assert report["errorType"] == "Runtime.ExitError"
                assert how in report["errorMessage"]
                assert (await ask(processes))[1]["count"] == 1

        play(scenario)

    def test_answer_that_is_no_json_is_an_error(self, program):
        """A handler whose answer cannot be JSON has failed."""

        async def scenario():
            async with function(program) as processes:
                error, report = await ask(processes, do="unserialisable")
                assert error == "Unhandled"
                assert "JSON serializable" in report["errorMessage"]

        play(scenario)

    def test_function_that_cannot_start_says_why(self, program):
        """An import that fails is the answer to the event, with the exception's own words."""
        broken = Program(
            tuple(part.replace("echo.handler", "broken.handler") for part in program.command),
            {**program.variables, "_HANDLER": "broken.handler"},
            program.folder,
        )

        async def scenario():
            async with function(broken) as processes:
                error, report = await ask(processes)
                assert error == "Unhandled"
                assert "cannot start" in report["errorMessage"]

        play(scenario)


def test_timeout_ends_the_process(tmp_path):
    """After its timeout a process is killed, the invoker is told, and the next event gets a fresh one."""
    clock = ManualClock()

    async def scenario():
        async with function(ours(), timeout=5, clock=clock) as processes:
            before = (await ask(processes))[1]
            sleeping = tmp_path / "sleeping"
            run = processes.invoke(json.dumps({"do": "sleep", "seconds": 60, "path": str(sleeping)}).encode())
            while not sleeping.exists():
                await asyncio.sleep(0.002)
            clock.advance(4.9)
            assert not run.done()
            clock.advance(0.1)
            answer = await run
            assert answer.error == "Unhandled"
            assert b"Task timed out after 5.00 seconds" in answer.payload
            after = (await ask(processes))[1]
            assert after["pid"] != before["pid"]
            assert after["count"] == 1

    play(scenario)


def test_closing_leaves_no_task_behind():
    """The question of a runtime that waits for its next event is dropped with its environment."""

    async def scenario():
        before = asyncio.all_tasks()
        async with function(ours()) as processes:
            await ask(processes)
        while waiting := asyncio.all_tasks() - before:  # the test's own timeout is the limit
            await asyncio.wait(waiting)

    play(scenario)


def test_what_a_handler_left_running_stands_still_between_events(tmp_path):
    """The process is frozen once it has answered: a thread that it left behind makes no step until the next event."""
    ticks = tmp_path / "ticks"

    async def scenario():
        async with function(ours()) as processes:
            await ask(processes, do="background", path=str(ticks))
            frozen = ticks.read_text()
            await asyncio.sleep(0.05)
            assert ticks.read_text() == frozen
            await ask(processes, do="sleep", seconds=0.05)
            assert len(ticks.read_text()) > len(frozen)

    play(scenario)


def test_process_sees_only_what_it_is_given():
    """No variable of the gateway's own process reaches a function."""

    async def scenario():
        async with function(ours(variables={"GREETING": "hello"})) as processes:
            variables = (await ask(processes))[1]["variables"]
            assert "GREETING" in variables
            assert not {"PATH", "HOME", "PYTEST_CURRENT_TEST"} & set(variables)

    play(scenario)


def test_runtime_that_never_asks_is_started_once_more_and_given_up():
    """A process that does not come to the Runtime API is started again, and then the event fails."""
    clock = ManualClock()
    silent = Program((sys.executable, "-c", "import time; time.sleep(60)"))

    async def scenario():
        async with function(silent, timeout=5, clock=clock) as processes:
            run = processes.invoke(b"{}")
            for seconds in (10, 5):
                while not clock.pending:
                    await asyncio.sleep(0.002)
                clock.advance(seconds)
            assert b"did not start" in (await run).payload

    play(scenario)


def test_command_that_does_not_exist_is_the_answer():
    """A wrong entry point fails the event and says which."""

    async def scenario():
        async with function(Program(("/no/such/runtime",))) as processes:
            error, report = await ask(processes)
            assert error == "Unhandled"
            assert report["errorType"] == "Runtime.InvalidEntrypoint"
            assert "/no/such/runtime" in report["errorMessage"]

    play(scenario)


def test_idle_environment_is_ended_after_a_while():
    """An environment that nobody needs for five minutes is ended; the next event gets a fresh one."""
    clock = ManualClock()

    async def scenario():
        async with function(ours(), clock=clock) as processes:
            first = (await ask(processes))[1]["pid"]
            clock.advance(299)
            second = (await ask(processes))[1]["pid"]
            clock.advance(300)
            assert second == first != (await ask(processes))[1]["pid"]

    play(scenario)


def test_gateway_runs_its_routes_in_processes():
    """A route's function in a process answers a client like one in the gateway's own."""

    async def scenario():
        routes = Routes.of(["$connect", "ping"], two_way=["ping"])
        processes = Processes(ours("echo.connected"), "f")
        config = GatewayConfig(routes=routes, function="f", port=0)
        async with Gateway(config, {"f": processes}) as gateway, connect(gateway.url) as socket:
            await socket.send('{"action":"ping"}')
            assert json.loads(await socket.recv())["route"] == "ping"

    play(scenario)


def test_killed_process_is_a_crash_and_is_replaced(tmp_path):
    """A run that is killed in its middle is reported as a crash, and a fresh process takes the next event."""
    sleeping = tmp_path / "sleeping"

    async def scenario():
        clock = ManualClock()
        async with function(ours(), clock=clock) as processes:
            before = (await ask(processes))[1]["pid"]
            event = json.dumps({"do": "sleep", "seconds": 60, "path": str(sleeping)}).encode()
            run = processes.invoke(event, Disturbance(kill=True, seconds=3))
            while not sleeping.exists():
                await asyncio.sleep(0.002)
            clock.advance(3)
            answer = await run
            assert answer.error == "Unhandled"
            assert "signal: SIGKILL" in json.loads(answer.payload)["errorMessage"]
            assert (await ask(processes))[1]["pid"] != before

    play(scenario)


def test_frozen_process_goes_on_where_it_stopped():
    """A run that is frozen for a while answers after it, from the same process."""

    async def scenario():
        clock = ManualClock()
        async with function(ours(), clock=clock) as processes:
            before = (await ask(processes))[1]["pid"]
            timers = clock.pending
            run = processes.invoke(b"{}", Disturbance(kill=False, seconds=3))
            while clock.pending < timers + 1:
                await asyncio.sleep(0.002)
            await asyncio.sleep(0.05)
            assert not run.done()
            clock.advance(3)
            assert json.loads((await run).payload)["pid"] == before

    play(scenario)
