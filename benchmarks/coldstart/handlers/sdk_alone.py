"""The least that a handler on boto3 does: no check of the request, three clients, three calls."""

from __future__ import annotations

import json
import os
import time
import uuid
from typing import Any

import boto3

dynamodb = boto3.client("dynamodb")
functions = boto3.client("lambda")
gateway = boto3.client("apigatewaymanagementapi", endpoint_url=os.environ["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"])


def lambda_handler(event: dict[str, Any], _context: object) -> dict[str, int]:
    """Write the generation, post `generation.accepted`, invoke the worker."""
    frame = json.loads(event["body"])
    problem_id = uuid.uuid4().hex
    item = {"pk": {"S": problem_id}, "sk": {"S": "record"}, "prompt": {"S": frame["prompt"]}}
    dynamodb.put_item(TableName=os.environ["ALPACO_TABLE"], Item=item, ConditionExpression="attribute_not_exists(pk)")
    accepted = {"v": 1, "type": "generation.accepted", "problemId": problem_id, "seq": 1, "ts": time.time()}
    connection = event["requestContext"]["connectionId"]
    gateway.post_to_connection(ConnectionId=connection, Data=json.dumps(accepted).encode())
    functions.invoke(FunctionName="worker", InvocationType="Event", Payload=json.dumps({"problemId": problem_id}))
    return {"statusCode": 200}
