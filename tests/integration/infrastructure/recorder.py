"""Stands between the functions and AWS, and writes down which right each request needs of which function."""

from __future__ import annotations

import json
import queue
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from alpaco.entrypoints.code_executor import execute

REGION, ACCOUNT = "ap-northeast-2", "123456789012"
_INVOKE = re.compile(r"/2015-03-31/functions/([^/]+)/invocations")
_POST = re.compile(r"/(\w+)/@connections/([^/]+)")


@dataclass(frozen=True, slots=True)
class Need:
    """An action on a resource (ARN), asked for with a function's keys."""

    function: str
    action: str
    resource: str


@dataclass(slots=True)
class Recorder:
    """What was needed, what was posted, and the events of the asynchronous invocations, which nobody has run yet."""

    endpoint: str = ""
    needs: set[Need] = field(default_factory=set)
    frames: list[dict[str, Any]] = field(default_factory=list)
    invoked: queue.SimpleQueue[dict[str, Any]] = field(default_factory=queue.SimpleQueue)


@contextmanager
def recording(aws: str, api: str) -> Iterator[Recorder]:
    """Serve DynamoDB and S3 from `aws`, everything else by itself, as the API `api`. Keys name the function.

    Programs run in this process, as the executor function would run them.
    """
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            function = _function(self.path, self.headers)
            if invoked := _INVOKE.fullmatch(unquote(self.path)):
                arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{invoked[1]}"
                recorder.needs.add(Need(function, "lambda:InvokeFunction", arn))
                if self.headers["x-amz-invocation-type"] == "Event":
                    recorder.invoked.put(json.loads(body))
                    self.answer(202, {}, b"")
                else:
                    self.answer(200, {}, execute(body))
            elif posted := _POST.fullmatch(unquote(self.path)):
                arn = f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{api}/{posted[1]}/POST/@connections/{posted[2]}"
                recorder.needs.add(Need(function, "execute-api:ManageConnections", arn))
                recorder.frames.append(json.loads(body))
                self.answer(200, {}, b"")
            else:
                status = self.forward(body)
                recorder.needs.update(_stored(function, self.command, self.path, self.headers, body, status))

        do_GET = do_HEAD = do_POST = do_PUT = handle_any  # noqa: N815

        def forward(self, body: bytes) -> int:
            connection = HTTPConnection(urlsplit(aws).netloc)
            connection.request(self.command, self.path, body, dict(self.headers))
            answer = connection.getresponse()
            data = answer.read()
            self.answer(answer.status, dict(answer.headers), data)
            connection.close()
            return answer.status

        def answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in ("content-length", "connection", "date", "server"):
                    self.send_header(name, value)
            length = headers.get("content-length", len(body)) if self.command == "HEAD" else len(body)
            self.send_header("content-length", str(length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        recorder.endpoint = f"http://127.0.0.1:{httpd.server_port}"
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield recorder
        finally:
            httpd.shutdown()
            thread.join()


def _function(path: str, headers: Mapping[str, str]) -> str:
    """Name the function whose key signed the request or the link."""
    query = parse_qs(urlsplit(path).query)
    signed = query.get("X-Amz-Credential") or re.findall(r"Credential=([^,]+)", headers["authorization"])
    return signed[0].partition("/")[0]


def _stored(
    function: str, method: str, path: str, headers: Mapping[str, str], body: bytes, status: int
) -> Iterator[Need]:
    """Say what a request to DynamoDB or S3 needs (service authorization reference of either)."""
    if target := headers.get("x-amz-target"):
        operation = target.partition(".")[2]
        request = json.loads(body)
        for table in request.get("RequestItems") or [request["TableName"]]:
            index = f"/index/{request['IndexName']}" if "IndexName" in request else ""
            arn = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{table}{index}"
            yield Need(function, f"dynamodb:{operation}", arn)
        return
    bucket, _, key = urlsplit(path).path.lstrip("/").partition("/")
    yield Need(function, {"PUT": "s3:PutObject"}.get(method, "s3:GetObject"), f"arn:aws:s3:::{bucket}/{key}")
    if status == 404:  # without the right to list, S3 would have said 403
        yield Need(function, "s3:ListBucket", f"arn:aws:s3:::{bucket}")
