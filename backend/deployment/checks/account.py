"""The AWS account: who is asking, where, and whether they may do what a deployment does."""

from __future__ import annotations

from dataclasses import dataclass

from alpaco.errors import DeploymentError
from alpaco.problem.text import Text
from deployment.answers import Answer, fill, good, note, unknown, wrong
from deployment.aws import Aws
from deployment.checks import permissions
from deployment.target import REGION, Target

__all__ = ["Account", "judge", "look"]

KEPT_FREE = 100  # of an account's concurrency, which Lambda lets nobody reserve


@dataclass(frozen=True, slots=True)
class Account:
    """What the account says. `problem` is why nothing more is known; `denied` is None where nobody would say.

    `concurrency` is how many functions the account may run at once, None where it would not say.
    `log_role` is the role by which API Gateway writes logs, empty without one, None where that could not be asked.
    """

    problem: str = ""
    arn: str = ""
    region: str | None = None
    denied: tuple[str, ...] | None = None
    concurrency: int | None = None
    log_role: str | None = None


def look(aws: Aws, target: Target) -> Account:
    """Ask the account."""
    try:
        arn = aws.call("sts", "get_caller_identity")["Arn"]
    except DeploymentError as error:
        return Account(problem=str(error))
    return Account(
        arn=arn,
        region=aws.configured_region,
        denied=permissions.look(aws, target, arn),
        concurrency=_concurrency_of(aws),
        log_role=_log_role(aws),
    )


def judge(account: Account, prefix: str, reserved: int) -> list[Answer]:
    """Say who deploys where, and what is in the way.

    `prefix` begins the names of our own roles; `reserved` is how much of the account's concurrency Terraform takes.
    """
    if account.problem:
        ask = Text(
            "aws sts get-caller-identity가 성공한 뒤 다시 실행하세요.",
            "Run this again once aws sts get-caller-identity succeeds.",
        )
        return [wrong("credentials", Text(account.problem, account.problem), ask)]
    who = good("credentials", Text(account.arn, account.arn))
    room = _concurrency(account.concurrency, reserved)
    return [who, _region(account.region), permissions.judge(account.denied), room, _logs(account, prefix)]


def _concurrency_of(aws: Aws) -> int | None:
    try:
        return int(aws.call("lambda", "get_account_settings")["AccountLimit"]["ConcurrentExecutions"])
    except DeploymentError:
        return None


def _log_role(aws: Aws) -> str | None:
    try:
        return str(aws.call("apigateway", "get_account").get("cloudwatchRoleArn", ""))
    except DeploymentError:
        return None


def _region(region: str | None) -> Answer:
    if region in (None, REGION):
        return good("region", Text(REGION, REGION))
    return note(
        "region",
        fill(
            Text(
                "설정된 리전은 {region}이지만 서비스는 {ours}에 배포됩니다.",
                "Your settings say {region}; the service goes to {ours}.",
            ),
            region=region,
            ours=REGION,
        ),
    )


def _concurrency(limit: int | None, reserved: int) -> Answer:
    if limit is None:
        return unknown(
            "concurrency",
            Text("계정의 동시 실행 한도를 확인할 수 없습니다.", "The account's concurrency could not be asked about."),
        )
    if reserved and limit - reserved < KEPT_FREE:
        words = Text(
            "계정의 동시 실행 한도는 {limit}개인데, 배포에는 {reserved}개와 남겨 둘 {kept}개가 필요합니다.",
            "The account may run {limit} functions at once; deploying reserves {reserved}, and {kept} must stay free.",
        )
        cure = Text(
            "Service Quotas에서 Lambda의 Concurrent executions를 늘려 달라고 하거나, tfvars의 worker_concurrency와 "
            "executor_concurrency를 -1로 두세요(비용 상한도 없어집니다).",
            "Ask for more under Service Quotas (Lambda, concurrent executions), or set worker_concurrency and "
            "executor_concurrency to -1 in the environment's tfvars, which also lifts the cap on spending.",
        )
        return wrong("concurrency", fill(words, limit=limit, reserved=reserved, kept=KEPT_FREE), cure)
    room = Text("동시 실행 한도 {limit}에 자리가 있습니다.", "The account's concurrency of {limit} has room.")
    return good("concurrency", fill(room, limit=limit))


def _logs(account: Account, prefix: str) -> Answer:
    if account.log_role is None:
        return unknown(
            "log-role",
            Text("API Gateway의 로그 역할을 확인할 수 없습니다.", "API Gateway's log role could not be asked about."),
        )
    if account.log_role and f"/{prefix}" not in account.log_role:
        words = Text(
            "API Gateway는 계정과 리전마다 로그 역할이 하나뿐이고, 지금은 {role}입니다. 배포하면 우리 역할로 바뀝니다.",
            "API Gateway has one log role per account and region, now {role}; deploying replaces it by ours.",
        )
        keep = Text(
            "그대로 두려면 tfvars에 account_log_role = false를 넣으세요.",
            "To leave it as it is, put account_log_role = false into the environment's tfvars.",
        )
        return note("log-role", fill(words, role=account.log_role), keep)
    return good(
        "log-role",
        Text("API Gateway의 로그 역할에 걸리는 것이 없습니다.", "Nothing is in the way of API Gateway's log role."),
    )
