"""What whoever deploys has to be allowed: what Terraform was seen to call, and what no emulator can show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from deployment.terraform import ROOTS
from emulators.iam_policies import as_list, statements
from integration.infrastructure.cloud import CLONE

# Allowed although Terraform was not seen to need it, and why.
UNSEEN = {
    "AWS asks for it where something is created with tags": [
        "cloudwatch:TagResource",
        "dynamodb:TagResource",
        "ecr:TagResource",
        "events:TagResource",
        "iam:TagPolicy",
        "iam:TagRole",
        "lambda:TagResource",
        "logs:TagResource",
        "sns:TagResource",
        "sqs:TagQueue",
    ],
    "docker push, and alpaco doctor and destroy": [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchDeleteImage",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:GetAuthorizationToken",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
    ],
    "settings that change later": [
        "dynamodb:UpdateContinuousBackups",
        "dynamodb:UpdateTable",
        "ec2:ModifyVpcEndpoint",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicyVersion",
        "lambda:DeleteFunctionConcurrency",
        "sqs:SetQueueAttributes",
    ],
    "API Gateway asks whoever switches access logs on (documented for HTTP APIs; WebSocket APIs are not told apart)": [
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
    ],
    "the address that alarms are sent to": ["sns:GetSubscriptionAttributes", "sns:Subscribe", "sns:Unsubscribe"],
    "the emulator has nothing there, or does not tell it from something else": [
        "ec2:DeleteNetworkInterface",
        "ec2:RevokeSecurityGroupIngress",
        "iam:PassRole",
        "s3:DeleteObjectVersion",
        "s3:PutBucketPublicAccessBlock",
        "s3:PutEncryptionConfiguration",
    ],
    "alpaco logs": ["logs:FilterLogEvents"],
}
_SAME = {"s3:HeadBucket": "s3:ListBucket"}


def allowed() -> list[str]:
    """Return the actions of `deployer.json`, patterns among them."""
    document = json.loads((CLONE / ROOTS / "deployer.json").read_text())
    return [action for statement in statements([document]) for action in as_list(statement["Action"])]


def called(record: Path) -> set[str]:
    """Return the actions that Terraform's recorded calls need."""
    found = set()
    for line in record.read_text().splitlines():
        service, method, operation = line.split()
        if service.startswith("apigateway"):  # whose actions are HTTP's methods
            found.add(f"apigateway:{method}")
        else:
            action = f"{service.removeprefix('aws')}:{operation}"
            found.add(_SAME.get(action, action))
    return found


def matched(patterns: Iterable[str], actions: Iterable[str]) -> set[tuple[str, str]]:
    """Return which pattern allows which action."""
    actions = list(actions)
    return {(one, action) for one in patterns for action in actions if fnmatchcase(action.lower(), one.lower())}
