"""Which fault strikes when."""

import json

import pytest

from local_gateway.faults import Fault, Faults
from local_gateway.http import HttpRequest


def request(method, body=b""):
    """Make a request to the control endpoint."""
    return HttpRequest(method, "/@faults", "", {}, body)


def strikes(faults, times, at="post", subject="c"):
    """Tell which of a number of occasions a fault struck."""
    return [faults.pick(at, subject) is not None for _ in range(times)]


def test_after_and_count_bound_a_fault():
    """It skips the first occasions and then strikes so often."""
    assert strikes(Faults([Fault("post", "410", after=2, count=2)]), 6) == [False, False, True, True, False, False]


def test_match_and_place_narrow_a_fault():
    """A fault is for what it names, where it says."""
    faults = Faults([Fault("message", "drop", match="ping")])
    assert faults.pick("message", "ping") is not None
    assert faults.pick("message", "other") is None
    assert faults.pick("post", "ping") is None


def test_first_that_strikes_counts():
    """Of several, the first in order."""
    faults = Faults([Fault("post", "410", count=1), Fault("post", "429")])
    assert [faults.pick("post", "c").do for _ in range(3)] == ["410", "429", "429"]


def test_chance_is_repeatable():
    """The same seed gives the same strikes, about as many as the chance says."""
    rare = [Fault("post", "drop", chance=0.2)]
    first, second = (strikes(Faults(rare, seed=5), 1000) for _ in range(2))
    assert first == second
    assert 150 < sum(first) < 250


@pytest.mark.parametrize(
    "fault",
    [
        {"at": "post", "do": "kill"},
        {"at": "invoke", "do": "410"},
        {"at": "post", "do": "drop", "chance": 2},
        {"at": "post", "do": "drop", "seconds": -1},
        {"at": "nowhere", "do": "drop"},
        {"at": "post", "do": "drop", "often": True},
        {"at": "post"},
    ],
)
def test_impossible_faults_are_refused(tmp_path, fault):
    """A file with a fault that makes no sense is refused by name, and the control endpoint answers 400."""
    path = tmp_path / "faults.json"
    path.write_text(json.dumps({"faults": [fault]}))
    with pytest.raises(ValueError, match=r"faults\.json"):
        Faults.read(path)
    assert Faults().control(request("PUT", path.read_bytes())).status == 400


def test_file_is_read(tmp_path):
    """The format of the documentation is read."""
    path = tmp_path / "faults.json"
    path.write_text('{"seed": 7, "faults": [{"at": "invoke", "do": "kill", "match": "worker", "seconds": 3}]}')
    fault = Faults.read(path).pick("invoke", "worker")
    assert (fault.do, fault.wait) == ("kill", 3)


def test_control_endpoint_shows_replaces_and_ends_faults():
    """GET tells the tallies, PUT puts others in force, DELETE ends all."""
    faults = Faults([Fault("post", "410", count=1)])
    strikes(faults, 3)
    (told,) = json.loads(faults.control(request("GET")).body)["faults"]
    assert (told["do"], told["seen"], told["struck"]) == ("410", 3, 1)
    assert faults.control(request("PUT", b'{"faults":[{"at":"post","do":"429"}]}')).status == 200
    assert faults.pick("post", "c").do == "429"
    assert json.loads(faults.control(request("DELETE")).body) == {"faults": []}
    assert faults.pick("post", "c") is None
    assert faults.control(request("POST")).status == 405
