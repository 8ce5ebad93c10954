"""A Lambda runtime for Python in one file: `python runtime.py MODULE.HANDLER`, told where the Runtime API is.

It stands alone, on the standard library, so that a function's process needs nothing of the gateway's. Facts: AWS
Lambda developer guide, "Building a custom runtime".
"""

import http.client
import importlib
import json
import os
import sys
import time
import traceback

_ROOT = "/2018-06-01/runtime"


class Context:
    """What a handler gets beside the event."""

    def __init__(self, headers: http.client.HTTPMessage) -> None:
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION", "")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME", "")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME", "")
        self.client_context = self.identity = None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self) -> int:
        """Tell how many milliseconds are left; never negative."""
        return max(0, self._deadline - int(time.time() * 1000))


def main() -> None:
    """Load the handler and serve until killed; a handler that cannot be loaded is reported and ends the process."""
    api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    sys.path.insert(0, os.environ.get("LAMBDA_TASK_ROOT", "."))
    try:
        module, _, name = sys.argv[1].rpartition(".")
        handler = getattr(importlib.import_module(module), name)
    except BaseException as error:
        _send(api, "/init/error", _describe(error))
        sys.exit(1)
    while True:
        api.request("GET", f"{_ROOT}/invocation/next")
        response = api.getresponse()
        event = response.read()
        path = f"/invocation/{response.headers['Lambda-Runtime-Aws-Request-Id']}"
        try:
            result = json.dumps(handler(json.loads(event), Context(response.headers)), ensure_ascii=False)
        except Exception as error:
            traceback.print_exc()
            _send(api, f"{path}/error", _describe(error))
        else:
            _send(api, f"{path}/response", result)


def _describe(error: BaseException) -> str:
    return json.dumps(
        {
            "errorMessage": str(error),
            "errorType": type(error).__name__,
            "stackTrace": traceback.format_tb(error.__traceback__),
        }
    )


def _send(api: http.client.HTTPConnection, path: str, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    if path.endswith("error"):
        headers["Lambda-Runtime-Function-Error-Type"] = json.loads(body)["errorType"]
    api.request("POST", _ROOT + path, body.encode(), headers)
    api.getresponse().read()


if __name__ == "__main__":
    main()
