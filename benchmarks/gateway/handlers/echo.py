"""The echo that both gateways run: it posts each message back with the SDK."""

import os

import boto3

_client = None


def handler(event, _context):
    """Post a message's body back to whoever sent it."""
    global _client
    context = event["requestContext"]
    if context["eventType"] == "MESSAGE":
        if _client is None:
            _client = boto3.client("apigatewaymanagementapi", endpoint_url=os.environ["ENDPOINT"])
        _client.post_to_connection(ConnectionId=context["connectionId"], Data=event["body"].encode())
    return {"statusCode": 200}
