"""AWS on this machine for whole deployments: moto's server, with what it lacks for our Terraform put in.

    PYTHONPATH=tests .venv/bin/python -m emulators.emulated_aws    # prints its address, ends with its standard input

Put in are UpdateStage; digests of manifests as every registry makes them; Lambda's pull of an image as AWS does it:
repositories with a slash in their name, a refusal of everything but one plain manifest, and no pull without permission,
in the words that AWS is reported to use for it; and requests count as encrypted: moto speaks HTTP, and looks at no
condition of a bucket's policy. Starting ends with an error where moto does one of these by itself: then ours can go.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from emulators.iam_policies import allowing, as_list

__all__ = ["emulated_aws"]

_MANIFESTS = (
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
)
_STAGE_FIELDS = {
    "accessLogSettings": "access_log_settings",
    "autoDeploy": "auto_deploy",
    "defaultRouteSettings": "default_route_settings",
    "description": "description",
    "routeSettings": "route_settings",
    "stageVariables": "stage_variables",
}


@contextmanager
def emulated_aws(record: Path = Path(os.devnull)) -> Iterator[str]:
    """Serve in a process of its own while the block lasts, and give the address.

    What Terraform calls is written to `record`, a line each: service, HTTP method, operation.
    """
    command = (sys.executable, "-m", "emulators.emulated_aws", record)
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        command, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, "the emulator did not start; run it by hand to see why"
        try:
            yield address
        finally:
            process.stdin.close()


def main() -> None:
    """Serve on a free port until standard input ends."""
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"  # API Gateway's log role uses one of AWS's own
    from moto.moto_server.threaded_moto_server import ThreadedMotoServer

    _put_in_update_stage()
    _put_in_digests()
    _put_in_image_pull()
    _take_requests_for_encrypted()
    if len(sys.argv) > 1:
        _record(Path(sys.argv[1]))
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(f"http://{host}:{port}", flush=True)  # noqa: T201
    sys.stdin.read()
    server.stop()


def _put_in_update_stage() -> None:
    from moto.apigatewayv2.responses import ApiGatewayV2Response

    if hasattr(ApiGatewayV2Response, "update_stage"):
        sys.exit("moto has an UpdateStage of its own now: delete ours")

    def update_stage(self: Any) -> tuple[int, dict[str, str], str]:
        *_, api, _, name = self.path.split("/")
        stage = self.apigatewayv2_backend.get_stage(api, name)
        for field, value in json.loads(self.body).items():
            setattr(stage, _STAGE_FIELDS[field], value)
        stage.updated = datetime.now()
        return 200, {}, json.dumps(stage.to_json())

    ApiGatewayV2Response.update_stage = update_stage


def _put_in_digests() -> None:
    from moto.ecr.models import Image

    if '"".join(layer_digests)' not in inspect.getsource(Image._create_digest):
        sys.exit("moto makes digests in another way now: see whether ours can go")

    def create_digest(self: Any) -> None:
        self._image_digest = f"sha256:{hashlib.sha256(self.image_manifest.encode()).hexdigest()}"

    Image._create_digest = create_digest


def _put_in_image_pull() -> None:
    from moto.awslambda.models import LambdaFunction

    upstream = LambdaFunction._set_function_code
    if 'uri.split("/")[-1]' not in inspect.getsource(upstream):
        sys.exit("moto finds images in another way now: see whether ours can go")

    def set_function_code(self: Any, code: dict[str, Any]) -> None:
        if "ImageUri" not in code:
            upstream(self, code)
            return
        uri = code["ImageUri"]
        image = _pulled(self, uri)
        if image is None:
            _refuse(f"Source image {uri} does not exist. Provide a valid source image.")
        if image.image_manifest_media_type not in _MANIFESTS:
            _refuse(f"The image manifest, config or layer media type for the source image {uri} is not supported.")
        self.code_sha_256 = image.image_digest.removeprefix("sha256:")
        self.code_size = 0
        self.code["ImageUri"] = uri

    LambdaFunction._set_function_code = set_function_code


def _refuse(message: str) -> None:
    from moto.awslambda.exceptions import InvalidParameterValueException

    raise InvalidParameterValueException(message)


def _pulled(function: Any, uri: str) -> Any:
    """Return the image, None where there is none or neither the repository nor the role lets Lambda have it."""
    from moto.ecr.models import ecr_backends

    place, _, digest = uri.partition("@")
    name, _, tag = place.partition("/")[2].partition(":")
    repository = ecr_backends[function.account_id][function.region].repositories.get(name)
    if repository is None or not _may_pull(function, repository):
        return None
    for image in repository.images:
        if image.get_image_digest() == digest or (not digest and tag in image.image_tags):
            return image
    return None


def _may_pull(function: Any, repository: Any) -> bool:
    from moto.iam.models import iam_backends

    own = [json.loads(repository.policy)] if repository.policy else []
    lambdas = [
        {"Statement": [one]}
        for document in own
        for one in as_list(document["Statement"])
        if "lambda.amazonaws.com" in as_list(one["Principal"].get("Service", ""))
    ]
    role = iam_backends[function.account_id]["aws"].get_role_by_arn(function.role)
    roles = [
        json.loads(version.document)
        for policy in role.managed_policies.values()
        for version in policy.versions
        if version.version_id == policy.default_version_id
    ]
    arn = f"arn:aws:lambda:{function.region}:{function.account_id}:function:{function.function_name}"
    return all(
        allowing(lambdas, action, repository.arn, {"aws:sourceArn": arn}) or allowing(roles, action, repository.arn)
        for action in ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
    )


def _take_requests_for_encrypted() -> None:
    from moto.iam.access_control import IAMPolicy, PermissionResult
    from moto.s3.models import FakeBucket

    if "condition" in inspect.getsource(FakeBucket.get_permission):
        sys.exit("moto looks at the conditions of a bucket's policy now: tell it that requests are encrypted instead")

    def get_permission(self: Any, action: str, resource: str) -> PermissionResult:
        document = json.loads(self.policy or '{"Statement": []}')
        document["Statement"] = [one for one in as_list(document["Statement"]) if "SecureTransport" not in str(one)]
        if not document["Statement"]:
            return PermissionResult.NEUTRAL
        return IAMPolicy(json.dumps(document)).is_action_permitted(action, resource)

    FakeBucket.get_permission = get_permission


def _record(file: Path) -> None:
    from moto.core.authorization import ActionAuthenticatorMixin

    upstream = ActionAuthenticatorMixin._authenticate_and_authorize_action

    def authorize(self: Any, *arguments: Any) -> None:
        if "Terraform" in self.headers.get("User-Agent", ""):
            with file.open("a") as lines:
                lines.write(f"{self.service_name} {self.method} {self._get_action()}\n")
        upstream(self, *arguments)

    ActionAuthenticatorMixin._authenticate_and_authorize_action = authorize


if __name__ == "__main__":
    main()
