"""Clients that people use, each as it is: `wscat`, Node's `ws`, and a browser. `scripts/install-e2e` brings them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from stage import ALL, Recorder, running_aside

from local_gateway import HttpResponse, Routes

pytestmark = pytest.mark.e2e

TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e") / "node_modules"
ECHO = {"ping": lambda event: {"statusCode": 200, "body": event["body"]}}
TWO_WAY = Routes.of(ALL, two_way=["ping"])
NODE = """
const WebSocket = require("ws");
const [url, token] = process.argv.slice(1);
const seen = {};
const refused = new WebSocket(url.replace("/dev", "/prod"));
refused.on("error", () => {});
refused.on("unexpected-response", (request, response) => { seen.refused = response.statusCode; begin(); });
function begin() {
  const socket = new WebSocket(url, ["bearer", token]);
  socket.on("open", () => { seen.protocol = socket.protocol; socket.send(JSON.stringify({ action: "ping" })); });
  socket.on("message", (data, binary) => {
    if (!seen.text) { seen.text = data.toString(); socket.send("x".repeat(33000)); }
  });
  socket.on("close", (code) => { seen.code = code; console.log(JSON.stringify(seen)); });
}
"""
PAGE = """<!doctype html><title>page</title><script>
const seen = [];
const socket = new WebSocket(location.href.replace("http", "ws") + "dev?lang=ko", ["bearer", "token"]);
socket.onopen = () => { seen.push("open " + socket.protocol); socket.send('{"action":"ping","text":"가나다"}'); };
socket.onmessage = (event) => {
  seen.push(event.data);
  socket.send(new Uint8Array([0, 255]));
  socket.close(4001, "done");
};
socket.onclose = (event) => { seen.push("close " + event.code); document.title = "over"; };
</script>"""


def subprotocol(_):
    """Choose the sub-protocol that the client offered first."""
    return {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "bearer"}}


def wscat(*arguments):
    """Run `wscat` as in a terminal, its input open, and return what it prints until it ends by itself."""
    command = shutil.which("wscat", path=f"{TOOLS / '.bin'}:{os.environ['PATH']}")
    assert command, "scripts/install-e2e installs wscat"
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen((command, *arguments), text=True, **streams) as process:
        process.wait(30)
        return process.stdout.read()


def test_wscat():
    """`wscat` connects, sends and shows what comes back."""
    with running_aside(Recorder(ECHO), routes=TWO_WAY) as gateway:
        assert '{"action":"ping"}' in wscat("-c", gateway.url, "-w", "1", "-x", '{"action":"ping"}')


def test_wscat_is_told_why_it_may_not_connect():
    """A refusal of `$connect` is what `wscat` reports, as it does for the platform."""
    with running_aside(Recorder({"$connect": lambda _: {"statusCode": 401}})) as gateway:
        assert "Unexpected server response: 401" in wscat("-c", gateway.url)


def test_ws_of_node():
    """Node's `ws` is refused elsewhere, gets its sub-protocol and its answer, and 1009 for too large a frame."""
    with running_aside(Recorder({**ECHO, "$connect": subprotocol}), routes=TWO_WAY) as gateway:
        command = ("node", "-e", NODE, gateway.url, "token")
        environment = {**os.environ, "NODE_PATH": str(TOOLS)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True, env=environment)
        assert json.loads(done.stdout) == {
            "refused": 403,
            "protocol": "bearer",
            "text": '{"action":"ping"}',
            "code": 1009,
        }


def test_browser():
    """A page in Chromium connects with a sub-protocol, sends text and bytes, and closes with a code of its own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="scripts/install-e2e installs playwright")
    recorder = Recorder({**ECHO, "$connect": subprotocol})

    def page(_):
        return HttpResponse(200, PAGE.encode(), (("content-type", "text/html; charset=utf-8"),))

    with running_aside(recorder, routes=TWO_WAY, http=page) as gateway, playwright.sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = chromium.new_page()
        tab.goto(gateway.invoke_endpoint + "/")
        tab.wait_for_function("document.title === 'over'", timeout=20_000)
        assert tab.evaluate("seen") == ["open bearer", '{"action":"ping","text":"가나다"}', "close 4001"]
        chromium.close()
    (connected,) = recorder.of("CONNECT")
    assert connected["queryStringParameters"] == {"lang": "ko"}
    assert connected["headers"]["Sec-WebSocket-Protocol"] == "bearer, token"
    binary = [event for event in recorder.of("MESSAGE") if event["isBase64Encoded"]]
    assert [event["body"] for event in binary] == ["AP8="]
    (gone,) = recorder.of("DISCONNECT")
    assert gone["requestContext"]["disconnectStatusCode"] == 4001
    assert gone["requestContext"]["disconnectReason"] == "done"
