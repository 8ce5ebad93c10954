"""Settings: read once, checked, documented, and silent about secrets."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from alpaco.config import SETTINGS, Settings, from_environment
from alpaco.errors import ConfigurationError


def test_every_setting_has_a_variable_and_a_paragraph() -> None:
    """Each field can be set, and `docs/settings.md` lists each variable and no other."""
    assert set(SETTINGS.values()) == {field.name for field in fields(Settings)}
    documented = re.findall(
        r"^\| `([A-Z0-9_]+)`", (Path(__file__).parents[2] / "docs/settings.md").read_text(), re.MULTILINE
    )
    assert documented == list(SETTINGS)


def test_values_come_from_the_environment() -> None:
    """Empty means absent, addresses lose their final slash."""
    settings = from_environment(
        {
            "ALPACO_DATA": "/data",
            "ALPACO_LANGUAGE": "",
            "AWS_ENDPOINT_URL_LAMBDA": "http://localhost:8787/",
            "UNRELATED": "x",
        }
    )
    assert settings == Settings(Path("/data"), lambda_endpoint="http://localhost:8787")


def test_a_default_folder_is_the_users_own() -> None:
    """Without a setting, data goes where the system keeps a user's data."""
    assert from_environment({}).data.name == "alpaco"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ALPACO_LANGUAGE", "fr"),
        ("ALPACO_LOG_LEVEL", "verbose"),
        ("ALPACO_EXECUTOR_ISOLATION", "true"),
        ("ALPACO_PUBLIC_URL", "localhost:8787"),
        ("AWS_ENDPOINT_URL_LAMBDA", "file:///etc/passwd"),
        ("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", "https://"),
    ],
)
def test_a_bad_value_is_named(variable: str, value: str) -> None:
    """The message names the variable."""
    with pytest.raises(ConfigurationError, match=variable):
        from_environment({"ALPACO_DATA": "/data", variable: value})


@pytest.mark.parametrize("only", ["ALPACO_TABLE", "ALPACO_BUCKET"])
def test_table_and_bucket_go_together(only: str) -> None:
    """A service whose records are on AWS and whose packages are in a folder would lose one of them."""
    with pytest.raises(ConfigurationError, match="ALPACO_TABLE and ALPACO_BUCKET"):
        from_environment({"ALPACO_DATA": "/data", only: "name"})


def test_secrets_are_not_shown() -> None:
    """Neither settings nor credentials show a secret in their repr."""
    settings = from_environment(
        {
            "ALPACO_DATA": "/data",
            "AWS_ACCESS_KEY_ID": "AKID",
            "AWS_SECRET_ACCESS_KEY": "hush-secret",
            "AWS_SESSION_TOKEN": "hush-token",
        }
    )
    assert settings.credentials is not None
    assert settings.credentials.secret_key.endswith("secret")
    assert "hush" not in f"{settings!r} {settings.credentials!r}"
    assert from_environment({"ALPACO_DATA": "/data"}).credentials is None
