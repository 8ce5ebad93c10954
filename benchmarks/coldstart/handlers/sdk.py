"""Our very handler, with boto3 and three clients in place of the signed client."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import boto3

from alpaco import config
from alpaco.adapters.dynamodb import DynamoStore
from alpaco.adapters.dynamodb_client import Table
from alpaco.bootstrap import build
from alpaco.entrypoints.aws_lambda import handle_route
from alpaco.problem.generation import Connection, Key

settings = config.from_environment()
dynamodb = boto3.client("dynamodb")
functions = boto3.client("lambda")
gateway = boto3.client("apigatewaymanagementapi", endpoint_url=settings.management_endpoint)


class SdkTable(Table):
    """A table whose writes go through the SDK, which wants bytes where the API has base64."""

    def call(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
        """Only what accepting a request needs."""
        raise NotImplementedError(operation)

    def put(self, item: dict[str, Any], condition: str, values: Mapping[str, Any] | None = None) -> bool:
        """See `Table`."""
        assert condition == "attribute_not_exists(#pk)"
        assert values is None
        dynamodb.put_item(
            TableName=settings.table, Item=_typed(item)["M"], ConditionExpression="attribute_not_exists(pk)"
        )
        return True


class SdkPoster:
    """Posts through the SDK."""

    def post(self, connection: Connection, frame: bytes) -> bool:
        """See `Poster`."""
        gateway.post_to_connection(ConnectionId=connection.id, Data=frame)
        return True


class SdkDispatcher:
    """Invokes through the SDK."""

    def dispatch(self, key: Key) -> None:
        """See `Dispatcher`."""
        payload = json.dumps({"owner": key.owner, "problemId": key.problem_id})
        functions.invoke(FunctionName=settings.worker_function, InvocationType="Event", Payload=payload)


def _typed(value: Any) -> dict[str, Any]:
    match value:
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case bytes():
            return {"B": value}
        case int() | float():
            return {"N": str(value)}
        case _:
            return {"M": {name: _typed(one) for name, one in value.items()}}


built = build(settings, poster=SdkPoster(), dispatcher=SdkDispatcher())
store = DynamoStore(SdkTable(settings.table or "", "", None))
service = replace(built, stores=replace(built.stores, generations=store))


def lambda_handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Serve one event."""
    return handle_route(service, event, context)
