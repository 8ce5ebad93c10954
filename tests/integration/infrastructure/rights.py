"""Holds what was needed and what is allowed against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from emulators.iam_policies import allowing, as_list, statements
from integration.infrastructure.cloud import Cloud
from integration.infrastructure.recorder import Need

_ATTACH = "EC2 attaches the VPC's network interfaces before our code runs; our code itself is denied it"
_PULL = "Lambda pulls the image, and pulls it again from time to time"
_LOGS = "Lambda delivers what the function writes"

# What no code of ours asks for: function, statement, and why it must be there.
PLATFORM = {
    ("generator", "PullImage"): _PULL,
    ("generator", "WriteLogs"): _LOGS,
    ("generator", "LetLambdaAttachTheNetwork"): _ATTACH,
    ("worker", "PullImage"): _PULL,
    ("worker", "WriteLogs"): _LOGS,
    ("worker", "LetLambdaAttachTheNetwork"): _ATTACH,
    ("worker", "ReportLostInvocations"): "Lambda sends what it gave up on to the failure queue, in the worker's role",
    ("executor", "PullImage"): _PULL,
    ("executor", "LetLambdaAttachTheNetwork"): _ATTACH,
}

Policies = Mapping[str, list[Mapping[str, Any]]]


def documents(cloud: Cloud, functions: Mapping[str, str]) -> Policies:
    """Return the policies of each function's role as they stand in the account."""
    client, aws = cloud.client("iam"), cloud.client("lambda")
    found: dict[str, list[Mapping[str, Any]]] = {}
    for key, name in functions.items():
        role = aws.get_function_configuration(FunctionName=name)["Role"].rpartition("/")[2]
        assert not client.list_role_policies(RoleName=role)["PolicyNames"]
        found[key] = []
        for attached in client.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
            policy = client.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]
            version = client.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])
            found[key].append(version["PolicyVersion"]["Document"])
    return found


def missing(needs: Iterable[Need], policies: Policies) -> list[Need]:
    """Return what a function asked for and may not do."""
    return [need for need in needs if not allowing(policies[need.function], need.action, need.resource)]


def unused(needs: Iterable[Need], policies: Policies) -> dict[tuple[str, str], str]:
    """Return, with the platform's reason or "", the statements that allow something that nobody asked for."""
    needs = list(needs)
    found = {}
    for function, held in policies.items():
        for statement in statements(held):
            idle = [
                action
                for action in as_list(statement["Action"])
                for resource in as_list(statement["Resource"])
                if not _asked(needs, function, {**statement, "Action": action, "Resource": resource})
            ]
            if idle and statement["Effect"] == "Allow":
                found[function, statement["Sid"]] = PLATFORM.get((function, statement["Sid"]), f"unused: {idle}")
    return found


def _asked(needs: Iterable[Need], function: str, statement: Mapping[str, Any]) -> bool:
    return any(
        need.function == function and allowing([{"Statement": statement}], need.action, need.resource) for need in needs
    )
