"""The service as it is deployed: what its network gives up, and who may use it."""

from __future__ import annotations

from dataclasses import dataclass

from alpaco.problem.text import Text
from deployment.answers import Answer, good, note, unknown
from deployment.aws import Aws
from deployment.target import Target

__all__ = ["Service", "judge", "look"]


@dataclass(frozen=True, slots=True)
class Service:
    """`in_vpc` and `open_routes` are None where nothing is deployed."""

    in_vpc: bool | None = None
    open_api: bool | None = None


def look(aws: Aws, target: Target) -> Service:
    """Ask Lambda where the worker stands, and API Gateway whether `$connect` has an authorizer."""
    worker = aws.find("lambda", "get_function_configuration", FunctionName=target.function("worker"))
    if worker is None:
        return Service()
    return Service(in_vpc=bool(worker.get("VpcConfig", {}).get("SubnetIds")), open_api=_open(aws, target))


def judge(service: Service) -> list[Answer]:
    """Say what somebody should know of the deployed service."""
    if service.in_vpc is None:
        return [unknown("service", Text("배포된 서비스가 없습니다.", "No service is deployed."))]
    return [_network(in_vpc=service.in_vpc), _access(service.open_api)]


def _network(*, in_vpc: bool) -> Answer:
    if in_vpc:
        return good(
            "network", Text("함수가 VPC의 사설 서브넷에 있습니다.", "The functions are in private subnets of a VPC.")
        )
    return note(
        "network",
        Text(
            "network_mode가 none이라 함수가 VPC 밖에 있습니다. 고정된 출구 주소, 보안 그룹, 흐름 로그가 없고, "
            "VPC 안의 자원에 닿을 수 없습니다.",
            "network_mode is none: the functions are outside a VPC, without a fixed address, security groups or flow "
            "logs, and reach nothing inside one.",
        ),
        Text(
            "필요하면 network_mode를 nat_single로 바꾸세요. NAT 게이트웨이 비용이 매달 듭니다.",
            "Where that matters, set network_mode to nat_single; a NAT gateway costs money every month.",
        ),
    )


def _access(open_api: bool | None) -> Answer:
    if open_api is None:
        return unknown("access", Text("WebSocket API를 찾을 수 없습니다.", "The WebSocket API was not found."))
    if not open_api:
        return good("access", Text("연결할 때 인증합니다.", "Clients are authenticated when they connect."))
    return note(
        "access",
        Text(
            "API가 열려 있습니다. 주소를 아는 누구나 쓸 수 있습니다.",
            "The API is open: whoever knows the address can use it.",
        ),
        Text(
            "인증이 생길 때까지 주소를 알리지 말고, 예약 동시성으로 비용을 묶어 두세요.",
            "Until there is authentication, keep the address to yourself; reserved concurrency caps the cost.",
        ),
    )


def _open(aws: Aws, target: Target) -> bool | None:
    """Tell whether anybody may connect; None where there is no such API."""
    apis = [
        api
        for page in aws.pages("apigatewayv2", "get_apis")
        for api in page["Items"]
        if api["ProtocolType"] == "WEBSOCKET" and api["Name"].startswith(target.prefix)
    ]
    if not apis:
        return None
    routes = [
        route for page in aws.pages("apigatewayv2", "get_routes", ApiId=apis[0]["ApiId"]) for route in page["Items"]
    ]
    return all(route.get("AuthorizationType", "NONE") == "NONE" for route in routes if route["RouteKey"] == "$connect")
