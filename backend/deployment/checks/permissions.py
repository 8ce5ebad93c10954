"""Whether the caller may do what a deployment does: all that deployer.json allows, asked of IAM beforehand."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from alpaco.errors import DeploymentError
from alpaco.problem.text import Text
from deployment.answers import Answer, fill, good, unknown, wrong
from deployment.aws import Aws
from deployment.target import CLONE, Target
from deployment.terraform import ROOTS

__all__ = ["judge", "look", "simulations"]

POLICY = ROOTS / "deployer.json"
_ASSUMED = re.compile(r"arn:(?P<partition>[^:]+):sts::(?P<account>\d+):assumed-role/(?P<role>[^/]+)/.*")
_PASSED = {  # the condition under which a role may be handed on
    "ContextKeyName": "iam:PassedToService",
    "ContextKeyValues": ["lambda.amazonaws.com"],
    "ContextKeyType": "string",
}
_SHOWN = 12

_CURE = Text(
    f"계정 관리자에게 {POLICY}의 정책을 붙여 달라고 하세요(docs/operations/infrastructure.md).",
    f"Ask whoever runs the account to attach the policy {POLICY} (docs/operations/infrastructure.md).",
)


def look(aws: Aws, target: Target, arn: str) -> tuple[str, ...] | None:
    """Have IAM simulate what the caller `arn` may do; returns what is denied, None where the caller may not ask."""
    if arn.endswith(":root"):
        return ()  # nothing is denied to an account's owner, and IAM does not simulate them
    if found := _ASSUMED.fullmatch(arn):
        arn = f"arn:{found['partition']}:iam::{found['account']}:role/{found['role']}"
    policy = json.loads((CLONE / POLICY).read_text())
    denied: set[str] = set()
    try:
        for resource, actions in simulations(policy, arn.split(":")[4], target).items():
            asked = {"PolicySourceArn": arn, "ActionNames": actions, "ResourceArns": [resource]}
            for page in aws.pages("iam", "simulate_principal_policy", **asked, ContextEntries=[_PASSED]):
                results = page["EvaluationResults"]
                denied |= {each["EvalActionName"] for each in results if each["EvalDecision"] != "allowed"}
    except DeploymentError:
        return None
    return tuple(sorted(denied))


def simulations(policy: Mapping[str, Any], account: str, target: Target) -> dict[str, list[str]]:
    """Return what is to be asked of whom: actions by a resource of the kind that the policy allows them on.

    Patterns of actions are left out, since IAM simulates actions only; they all read.
    """
    asked: defaultdict[str, list[str]] = defaultdict(list)
    for statement in policy["Statement"]:
        resources = _listed(statement["Resource"])
        for action in _listed(statement["Action"]):
            service = action.partition(":")[0]
            of_service = [each for each in resources if each.split(":")[2:3] == [service]]
            if "*" not in action:
                asked[_one((of_service or resources)[0], account, target)].append(action)
    return dict(asked)


def judge(denied: tuple[str, ...] | None) -> Answer:
    """Say what is denied."""
    if denied is None:
        return unknown(
            "permissions",
            Text(
                "권한을 미리 확인할 수 없습니다(iam:SimulatePrincipalPolicy가 필요합니다).",
                "What you may do could not be asked beforehand, which needs iam:SimulatePrincipalPolicy.",
            ),
            fill(Text("배포에 필요한 정책: {policy}", "The policy that deploying needs: {policy}"), policy=POLICY),
        )
    if denied:
        more = f" (+{len(denied) - _SHOWN})" if len(denied) > _SHOWN else ""
        words = Text("허용되지 않은 작업: {actions}", "Not allowed to you: {actions}")
        return wrong("permissions", fill(words, actions=", ".join(denied[:_SHOWN]) + more), _CURE)
    return good("permissions", Text("배포에 필요한 권한이 있습니다.", "You may do what deploying needs."))


def _one(pattern: str, account: str, target: Target) -> str:
    """Return one resource that a pattern is meant for."""
    if pattern == "*":
        return pattern
    named = pattern.replace("alpaco/*", target.repository).replace("alpaco-*", f"{target.prefix}-x")
    return named.replace(":*:", f":{account}:").replace("*", "x")


def _listed(value: str | list[str]) -> list[str]:
    """Read what IAM lets people write as one string or as a list."""
    return [value] if isinstance(value, str) else value
