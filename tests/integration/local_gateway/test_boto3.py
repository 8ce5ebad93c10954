"""The platform's own SDK against the gateway: its calls, and each of its exceptions by its class."""

import asyncio
import json

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from stage import Recorder, play, running
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from local_gateway.faults import Fault, Faults
from local_gateway.ids import mint_connection_id

ONE_ATTEMPT = {"retries": {"total_max_attempts": 1}}


def sdk(service, endpoint, **config):
    """Make a client of the SDK with keys that nobody checks."""
    return boto3.client(
        service, endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="test",
        aws_secret_access_key="test",  # noqa: S106
        config=Config(**{**ONE_ATTEMPT, **config}),
    )  # fmt: skip


def connected(scenario, **settings):
    """Run a scenario, which is called in a thread, with an SDK client, a socket's received frames and its id."""

    async def whole():
        recorder = Recorder()
        async with running(recorder, **settings) as gateway, connect(gateway.url) as socket:
            client = sdk("apigatewaymanagementapi", gateway.endpoint)
            connection_id = recorder.of("CONNECT")[0]["requestContext"]["connectionId"]
            await asyncio.to_thread(scenario, client, connection_id)
            return socket

    play(whole)


def test_post_get_and_delete():
    """What is posted arrives, what is got describes, what is deleted is closed."""
    recorder = Recorder()

    async def whole():
        async with running(recorder) as gateway, connect(gateway.url) as socket:
            client = sdk("apigatewaymanagementapi", gateway.endpoint)
            name = recorder.of("CONNECT")[0]["requestContext"]["connectionId"]
            await asyncio.to_thread(client.post_to_connection, ConnectionId=name, Data="가나다".encode())
            assert await socket.recv() == "가나다"
            told = await asyncio.to_thread(client.get_connection, ConnectionId=name)
            assert told["Identity"]["SourceIp"] == "127.0.0.1"
            assert told["ConnectedAt"] <= told["LastActiveAt"]
            deleted = await asyncio.to_thread(client.delete_connection, ConnectionId=name)
            assert deleted["ResponseMetadata"]["HTTPStatusCode"] == 204
            with pytest.raises(ConnectionClosed):
                await socket.recv()

    play(whole)


def test_gone():
    """A connection that is not there raises `GoneException`, whatever is asked of it."""

    def scenario(client, _):
        for call in (client.get_connection, client.delete_connection):
            with pytest.raises(client.exceptions.GoneException):
                call(ConnectionId=mint_connection_id())
        with pytest.raises(client.exceptions.GoneException):
            client.post_to_connection(ConnectionId=mint_connection_id(), Data=b"x")

    connected(scenario)


def test_payload_too_large():
    """More than 128 KB raises `PayloadTooLargeException`."""

    def scenario(client, connection_id):
        with pytest.raises(client.exceptions.PayloadTooLargeException):
            client.post_to_connection(ConnectionId=connection_id, Data=b"x" * 131_073)

    connected(scenario)


def test_limit_exceeded():
    """A throttled post raises `LimitExceededException`."""

    def scenario(client, connection_id):
        with pytest.raises(client.exceptions.LimitExceededException):
            client.post_to_connection(ConnectionId=connection_id, Data=b"x")

    connected(scenario, faults=Faults([Fault("post", "429")]))


def test_forbidden():
    """Another stage raises `ForbiddenException`, and an unsigned call is refused too."""

    async def whole():
        async with running(Recorder()) as gateway:
            elsewhere = sdk("apigatewaymanagementapi", gateway.invoke_endpoint + "/prod")
            with pytest.raises(elsewhere.exceptions.ForbiddenException):
                await asyncio.to_thread(elsewhere.get_connection, ConnectionId=mint_connection_id())
            unsigned = sdk("apigatewaymanagementapi", gateway.endpoint, signature_version=UNSIGNED)
            with pytest.raises(ClientError, match="MissingAuthenticationToken"):
                await asyncio.to_thread(unsigned.get_connection, ConnectionId=mint_connection_id())

    play(whole)


def test_malformed_id():
    """An id that cannot be one is a `BadRequestException`, which the SDK knows by its code only."""

    def scenario(client, _):
        with pytest.raises(ClientError) as raised:
            client.post_to_connection(ConnectionId="WDGT8fY4joECJrQ=test", Data=b"x")
        assert raised.value.response["Error"] == {
            "Code": "BadRequestException",
            "Message": "Invalid connectionId: WDGT8fY4joECJrQ=test",
        }

    connected(scenario)


def test_lambda_client_invokes():
    """The Lambda client's calls: with a result, asynchronous, failing, and for a function that is not there."""

    def handle(event):
        if "fail" in event:
            raise ValueError("on purpose")
        return {"twice": event["n"] * 2}

    recorder = Recorder({"invoke": handle})

    def calls(client):
        result = client.invoke(FunctionName="f", Payload=b'{"n":2}')
        assert (result["StatusCode"], json.loads(result["Payload"].read())) == (200, {"twice": 4})
        assert "FunctionError" not in result
        assert client.invoke(FunctionName="f", InvocationType="Event", Payload=b'{"n":3}')["StatusCode"] == 202
        failed = client.invoke(FunctionName="f", Payload=b'{"fail":1}')
        assert failed["FunctionError"] == "Unhandled"
        assert json.loads(failed["Payload"].read())["errorType"] == "ValueError"
        with pytest.raises(client.exceptions.ResourceNotFoundException):
            client.invoke(FunctionName="g", Payload=b"{}")
        with pytest.raises(client.exceptions.InvalidRequestContentException):
            client.invoke(FunctionName="f", Payload=b"{")

    async def whole():
        async with running(recorder) as gateway:
            await asyncio.to_thread(calls, sdk("lambda", gateway.invoke_endpoint))
            while {"n": 3} not in recorder.events:
                await asyncio.sleep(0.002)

    play(whole)
