"""Starts workers by the Lambda Invoke API, asynchronously, over the same signed client as the poster."""

from __future__ import annotations

import json

from alpaco.adapters.signed_http import SignedClient
from alpaco.config import Credentials
from alpaco.errors import DeliveryError
from alpaco.problem.generation import Key

__all__ = ["LambdaInvoker"]


class LambdaInvoker:
    """Implements `Dispatcher`."""

    def __init__(self, endpoint: str | None, function: str, region: str, credentials: Credentials | None) -> None:
        """Invoke `function` at `endpoint`, by default the region's own."""
        self._endpoint = endpoint or f"https://lambda.{region}.amazonaws.com"
        self._path = f"/2015-03-31/functions/{function}/invocations"
        self._client = SignedClient("lambda", credentials)

    def dispatch(self, key: Key) -> None:
        """See `Dispatcher`."""
        body = json.dumps({"owner": key.owner, "problemId": key.problem_id}).encode()
        headers = {"content-type": "application/json", "x-amz-invocation-type": "Event"}
        answer = self._client.post(self._endpoint, self._path, headers=headers, body=body)
        if answer.status != 202:
            raise DeliveryError(f"the worker function answered {answer.status} {answer.error}")

    def close(self) -> None:
        """Close the idle connections."""
        self._client.close()
