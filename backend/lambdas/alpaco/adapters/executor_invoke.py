"""Reaches the code executor by the Lambda Invoke API, synchronously."""

from __future__ import annotations

from alpaco.adapters.signed_http import SignedClient
from alpaco.config import Credentials
from alpaco.errors import DeliveryError

__all__ = ["ExecutorFunction"]

_TIMEOUT_SECONDS = 900.0


class ExecutorFunction:
    """An `Invoke` of `executor.py`.

    With `tenants`, the function must have been created in tenant isolation mode, and no environment serves two
    tenants; without, the function must be an ordinary one, and no tenant is named.
    """

    def __init__(
        self,
        endpoint: str | None,
        function: str,
        region: str,
        credentials: Credentials | None,
        *,
        tenants: bool = False,
    ) -> None:
        """Invoke `function` at `endpoint`, by default the region's own."""
        self._tenants = tenants
        self._endpoint = endpoint or f"https://lambda.{region}.amazonaws.com"
        self._path = f"/2015-03-31/functions/{function}/invocations"
        self._client = SignedClient("lambda", credentials, timeout=_TIMEOUT_SECONDS)

    def __call__(self, document: bytes, tenant: str) -> bytes:
        """Invoke once; a function that failed answers with an error document, which is not a report."""
        headers = {"content-type": "application/json", "x-amz-invocation-type": "RequestResponse"}
        if self._tenants:
            headers["x-amz-tenant-id"] = tenant
        answer = self._client.post(self._endpoint, self._path, headers=headers, body=document)
        if answer.status != 200:
            raise DeliveryError(f"the code executor answered {answer.status} {answer.error}")
        return answer.body

    def close(self) -> None:
        """Close the idle connections."""
        self._client.close()
