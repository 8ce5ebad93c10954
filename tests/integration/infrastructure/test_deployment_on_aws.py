"""The life of a deployment on an emulated account, from nothing to nothing, in this order.

Every test goes on from where the one before it ended: applying takes a minute, and is done once.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from alpaco.adapters.dynamodb import DEFINITION
from alpaco.config import SETTINGS, from_environment
from alpaco.errors import DeploymentError
from alpaco.streaming.commands import ACTIONS
from deployment.terraform import ROOTS
from emulators.iam_policies import as_list, statements
from integration.infrastructure.cloud import CLONE, REPOSITORY, Cloud, changes, planned
from integration.infrastructure.deployer import UNSEEN, allowed, called, matched
from integration.infrastructure.rights import PLATFORM, documents, missing, unused
from integration.infrastructure.service import whole_service

pytestmark = pytest.mark.e2e  # terraform is an outside tool

FIRST, SECOND = "20261129181500", "20261129190000"
FUNCTIONS = {"generator": "alpaco-dev-generator", "worker": "alpaco-dev-worker", "executor": "alpaco-dev-executor"}
ROUTES = json.loads((CLONE / "contracts" / "routes.json").read_text())["routes"]


def existing(cloud: Cloud) -> dict[str, list[Any]]:
    """List what stands in the account that our roots could have made; what moto has from the start is left out."""
    ec2 = cloud.client("ec2")
    own = [{"Name": "tag:Project", "Values": ["alpaco"]}]
    return {
        "repositories": cloud.client("ecr").describe_repositories()["repositories"],
        "functions": cloud.client("lambda").list_functions()["Functions"],
        "tables": cloud.client("dynamodb").list_tables()["TableNames"],
        "buckets": cloud.client("s3").list_buckets()["Buckets"],
        "queues": cloud.client("sqs").list_queues().get("QueueUrls", []),
        "apis": cloud.client("apigatewayv2").get_apis()["Items"],
        "rules": cloud.client("events").list_rules()["Rules"],
        "roles": cloud.client("iam").list_roles()["Roles"],
        "policies": cloud.client("iam").list_policies(Scope="Local")["Policies"],
        "log groups": cloud.client("logs").describe_log_groups()["logGroups"],
        "alarms": cloud.client("cloudwatch").describe_alarms()["MetricAlarms"],
        "dashboards": cloud.client("cloudwatch").list_dashboards()["DashboardEntries"],
        "VPCs": ec2.describe_vpcs(Filters=own)["Vpcs"],
        "subnets": ec2.describe_subnets(Filters=own)["Subnets"],
        "addresses": ec2.describe_addresses()["Addresses"],
        "NAT gateways": [g for g in ec2.describe_nat_gateways()["NatGateways"] if g["State"] != "deleted"],
        "security groups": ec2.describe_security_groups(Filters=own)["SecurityGroups"],
    }


def live(cloud: Cloud) -> dict[str, Any]:
    """Return the configuration of the version behind each function's alias `live`."""
    client = cloud.client("lambda")
    return {key: client.get_function(FunctionName=name, Qualifier="live") for key, name in FUNCTIONS.items()}


def test_applying_before_pushing_ends_at_the_plan(cloud: Cloud) -> None:
    """Neither without a repository nor without an image is anything created, and the message says what to do."""
    with pytest.raises(DeploymentError, match="there is no repository yet. Apply registry/ first"):
        cloud.plan(FIRST)
    cloud.apply_registry()
    before = existing(cloud)
    with pytest.raises(DeploymentError, match="no image has this tag. Push it first"):
        cloud.plan(FIRST)
    assert existing(cloud) == before
    assert {kind for kind, found in before.items() if found} == {"repositories"}


def test_the_first_apply_is_the_last_one(cloud: Cloud) -> None:
    """An image and its tag are enough; a second plan finds nothing to change. Both plans say that the API is open."""
    digest = cloud.push(FIRST)
    cloud.plan(FIRST)
    cloud.apply()
    assert {function["Code"]["ImageUri"].partition("@")[2] for function in live(cloud).values()} == {digest}
    cloud.said.clear()
    assert changes(cloud.plan(FIRST)) == {}
    assert any("No changes" in line for line in cloud.said)
    assert any("The API is open" in line for line in cloud.said)


def test_the_outputs_are_what_their_readers_expect(cloud: Cloud) -> None:
    """The names that `deployment/terraform.py` promises; both roots say where to push."""
    outputs = cloud.service.outputs()
    place = f"123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/{REPOSITORY}"
    assert outputs["generator_streaming_ecr_repo_url"] == place
    assert cloud.registry.outputs() == {"generator_streaming_ecr_repo_url": place}
    assert outputs["generator_streaming_image_tag"] == FIRST
    assert outputs["generator_streaming_websocket_url"].startswith("wss://")
    assert outputs["generator_streaming_websocket_url"].endswith("/live")
    assert outputs["function_names"] == FUNCTIONS
    assert outputs["open_api"] is True
    assert outputs["table"] in existing(cloud)["tables"]
    assert outputs["bucket"] in [bucket["Name"] for bucket in existing(cloud)["buckets"]]


def test_the_gateway_has_the_routes_of_the_contract(cloud: Cloud) -> None:
    """`contracts/routes.json` names what the handler serves, and each is a route, throttled, that leads to it."""
    assert list(ROUTES) == ["$connect", "$disconnect", "$default", *ACTIONS]
    gateway = cloud.client("apigatewayv2")
    (api,) = gateway.get_apis()["Items"]
    assert (api["ProtocolType"], api["RouteSelectionExpression"]) == ("WEBSOCKET", "$request.body.action")
    routes = gateway.get_routes(ApiId=api["ApiId"])["Items"]
    assert sorted(route["RouteKey"] for route in routes) == sorted(ROUTES)
    (integration,) = gateway.get_integrations(ApiId=api["ApiId"])["Items"]
    assert {route["Target"] for route in routes} == {f"integrations/{integration['IntegrationId']}"}
    assert integration["IntegrationUri"].endswith(":function:alpaco-dev-generator:live/invocations")
    assert integration["TimeoutInMillis"] == 29_000
    stage = gateway.get_stage(ApiId=api["ApiId"], StageName="live")
    assert stage["AutoDeploy"]
    assert sorted(stage["RouteSettings"]) == sorted(ROUTES)
    assert all(one["ThrottlingRateLimit"] > 0 for one in stage["RouteSettings"].values())
    assert "body" not in stage["AccessLogSettings"]["Format"].lower()
    policy = cloud.client("lambda").get_policy(FunctionName=FUNCTIONS["generator"], Qualifier="live")["Policy"]
    (statement,) = json.loads(policy)["Statement"]
    assert statement["Principal"] == {"Service": "apigateway.amazonaws.com"}
    assert statement["Condition"]["ArnLike"]["AWS:SourceArn"].endswith(f":{api['ApiId']}/live/*")


def test_the_functions_are_set_up_as_the_code_reads_it(cloud: Cloud) -> None:
    """Every variable is a setting, the settings are accepted, and name what exists; the executor is told nothing."""
    outputs = cloud.service.outputs()
    functions = live(cloud)
    for key in ("generator", "worker"):
        variables = functions[key]["Configuration"]["Environment"]["Variables"]
        assert variables.keys() <= SETTINGS.keys()
        settings = from_environment(variables)
        assert (settings.table, settings.bucket) == (outputs["table"], outputs["bucket"])
        assert settings.worker_function == f"{FUNCTIONS['worker']}:live"
        assert settings.executor_function == (f"{FUNCTIONS['executor']}:live" if key == "worker" else None)
    assert "Environment" not in functions["executor"]["Configuration"]
    commands = [functions[key]["Configuration"]["ImageConfigResponse"]["ImageConfig"]["Command"] for key in FUNCTIONS]
    assert commands == [
        ["lambda_function.lambda_handler"],
        ["lambda_function.worker_handler"],
        ["code_executor.lambda_handler"],
    ]


def test_the_table_is_the_one_that_the_store_defines(cloud: Cloud) -> None:
    """Keys, indexes and billing as in `DEFINITION`, and time to live on `expires`."""
    client, name = cloud.client("dynamodb"), cloud.service.outputs()["table"]
    table = client.describe_table(TableName=name)["Table"]
    assert table["KeySchema"] == DEFINITION["KeySchema"]
    assert table["BillingModeSummary"]["BillingMode"] == DEFINITION["BillingMode"]
    found = {index["IndexName"]: index for index in table["GlobalSecondaryIndexes"]}
    assert found.keys() == {index["IndexName"] for index in DEFINITION["GlobalSecondaryIndexes"]}
    for index in DEFINITION["GlobalSecondaryIndexes"]:
        assert {field: found[index["IndexName"]][field] for field in index} == index
    life = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert life == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}


def test_the_roles_allow_what_the_service_does_and_nothing_else(cloud: Cloud) -> None:
    """Nothing that was asked for is forbidden; what nobody asked for is allowed to Lambda itself or not at all."""
    (api,) = cloud.client("apigatewayv2").get_apis()["Items"]
    needs = whole_service(cloud, FUNCTIONS, api["ApiId"])
    policies = documents(cloud, FUNCTIONS)
    assert missing(needs, policies) == []
    assert unused(needs, policies) == PLATFORM
    assert {need.function for need in needs} == {"generator", "worker"}
    wide = [one["Sid"] for held in policies.values() for one in statements(held) if "*" in as_list(one["Resource"])]
    assert set(wide) == {"LetLambdaAttachTheNetwork", "ButNotOurCode", "ButNothingToOurCode"}


def test_a_new_tag_changes_functions_and_nothing_else(cloud: Cloud) -> None:
    """The three functions get the image and a version, their aliases follow."""
    versions = {key: function["Configuration"]["Version"] for key, function in live(cloud).items()}
    digest = cloud.push(SECOND)
    plan = cloud.plan(SECOND)
    assert {address.partition(".")[0] for address in changes(plan)} == {"aws_lambda_function", "aws_lambda_alias"}
    assert set(map(tuple, changes(plan).values())) == {("update",)}
    assert len(changes(plan)) == 6
    cloud.apply()
    functions = live(cloud)
    assert {function["Code"]["ImageUri"].partition("@")[2] for function in functions.values()} == {digest}
    assert all(int(function["Configuration"]["Version"]) > int(versions[key]) for key, function in functions.items())
    assert changes(cloud.plan(SECOND)) == {}


def test_the_tag_before_is_known_and_can_be_gone_back_to(cloud: Cloud) -> None:
    """Every published version is described by its tag; applying the old one brings its image back."""
    listed = cloud.client("lambda").list_versions_by_function(FunctionName=FUNCTIONS["worker"])["Versions"]
    assert [version["Description"] for version in listed if version["Version"] != "$LATEST"] == [FIRST, SECOND]
    cloud.plan(FIRST)
    cloud.apply()
    assert {function["Configuration"]["Description"] for function in live(cloud).values()} == {FIRST}
    assert cloud.service.outputs()["generator_streaming_image_tag"] == FIRST


def test_a_tag_means_one_image_for_ever(cloud: Cloud) -> None:
    """It cannot be pushed again, and a tag that is meant to move is refused before AWS is asked."""
    with pytest.raises(ClientError, match="already exists in the repository"):
        cloud.push(FIRST, content="other code")
    with pytest.raises(DeploymentError, match="This tag moves from image to image"):
        cloud.plan("latest")


def test_prod_keeps_what_dev_throws_away(cloud: Cloud) -> None:
    """Longer logs, recovery, protection, a way out in each zone, more at once; names of its own."""
    repository = REPOSITORY.replace("-dev", "-prod")
    cloud.client("ecr").create_repository(repositoryName=repository)
    cloud.push(SECOND, repository)
    prod = planned(Cloud(cloud.endpoint, cloud.roots, {"TF_WORKSPACE": "prod"}).plan(SECOND, "prod"))
    table = prod["aws_dynamodb_table.generations"]
    assert table["deletion_protection_enabled"]
    assert table["point_in_time_recovery"][0]["enabled"]
    assert not prod["aws_s3_bucket.artefacts"]["force_destroy"]
    assert prod["aws_cloudwatch_log_group.access"]["retention_in_days"] == 365
    assert len([address for address in prod if address.startswith("aws_nat_gateway.main[")]) == 2
    assert prod["aws_lambda_function.generator_worker_lambda"]["reserved_concurrent_executions"] == 50
    assert prod["aws_lambda_function.generator_worker_lambda"]["function_name"] == "alpaco-prod-worker"
    cloud.client("ecr").delete_repository(repositoryName=repository, force=True)


def test_nothing_is_left_after_destroy(cloud: Cloud) -> None:
    """Neither in the state nor in the account."""
    cloud.destroy(FIRST)
    assert cloud.service.outputs() == {}
    assert {kind for kind, found in existing(cloud).items() if found} == set()


def test_after_destroy_a_new_image_is_found_again(cloud: Cloud) -> None:
    """Registry, push, apply: the right to pull comes with each root, before any function that needs it."""
    cloud.apply_registry()
    cloud.push(SECOND)
    only = {"TF_CLI_ARGS_plan": "-target=aws_lambda_function.code_executor_lambda"}
    again = Cloud(cloud.endpoint, cloud.roots, only)
    again.plan(SECOND)
    again.apply()
    (function,) = existing(cloud)["functions"]
    assert function["FunctionName"] == FUNCTIONS["executor"]


@pytest.mark.parametrize(("repository_allows", "role_allows"), [(True, False), (False, True), (False, False)])
def test_the_image_does_not_exist_where_nobody_may_pull_it(
    cloud: Cloud, *, repository_allows: bool, role_allows: bool
) -> None:
    """Either the registry root's policy or the function's role is enough; without both, that is what Lambda says."""
    ecr, iam = cloud.client("ecr"), cloud.client("iam")
    policy = ecr.get_repository_policy(repositoryName=REPOSITORY)["policyText"]
    role = iam.get_role(RoleName=FUNCTIONS["executor"])["Role"]
    if not role_allows:
        trust = json.dumps(role["AssumeRolePolicyDocument"])
        role = iam.create_role(RoleName="bare", AssumeRolePolicyDocument=trust)["Role"]
    if not repository_allows:
        ecr.delete_repository_policy(repositoryName=REPOSITORY)
    image = f"123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/{REPOSITORY}:{SECOND}"
    wanted = {
        "FunctionName": "alpaco-dev-probe",
        "Role": role["Arn"],
        "PackageType": "Image",
        "Code": {"ImageUri": image},
    }
    try:
        if repository_allows or role_allows:
            cloud.client("lambda").create_function(**wanted)
            cloud.client("lambda").delete_function(FunctionName="alpaco-dev-probe")
        else:
            with pytest.raises(ClientError, match=f"Source image {image} does not exist"):
                cloud.client("lambda").create_function(**wanted)
    finally:
        ecr.set_repository_policy(repositoryName=REPOSITORY, policyText=policy)
        if not role_allows:
            iam.delete_role(RoleName="bare")


def test_whoever_deploys_needs_what_the_policy_says(cloud: Cloud) -> None:
    """`deployer.json` allows every call that Terraform made until now, and nothing that has no reason; it fits."""
    assert len("".join((CLONE / ROOTS / "deployer.json").read_text().split())) <= 6144  # IAM's quota for a policy
    needed, patterns = called(cloud.record), allowed()
    pairs = matched(patterns, needed)
    assert needed - {action for _, action in pairs} == set()
    unseen = {action for actions in UNSEEN.values() for action in actions}
    assert set(patterns) - {pattern for pattern, _ in pairs} == unseen
