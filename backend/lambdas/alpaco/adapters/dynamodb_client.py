"""One DynamoDB table over the signed client: calls, values and errors, and none of the SDK.

Facts: DynamoDB developer guide, "DynamoDB low-level API" and "Error handling with DynamoDB".
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from alpaco.adapters.patience import ask_patiently
from alpaco.adapters.signed_http import Answer, SignedClient
from alpaco.config import Credentials
from alpaco.errors import StoreError

__all__ = ["Item", "Table"]

Item = dict[str, Any]
"""An item's attributes as Python values: str, bytes, bool, int, float, None, list, dict."""

_THROTTLED = {
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ThrottlingException",
    "InternalServerError",
    "ServiceUnavailable",
}
_CURES = {
    "ResourceNotFoundException": "the table {table} does not exist in this region; ALPACO_TABLE names it",
    "AccessDeniedException": "this role may not use the table {table}",
    "UnrecognizedClientException": "the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not accepted",
    "ExpiredTokenException": "the temporary keys have expired",
}
_BATCH = 100  # keys that BatchGetItem takes at once


class Table:
    """Items are named by `pk` and `sk`. Throttled and unanswered calls are repeated with growing pauses, so every
    write must be one that may arrive twice. Raises `StoreError`; reads see all earlier writes, but for an index's.
    """

    def __init__(
        self,
        name: str,
        endpoint: str,
        credentials: Credentials | None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._name = name
        self._endpoint = endpoint
        self._client = SignedClient("dynamodb", credentials)
        self._sleep = sleep

    def get(self, pk: str, sk: str) -> Item | None:
        """Read one item, None where there is none."""
        found = self.call("GetItem", {"Key": _marshal_all({"pk": pk, "sk": sk}), "ConsistentRead": True}).get("Item")
        return None if found is None else _unmarshal_all(found)

    def put(self, item: Item, condition: str, values: Mapping[str, Any] | None = None) -> bool:
        """Write an item whole; False where the condition does not hold of what stands in its place."""
        request = {"Item": _marshal_all(item), **_expressions({"ConditionExpression": condition}, values)}
        return self._write("PutItem", request) is not None

    def update(self, key: tuple[str, str], change: str, condition: str, values: Mapping[str, Any]) -> Item | None:
        """Change the item of a (pk, sk) and return it as it then is, None where the condition does not hold.

        In the expressions, `#name` stands for an attribute of that name, `#{text}` for one of any name, and
        `:name` for one of the values.
        """
        expressions = _expressions({"UpdateExpression": change, "ConditionExpression": condition}, values)
        request = {"Key": _marshal_all({"pk": key[0], "sk": key[1]}), "ReturnValues": "ALL_NEW", **expressions}
        written = self._write("UpdateItem", request)
        return None if written is None else _unmarshal_all(written["Attributes"])

    def query(self, condition: str, values: Mapping[str, Any], **options: Any) -> Iterator[Item]:
        """Yield the items of one partition in order of the sort key, page by page; `options` go into the request."""
        request = {**_expressions({"KeyConditionExpression": condition}, values), **options}
        if "IndexName" not in options:
            request["ConsistentRead"] = True
        while True:
            page = self.call("Query", request)
            yield from map(_unmarshal_all, page["Items"])
            if "LastEvaluatedKey" not in page:
                return
            request["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def get_many(self, keys: Sequence[tuple[str, str]]) -> list[Item]:
        """Read items by (pk, sk), in the order of the keys; those that do not exist are left out."""
        found: dict[tuple[str, str], Item] = {}
        waiting: list[Any] = [_marshal_all({"pk": pk, "sk": sk}) for pk, sk in keys]
        while waiting:
            asked = {self._name: {"Keys": waiting[:_BATCH], "ConsistentRead": True}}
            answer = self.call("BatchGetItem", {"RequestItems": asked})
            for item in map(_unmarshal_all, answer["Responses"].get(self._name, ())):
                found[item["pk"], item["sk"]] = item
            left = answer.get("UnprocessedKeys", {}).get(self._name, {}).get("Keys", [])
            waiting = left + waiting[_BATCH:]
        return [found[key] for key in keys if key in found]

    def call(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
        """Call the API on this table and return the answer as it came."""
        return self._decoded(operation, self._ask(operation, request))

    def close(self) -> None:
        """Close the idle connections."""
        self._client.close()

    def _write(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any] | None:
        answer = self._ask(operation, request)
        if answer.error == "ConditionalCheckFailedException":
            return None
        return self._decoded(operation, answer)

    def _ask(self, operation: str, request: Mapping[str, Any]) -> Answer:
        named = {} if operation == "BatchGetItem" else {"TableName": self._name}
        body = msgspec.json.encode({**named, **request})
        headers = {"content-type": "application/x-amz-json-1.0", "x-amz-target": f"DynamoDB_20120810.{operation}"}
        return ask_patiently(
            lambda: _named(self._client.post(self._endpoint, "/", headers=headers, body=body)), _passing, self._sleep
        )

    def _decoded(self, operation: str, answer: Answer) -> dict[str, Any]:
        if answer.status != 200:
            sentence = _CURES.get(answer.error, "the table {table} refused {operation}")
            cure = sentence.format(table=self._name, operation=operation)
            raise StoreError(f"{cure}: {answer.status} {answer.error}", final=True)
        decoded: dict[str, Any] = msgspec.json.decode(answer.body)
        return decoded


def _passing(answer: Answer) -> bool:
    return answer.status >= 500 or answer.error in _THROTTLED


def _named(answer: Answer) -> Answer:
    """Take the error's name from where DynamoDB puts it: the end of the body's `__type`."""
    if answer.status == 200:
        return answer
    try:
        told = msgspec.json.decode(answer.body)
    except msgspec.DecodeError:
        return answer
    return replace(answer, error=str(told.get("__type", "")).rpartition("#")[2]) if isinstance(told, dict) else answer


_NAME = re.compile(r"#(\w+)|#\{([^}]*)\}")


def _expressions(texts: Mapping[str, str], values: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give every attribute a placeholder: some four hundred words are reserved."""
    names: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return names.setdefault(name, f"#n{len(names)}")

    expressions: dict[str, Any] = {key: _NAME.sub(place, text) for key, text in texts.items()}
    expressions["ExpressionAttributeNames"] = {short: name for name, short in names.items()}
    if values:
        expressions["ExpressionAttributeValues"] = {f":{name}": _marshal(value) for name, value in values.items()}
    return expressions


def _marshal_all(item: Item) -> dict[str, Any]:
    return {name: _marshal(value) for name, value in item.items()}


def _marshal(value: Any) -> dict[str, Any]:
    match value:
        case str():
            return {"S": value}
        case bytes():
            return {"B": base64.b64encode(value).decode()}
        case bool():
            return {"BOOL": value}
        case int() | float():
            return {"N": repr(value)}
        case None:
            return {"NULL": True}
        case dict():
            return {"M": _marshal_all(value)}
        case _:
            return {"L": [_marshal(one) for one in value]}


def _unmarshal_all(item: Mapping[str, Any]) -> Item:
    return {name: _unmarshal(value) for name, value in item.items()}


def _unmarshal(value: Mapping[str, Any]) -> Any:
    ((kind, held),) = value.items()
    match kind:
        case "B":
            return base64.b64decode(held)
        case "N":
            return float(held) if "." in held or "e" in held.lower() else int(held)
        case "NULL":
            return None
        case "M":
            return _unmarshal_all(held)
        case "L":
            return [_unmarshal(one) for one in held]
        case _:
            return held
