"""The image repository: whether the image is there, stays what it is, and may be fetched by Lambda.

Guards of the failures 1 (nothing pushed), 3 (no permission to fetch) and 4 (a tag that moves).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from alpaco.problem.text import Text
from deployment.answers import Answer, fill, good, unknown, wrong
from deployment.aws import Aws
from deployment.target import FUNCTIONS, Target

__all__ = ["MOVING_TAGS", "Repository", "judge", "look"]

# The same as in variables.tf, where the plan refuses them; a test holds the two together.
# fmt: off
MOVING_TAGS = frozenset((
    "latest", "current", "newest", "head", "main", "master", "trunk", "dev", "develop", "development", "test",
    "staging", "stage", "prod", "production", "release", "stable", "edge", "nightly", "live",
))
# fmt: on
PULL = frozenset({"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"})

_APPLY_REGISTRY = Text(
    "alpaco deploy가 다시 만듭니다. 손으로는: terraform -chdir=infrastructure/terraform/problem_service/registry apply",
    "alpaco deploy restores it; by hand: terraform -chdir=infrastructure/terraform/problem_service/registry apply",
)
_PUSH_FIRST = Text(
    "apply보다 push가 먼저입니다: alpaco deploy, 또는 docker push를 끝낸 뒤 그 태그로 apply 하세요.",
    "Push before you apply: alpaco deploy, or docker push, then apply with that tag.",
)
_NEW_TAG = Text(
    "빌드마다 새 태그를 쓰세요: TAG=$(date +%Y%m%d%H%M%S), 또는 alpaco deploy.",
    "Give every build a tag of its own: TAG=$(date +%Y%m%d%H%M%S), or alpaco deploy.",
)


@dataclass(frozen=True, slots=True)
class Repository:
    """What ECR, IAM and Lambda say of one environment's image.

    `tag` is the one asked about: the option's, else the one that runs now. `digest` is the image under it; `running`
    is the image that the function runs. `policy` is the repository's, `roles` those of the functions that exist, each
    as IAM writes it; `policy` is None where there is none.
    """

    arn: str | None = None
    url: str | None = None
    immutable: bool = False
    policy: Mapping[str, Any] | None = None
    roles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    tag: str | None = None
    digest: str | None = None
    running: str | None = None


def look(aws: Aws, target: Target, tag: str | None) -> Repository:
    """Ask ECR about the repository and the tag, and Lambda and IAM about the function that runs."""
    function = aws.find("lambda", "get_function", FunctionName=target.function("generator"), Qualifier="live")
    running = _digest(function)
    found = aws.find("ecr", "describe_repositories", repositoryNames=[target.repository])
    if found is None:
        return Repository(tag=tag, running=running)
    repository = found["repositories"][0]
    if tag is None and running is not None:
        tag = _tag_of(aws, target, running)
    policy = aws.find("ecr", "get_repository_policy", repositoryName=target.repository)
    return Repository(
        arn=repository["repositoryArn"],
        url=repository["repositoryUri"],
        immutable=repository["imageTagMutability"] == "IMMUTABLE",
        policy=json.loads(policy["policyText"]) if policy else None,
        roles=_roles(aws, target),
        tag=tag,
        digest=_digest_of(aws, target, tag) if tag else None,
        running=running,
    )


def judge(seen: Repository) -> list[Answer]:
    """Answer for the failures 1, 3 and 4."""
    return [_pushed(seen), _fetchable(seen), _unmoving(seen)]


def _pushed(seen: Repository) -> Answer:
    check, failure = "failure-1", 1
    if seen.tag is None:
        nothing = Text("아직 배포된 이미지가 없습니다.", "No image has been deployed yet.")
        return unknown(check, nothing, _PUSH_FIRST, failure=failure)
    if seen.digest is None:
        missing = Text(
            "레지스트리에 {tag} 이미지가 없습니다. 이대로 apply 하면 “Source image … does not exist”로 끝납니다.",
            "The registry has no image {tag}; an apply would end with “Source image … does not exist”.",
        )
        return wrong(check, fill(missing, tag=seen.tag), _PUSH_FIRST, failure=failure)
    there = Text("이미지 {tag}이(가) 레지스트리에 있습니다.", "Image {tag} is in the registry.")
    return good(check, fill(there, tag=seen.tag), failure=failure)


def _fetchable(seen: Repository) -> Answer:
    check, failure = "failure-3", 3
    if seen.arn is None:
        nothing = Text("이미지 저장소가 아직 없습니다.", "There is no image repository yet.")
        return unknown(check, nothing, _APPLY_REGISTRY, failure=failure)
    if not _allows(seen.policy, "*", service="lambda.amazonaws.com"):
        words = Text(
            "저장소 정책이 Lambda에 이미지 내려받기를 허용하지 않습니다. 이미지가 있어도 "
            "“Source image … does not exist”가 납니다.",
            "The repository's policy does not let Lambda fetch images: "
            "“Source image … does not exist”, though it is there.",
        )
        return wrong(check, words, _APPLY_REGISTRY, failure=failure)
    lacking = ", ".join(name for name, policy in seen.roles.items() if not _allows(policy, seen.arn))
    if lacking:
        words = fill(
            Text(
                "실행 역할에 ECR 권한(BatchGetImage, GetDownloadUrlForLayer)이 없습니다: {roles}",
                "Execution roles without the ECR permissions (BatchGetImage, GetDownloadUrlForLayer): {roles}",
            ),
            roles=lacking,
        )
        cure = Text(
            "infrastructure/terraform/problem_service/iam.tf의 정책에 두 권한을 넣고 apply 하세요.",
            "Put both into the policy in infrastructure/terraform/problem_service/iam.tf, and apply.",
        )
        return wrong(check, words, cure, failure=failure)
    return good(check, Text("Lambda가 이미지를 내려받을 수 있습니다.", "Lambda may fetch the image."), failure=failure)


def _unmoving(seen: Repository) -> Answer:
    check, failure = "failure-4", 4
    if seen.tag is not None and seen.tag.lower() in MOVING_TAGS:
        words = Text(
            "{tag}은(는) 옮겨 다니는 태그입니다. 다시 올려도 apply는 “No changes”라고 합니다.",
            "{tag} is a tag that moves: after another push apply says “No changes”.",
        )
        return wrong(check, fill(words, tag=seen.tag), _NEW_TAG, failure=failure)
    if seen.arn is None:
        nothing = Text("이미지 저장소가 아직 없습니다.", "There is no image repository yet.")
        return unknown(check, nothing, _APPLY_REGISTRY, failure=failure)
    if not seen.immutable:
        words = Text(
            "저장소가 같은 태그를 다시 올리는 것을 막지 않습니다.",
            "The repository does not stop a tag from being pushed again.",
        )
        return wrong(check, words, _APPLY_REGISTRY, failure=failure)
    return good(
        check, Text("태그는 한 번 올리면 바뀌지 않습니다.", "A tag, once pushed, never changes."), failure=failure
    )


def _allows(policy: Mapping[str, Any] | None, resource: str, *, service: str | None = None) -> bool:
    """Tell whether a policy's statements allow pulling `resource`, to `service` where it is a resource's policy."""
    granted: set[str] = set()
    for statement in (policy or {}).get("Statement", ()):
        principal = statement.get("Principal", {})
        meant = service is None or principal == "*" or service in _listed(principal.get("Service", ()))
        covered = service is not None or any(fnmatchcase(resource, each) for each in _listed(statement.get("Resource")))
        if statement["Effect"] == "Allow" and meant and covered:
            patterns = [each.lower() for each in _listed(statement.get("Action"))]
            granted |= {each for each in PULL if any(fnmatchcase(each.lower(), pattern) for pattern in patterns)}
    return granted == PULL


def _listed(value: str | Iterable[str] | None) -> list[str]:
    """Read what IAM lets people write as one string or as a list."""
    return [value] if isinstance(value, str) else list(value or ())


def _digest(function: Mapping[str, Any] | None) -> str | None:
    uri: str = (function or {}).get("Code", {}).get("ImageUri", "")
    return uri.partition("@")[2] or None


def _tag_of(aws: Aws, target: Target, digest: str) -> str | None:
    """Return a tag of an image, of several the first in the alphabet, passing over the marks of releases."""
    found = aws.find("ecr", "describe_images", repositoryName=target.repository, imageIds=[{"imageDigest": digest}])
    tags = found["imageDetails"][0].get("imageTags", []) if found else []
    return min((tag for tag in tags if not tag.startswith("released-")), default=None)


def _digest_of(aws: Aws, target: Target, tag: str) -> str | None:
    found = aws.find("ecr", "describe_images", repositoryName=target.repository, imageIds=[{"imageTag": tag}])
    digest: str | None = found["imageDetails"][0]["imageDigest"] if found else None
    return digest


def _roles(aws: Aws, target: Target) -> dict[str, Mapping[str, Any]]:
    """Return what each function's execution role allows, by the role's name; only of functions that exist."""
    roles: dict[str, Mapping[str, Any]] = {}
    for name in map(target.function, FUNCTIONS):
        found = aws.find("lambda", "get_function_configuration", FunctionName=name)
        if found is not None:
            role = found["Role"].rpartition("/")[2]
            roles[role] = {"Statement": list(_statements(aws, role))}
    return roles


def _statements(aws: Aws, role: str) -> Iterator[Any]:
    """Yield every statement of a role, of the policies attached to it and of its own."""
    for page in aws.pages("iam", "list_attached_role_policies", RoleName=role):
        for attached in page["AttachedPolicies"]:
            arn = attached["PolicyArn"]
            version = aws.call("iam", "get_policy", PolicyArn=arn)["Policy"]["DefaultVersionId"]
            document = aws.call("iam", "get_policy_version", PolicyArn=arn, VersionId=version)
            yield from document["PolicyVersion"]["Document"]["Statement"]
    for page in aws.pages("iam", "list_role_policies", RoleName=role):
        for inline in page["PolicyNames"]:
            document = aws.call("iam", "get_role_policy", RoleName=role, PolicyName=inline)
            yield from document["PolicyDocument"]["Statement"]
