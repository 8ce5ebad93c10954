"""AWS through boto3: a call, its answer, and every way in which it fails as one sentence with the cure."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import boto3  # type: ignore[import-untyped]
from botocore import exceptions  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.parsers import ResponseParserError  # type: ignore[import-untyped]

from alpaco.errors import DeploymentError
from alpaco.problem.text import Locale, Text
from deployment.target import REGION, Target

__all__ = ["Aws"]

_CONFIG = Config(retries={"mode": "standard", "max_attempts": 4}, connect_timeout=5, read_timeout=60)

_NO_CREDENTIALS = Text(
    "AWS 자격 증명이 없습니다. aws configure 또는 aws sso login을 실행하거나 AWS_PROFILE을 정하세요.",
    "There are no AWS credentials: run aws configure or aws sso login, or set AWS_PROFILE.",
)
_UNREACHABLE = Text(
    "AWS에 연결할 수 없습니다: {cause}. 네트워크와 --endpoint-url을 확인하세요.",
    "AWS cannot be reached: {cause}. Check the network, and --endpoint-url where it is given.",
)
_REJECTED = Text(
    "AWS가 자격 증명을 받아들이지 않습니다({code}). 키를 확인하거나 aws configure로 다시 넣으세요.",
    "AWS does not accept the credentials ({code}): check the keys, or enter them anew with aws configure.",
)
_EXPIRED = Text(
    "AWS 자격 증명의 기한이 지났습니다. aws sso login 등으로 다시 로그인하세요.",
    "The AWS credentials have expired: log in again, for example with aws sso login.",
)
_DENIED = Text(
    "{operation} 권한이 없습니다. 이 작업을 계정 관리자에게 허용해 달라고 하세요: {message}",
    "{operation} is not allowed here. Ask whoever runs the account to allow it: {message}",
)
_OTHER = Text("AWS {operation} 실패: {message} ({code})", "AWS {operation} failed: {message} ({code})")

_NOT_AWS = Text(
    "AWS가 아닌 무언가가 대답했습니다({operation}). 프록시와 --endpoint-url을 확인하세요.",
    "Something that is not AWS answered ({operation}): check the proxy, and --endpoint-url where it is given.",
)

_FOREIGN = (exceptions.BotoCoreError, exceptions.ClientError, ResponseParserError)  # all that botocore raises
_BY_CODE = {
    "ExpiredToken": _EXPIRED,
    "ExpiredTokenException": _EXPIRED,
    "RequestExpired": _EXPIRED,
    "InvalidClientTokenId": _REJECTED,
    "UnrecognizedClientException": _REJECTED,
    "InvalidSignatureException": _REJECTED,
    "SignatureDoesNotMatch": _REJECTED,
    "AuthFailure": _REJECTED,
    "AccessDenied": _DENIED,
    "AccessDeniedException": _DENIED,
    "UnauthorizedOperation": _DENIED,
}
_ABSENT = {
    "ImageNotFoundException",
    "NoSuchEntity",
    "NotFoundException",
    "RepositoryNotFoundException",
    "RepositoryPolicyNotFoundException",
    "ResourceNotFoundException",
}


class Aws:
    """The account that a target lies in. Every method raises `DeploymentError` in the user's language."""

    def __init__(self, target: Target, locale: Locale) -> None:
        self._endpoint = target.endpoint_url
        self._locale = locale
        self._clients: dict[str, Any] = {}
        self._session: Any = None

    def call(self, service: str, operation: str, **parameters: Any) -> dict[str, Any]:
        """Call an operation by its boto3 name and return the answer."""
        try:
            answer: dict[str, Any] = getattr(self._client(service), operation)(**parameters)
        except _FOREIGN as error:
            raise self._translated(error, f"{service}:{operation}") from error
        return answer

    def find(self, service: str, operation: str, **parameters: Any) -> dict[str, Any] | None:
        """Call an operation; None where what it asks about does not exist."""
        try:
            return self.call(service, operation, **parameters)
        except DeploymentError as error:
            if _is_absent(error.__cause__):
                return None
            raise

    def pages(self, service: str, operation: str, **parameters: Any) -> Iterator[dict[str, Any]]:
        """Call an operation that answers in pages, and yield them; none where what it asks about does not exist."""
        try:
            yield from self._client(service).get_paginator(operation).paginate(**parameters)
        except _FOREIGN as error:
            if _is_absent(error):
                return
            raise self._translated(error, f"{service}:{operation}") from error

    def registry_token(self) -> str:
        """Return what opens the image registry for twelve hours, encoded as HTTP's basic authentication has it."""
        token: str = self.call("ecr", "get_authorization_token")["authorizationData"][0]["authorizationToken"]
        return token

    def registry_password(self) -> str:
        """Return the password in the token; the user is `AWS`."""
        return base64.b64decode(self.registry_token()).decode().partition(":")[2]

    @property
    def configured_region(self) -> str | None:
        """The region that the user's own AWS settings name."""
        region: str | None = self._open().region_name
        return region

    def _open(self) -> Any:
        if self._session is None:
            try:
                self._session = boto3.session.Session()
            except exceptions.BotoCoreError as error:  # such as a profile that does not exist
                raise self._translated(error, "session") from error
        return self._session

    def _client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = self._open().client(
                service, region_name=REGION, endpoint_url=self._endpoint, config=_CONFIG
            )
        return self._clients[service]

    def _translated(self, error: Exception, operation: str) -> DeploymentError:
        """Say in one sentence what went wrong; botocore's messages hold no secrets."""
        if isinstance(error, exceptions.ClientError):
            code, message = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
            text = _BY_CODE.get(code, _OTHER)
            return DeploymentError(text.of(self._locale).format(operation=operation, code=code, message=message))
        if isinstance(error, (exceptions.NoCredentialsError, exceptions.PartialCredentialsError)):
            return DeploymentError(_NO_CREDENTIALS.of(self._locale))
        if isinstance(error, (exceptions.ConnectionError, exceptions.HTTPClientError)):
            return DeploymentError(_UNREACHABLE.of(self._locale).format(cause=error))
        if isinstance(error, ResponseParserError):
            return DeploymentError(_NOT_AWS.of(self._locale).format(operation=operation))
        return DeploymentError(
            _OTHER.of(self._locale).format(operation=operation, message=error, code=type(error).__name__)
        )


def _is_absent(error: BaseException | None) -> bool:
    return isinstance(error, exceptions.ClientError) and error.response["Error"]["Code"] in _ABSENT
