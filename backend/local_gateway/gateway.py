"""The gateway: one port that is a WebSocket API, its management API, the Lambda Invoke API, and a page's server."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Mapping
from types import TracebackType
from typing import Self

from websockets.asyncio.server import Server, ServerConnection
from websockets.server import ServerProtocol

from local_gateway.admission import Admission
from local_gateway.authorizer import Authorizer, check_identity_source
from local_gateway.config import GatewayConfig
from local_gateway.connections import Connections
from local_gateway.door import Door
from local_gateway.events import Api
from local_gateway.faults import Disturbed, Faults
from local_gateway.function import Function
from local_gateway.http import HttpConnection, HttpHandler, HttpRequest, HttpResponse
from local_gateway.integration import Integration
from local_gateway.invoke import EventQueue, InvokeApi
from local_gateway.log import ACCESS
from local_gateway.management import Management, aws_answer
from local_gateway.messages import Messages
from local_gateway.sockets import Sockets
from local_gateway.tasks import Tasks

__all__ = ["Gateway"]

_CONNECTION = re.compile(r"/([^/]+)/(?:@|%40)connections/([^/]+)")
_INVOCATION = re.compile(r"/2015-03-31/functions/([^/]+)/invocations/?")
_BACKLOG = 1024

_log = logging.getLogger(__name__)
_socket_log = logging.getLogger(f"{__name__}.websockets")
_socket_log.setLevel(logging.WARNING)


class Gateway:
    """A WebSocket API on this machine.

        routes = Routes.read(Path("contracts/routes.json"))
        functions = {"generator": InProcess(lambda_handler, "generator")}
        async with Gateway(GatewayConfig(routes=routes, function="generator"), functions) as gateway:
            print(gateway.url)
            await gateway.serve_forever()

    `functions` are reachable by name through the Invoke API; `config.function` is the one that the routes call.
    `http`, if given, answers every request that is neither an upgrade nor for one of the platform's APIs. The
    gateway closes its functions when it is left. Raises `ValueError` for a config that contradicts itself and
    `OSError` when the port cannot be had.
    """

    def __init__(
        self, config: GatewayConfig, functions: Mapping[str, Function], http: HttpHandler | None = None
    ) -> None:
        for name in filter(None, (config.function, config.authorizer)):
            if name not in functions:
                raise ValueError(f"no function is named {name!r}; there are: {', '.join(functions) or 'none'}")
        for source in config.identity_sources:
            check_identity_source(source)
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,128}", config.stage):
            raise ValueError(f"{config.stage!r} cannot be a stage: letters, digits, - and _ only")
        self._config = config
        self._faults = config.faults or Faults()
        self._functions: dict[str, Function] = {
            name: Disturbed(function, self._faults) for name, function in functions.items()
        }
        self._http = http
        self._tasks = Tasks()
        self._connections = Connections(clock=config.clock, limits=config.limits, tasks=self._tasks)
        self._management = Management(config, self._connections, self._faults, self._tasks)
        queue = EventQueue(config, self._faults, self._tasks)
        self._invocations = InvokeApi(self._functions, queue, config.limits)
        self._plain: set[HttpConnection] = set()
        self._server: Server
        self._sockets: Sockets

    async def __aenter__(self) -> Self:
        """Open the port."""
        self._server = Server(self._listen, self._converse, _log)
        await self._server
        self._sockets = self._make_sockets()
        await self._server.start_serving()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection with 1001, run `$disconnect` for each, and close the functions."""
        self._server.close()
        for connection in tuple(self._plain):
            connection.close()
        try:
            async with asyncio.timeout(self._config.limits.farewell_seconds):
                await self._server.wait_closed()
        except TimeoutError:
            for handler in tuple(self._server.handler_tasks):
                handler.cancel()
        await self._tasks.close()
        for function in self._functions.values():
            await function.close()

    async def serve_forever(self) -> None:
        """Serve until cancelled."""
        await asyncio.get_running_loop().create_future()

    @property
    def port(self) -> int:
        """The port that was taken."""
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """Where a client connects, such as `ws://127.0.0.1:3001/dev`."""
        return f"ws://{self._authority}/{self._config.stage}"

    @property
    def endpoint(self) -> str:
        """What a poster is given as its endpoint, such as `http://127.0.0.1:3001/dev`."""
        return f"http://{self._authority}/{self._config.stage}"

    @property
    def invoke_endpoint(self) -> str:
        """What a Lambda client is given as its endpoint, such as `http://127.0.0.1:3001`."""
        return f"http://{self._authority}"

    @property
    def connection_count(self) -> int:
        """How many connections are open."""
        return len(self._connections)

    @property
    def _authority(self) -> str:
        host = self._config.host
        return f"[{host}]:{self.port}" if ":" in host else f"{host}:{self.port}"

    async def _listen(self) -> asyncio.Server:
        loop = asyncio.get_running_loop()
        host, port = self._config.host, self._config.port
        return await loop.create_server(self._door, host, port, backlog=_BACKLOG, start_serving=False)

    def _make_sockets(self) -> Sockets:
        config = self._config
        api = Api(
            domain_name=config.domain_name or self._authority,
            stage=config.stage,
            api_id=config.api_id,
            region=config.region,
            account_id=config.account_id,
            stage_variables=config.stage_variables,
        )
        integration = self._integration(config.function)
        authorizer = None
        if config.authorizer is not None:
            authorizer = Authorizer(self._integration(config.authorizer), config.identity_sources, config.clock)
        admission = Admission(config, api, integration, authorizer)
        messages = Messages(config, api, integration, self._faults, self._tasks)
        return Sockets(config, admission, messages, self._connections)

    def _integration(self, name: str) -> Integration:
        seconds = self._config.limits.integration_seconds
        return Integration(self._functions[name], seconds=seconds, clock=self._config.clock)

    def _door(self) -> Door:
        return Door(websocket=self._websocket, http=self._plain_http, clock=self._config.clock)

    def _websocket(self) -> ServerConnection:
        limits = self._config.limits
        protocol = ServerProtocol(max_size=(limits.message_bytes, limits.frame_bytes), logger=_socket_log)
        return ServerConnection(protocol, self._server, ping_interval=None, close_timeout=limits.closing_seconds)

    def _plain_http(self) -> HttpConnection:
        return HttpConnection(self._respond, self._config.clock, self._plain)

    async def _converse(self, socket: ServerConnection) -> None:
        self._server.all_connections.add(socket)
        try:
            await self._sockets.converse(socket)
        finally:
            self._server.all_connections.discard(socket)
            self._server.handler_tasks.discard(asyncio.current_task())

    def _respond(self, request: HttpRequest) -> HttpResponse | Awaitable[HttpResponse]:
        if match := _CONNECTION.fullmatch(request.path):
            return self._manage(request, *match.groups())
        if match := _INVOCATION.fullmatch(request.path):
            return self._unsigned(request) or self._invocations.answer(request, match[1])
        if request.path.rstrip("/") == f"/{self._config.stage}":
            return HttpResponse(426, headers=(("upgrade", "websocket"),))
        if self._config.faults is not None and request.path == "/@faults":
            return self._faults.control(request)
        if self._http is None:
            return aws_answer(403, "ForbiddenException", "Forbidden")
        return self._page(self._http, request)

    def _manage(self, request: HttpRequest, stage: str, connection_id: str) -> HttpResponse:
        if stage != self._config.stage:
            return aws_answer(403, "ForbiddenException", "Forbidden")
        return self._unsigned(request) or self._management.answer(request, connection_id)

    def _unsigned(self, request: HttpRequest) -> HttpResponse | None:
        """Return what refuses a call without a signature, or None where it has one or needs none."""
        signed = request.headers.get("authorization", "").startswith("AWS4-HMAC-SHA256 ")
        if signed or not self._config.signed_posts:
            return None
        return aws_answer(403, "MissingAuthenticationTokenException", "Missing Authentication Token")

    async def _page(self, handler: HttpHandler, request: HttpRequest) -> HttpResponse:
        try:
            response = await asyncio.to_thread(handler, request)
        except Exception:
            _log.exception("the handler of %s failed", request.path)
            response = HttpResponse(500)
        ACCESS.info("%-10s %s %d", request.method, request.path, response.status)
        return response
