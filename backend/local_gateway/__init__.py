"""A WebSocket API Gateway on a laptop: translates between sockets and Lambda events, knows nothing of problems."""

from local_gateway.config import EventPolicy, GatewayConfig, Limits
from local_gateway.environment import Program
from local_gateway.faults import Fault, Faults
from local_gateway.function import Answer, Context, Function, Handler, InProcess, ThrottledError
from local_gateway.gateway import Gateway
from local_gateway.http import HttpHandler, HttpRequest, HttpResponse
from local_gateway.image import LAMBDA_USER, Image, check_image, find_engine, image_program
from local_gateway.log import show_log
from local_gateway.processes import Processes, python_program
from local_gateway.routes import Routes

__all__ = [
    "LAMBDA_USER",
    "Answer",
    "Context",
    "EventPolicy",
    "Fault",
    "Faults",
    "Function",
    "Gateway",
    "GatewayConfig",
    "Handler",
    "HttpHandler",
    "HttpRequest",
    "HttpResponse",
    "Image",
    "InProcess",
    "Limits",
    "Processes",
    "Program",
    "Routes",
    "ThrottledError",
    "check_image",
    "find_engine",
    "image_program",
    "python_program",
    "show_log",
]
