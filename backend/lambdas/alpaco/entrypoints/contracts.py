"""Writes `contracts/`: the protocol in machine-readable form, made from the code and nothing else.

python -m alpaco.entrypoints.contracts contracts/
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from alpaco.entrypoints.contract_examples import CLIENT, SERVER
from alpaco.streaming.commands import ACTIONS
from alpaco.streaming.events import CODES, EVENTS, REPLIES
from alpaco.streaming.frames import MAX_FRAME
from alpaco.streaming.session import MAX_CLIENT_FRAME

__all__ = ["ROUTES", "files", "main"]

ROUTES = ("$connect", "$disconnect", "$default", *ACTIONS)
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ANSWERS = {
    "generateProblem": [kind.__name__ for kind in EVENTS],
    "resumeGeneration": ["Resumed", "SnapshotReply", *(kind.__name__ for kind in EVENTS)],
    "cancelGeneration": ["Completed", "Failed", "Cancelled"],
    "getProblem": ["ProblemReply"],
    "getPackage": ["PackageReply"],
    "listProblems": ["ProblemsReply"],
    "ping": ["Pong"],
}


def files() -> dict[str, str]:
    """Return every file of `contracts/`, path to text."""
    client, server = _schema(tuple(ACTIONS.values())), _schema((*EVENTS, *REPLIES))
    texts = {
        "routes.json": _json({"routeSelectionExpression": "$request.body.action", "routes": list(ROUTES)}),
        "client.schema.json": _json(client),
        "server.schema.json": _json(server),
        "asyncapi.yaml": yaml.safe_dump(_asyncapi(client, server), sort_keys=False, allow_unicode=True, width=120),
    }
    for example in (*CLIENT, *SERVER):
        shown = msgspec.to_builtins(example)
        if example in CLIENT:
            shown = {name: value for name, value in shown.items() if value is not None}
        name = shown.get("action") or shown["type"]
        texts[f"examples/{name}.json"] = _json(shown)
    return texts


def main(arguments: list[str]) -> int:
    """Write the files below the folder that is the only argument."""
    (folder,) = arguments
    for path, text in files().items():
        target = Path(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return 0


def _schema(kinds: tuple[type, ...]) -> dict[str, Any]:
    references, definitions = msgspec.json.schema_components(kinds)
    for definition in definitions.values():
        if "v" in definition.get("properties", {}):
            # A default of ours in Python, but never left out on the wire.
            del definition["properties"]["v"]["default"]
            definition["required"].append("v")
    return {"$schema": _DRAFT, "oneOf": list(references), "$defs": definitions}


def _asyncapi(client: Mapping[str, Any], server: Mapping[str, Any]) -> dict[str, Any]:
    """Describe the one channel: its messages, and for each action what answers it."""
    schemas = {**client["$defs"], **server["$defs"]}
    kinds = (*ACTIONS.values(), *EVENTS, *REPLIES)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Alpaco problem service",
            "version": "1",
            "description": (
                "JSON text frames. Version 1 only grows; clients ignore types and fields that they do not know.\n"
                f"Frames to the service have at most {MAX_CLIENT_FRAME} bytes, frames from it at most {MAX_FRAME}.\n"
                "API Gateway's own frames have a `message` and no `type`."
            ),
        },
        "channels": {
            "service": {
                "address": "/{stage}",
                "parameters": {"stage": {"description": "The deployment's stage.", "default": "dev"}},
                "messages": {kind.__name__: {"$ref": f"#/components/messages/{kind.__name__}"} for kind in kinds},
                "bindings": {"ws": {"method": "GET", "bindingVersion": "0.1.0"}},
            }
        },
        "operations": {
            action: {
                "action": "receive",
                "channel": {"$ref": "#/channels/service"},
                "summary": kind.__doc__,
                "messages": [_message(kind.__name__)],
                "reply": {
                    "channel": {"$ref": "#/channels/service"},
                    "messages": [_message(name) for name in (*_ANSWERS[action], "ErrorReply")],
                },
            }
            for action, kind in ACTIONS.items()
        },
        "components": {
            "messages": {
                kind.__name__: {
                    "name": kind.__struct_config__.tag,
                    "summary": kind.__doc__,
                    "payload": {"$ref": f"#/components/schemas/{kind.__name__}"},
                }
                for kind in kinds
            },
            "schemas": json.loads(json.dumps(schemas).replace("#/$defs/", "#/components/schemas/")),
        },
        "x-error-codes": list(CODES),
    }


def _message(name: str) -> dict[str, str]:
    return {"$ref": f"#/channels/service/messages/{name}"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
