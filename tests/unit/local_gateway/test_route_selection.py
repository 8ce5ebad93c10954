"""The route that a message takes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_gateway import Routes

KEYS = ["$connect", "$disconnect", "$default", "ping"]
CONTRACT = Path(__file__).parents[3] / "contracts" / "routes.json"


@pytest.mark.parametrize(
    ("message", "route"),
    [
        ('{"action":"ping"}', "ping"),
        ('{"action":"other"}', "$default"),
        ('{"action":"$connect"}', "$default"),
        ('{"action":"$default"}', "$default"),
        ('{"action":1}', "$default"),
        ('{"action":["ping"]}', "$default"),
        ('["action"]', "$default"),
        ("{}", "$default"),
        ("no json", "$default"),
        ("", "$default"),
        ("[" * 100_000, "$default"),
        (b'{"action":"ping"}', "$default"),
    ],
)
def test_selection(message, route):
    """The key that the message names, if there is a route of that name; everything else is `$default`."""
    assert Routes.of(KEYS).select(message) == route


def test_without_default_there_may_be_no_route():
    """A message that names no route has none when there is no `$default`."""
    assert Routes.of(["ping"]).select("{}") is None


@pytest.mark.parametrize("selection", ["$request.body.a.b", "${request.body.a.b}"])
def test_selection_may_be_nested(selection):
    """Both spellings of the expression reach into the message."""
    routes = Routes.of(KEYS, selection=selection)
    assert routes.select('{"a":{"b":"ping"}}') == "ping"
    assert routes.select('{"a":"ping"}') == "$default"


@pytest.mark.parametrize("selection", ["", "$request.body", "$request.header.action", "request.body.action"])
def test_other_expressions_are_refused(selection):
    """An expression that the gateway cannot follow is named."""
    with pytest.raises(ValueError, match="routeSelectionExpression"):
        Routes.of(KEYS, selection=selection)


@pytest.mark.parametrize("two_way", [["pong"], ["$connect"], ["$disconnect"]])
def test_two_way_routes_must_be_able_to_answer(two_way):
    """A route response for a route that is not there, or whose message is none, is refused."""
    with pytest.raises(ValueError, match="routeResponses"):
        Routes.of(KEYS, two_way=two_way)


@given(st.text())
def test_no_message_breaks_the_selection(message):
    """Whatever a client sends, a route or none comes out."""
    assert Routes.of(KEYS).select(message) in ("$default", "ping")


def test_contract_is_read(tmp_path):
    """The service's own list of routes is one that the gateway can serve."""
    routes = Routes.read(CONTRACT)
    assert routes.keys == set(json.loads(CONTRACT.read_text())["routes"])
    assert routes.select('{"action":"generateProblem"}') == "generateProblem"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"routes":["a"]}',
        '{"routes":"abc","routeSelectionExpression":"$request.body.a"}',
        '{"routes":[1],"routeSelectionExpression":"$request.body.a"}',
    ],
)
def test_unreadable_list_is_named(tmp_path, content):
    """A file that is no list of routes is refused by name."""
    path = tmp_path / "routes.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"routes\.json"):
        Routes.read(path)
    with pytest.raises(ValueError, match=r"missing\.json"):
        Routes.read(tmp_path / "missing.json")
