"""Answers about finished problems: views, packages, lists. Each function returns a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from alpaco.bootstrap import Service
from alpaco.errors import InvalidRequestError
from alpaco.problem.generation import Generation, Key, Result
from alpaco.problem.text import Text
from alpaco.streaming.commands import GetPackage, GetProblem, ListProblems
from alpaco.streaming.events import GenerationItem, PackageReply, ProblemReply, ProblemsReply, timestamp
from alpaco.streaming.frames import encode, fit

__all__ = ["known", "package", "problem", "problems"]

_LINK_SECONDS = 15 * 60


def known(service: Service, key: Key) -> Generation:
    """Return the record; `NOT_FOUND` where the owner has no such generation."""
    found = service.stores.generations.get(key)
    if found is None:
        raise InvalidRequestError("not_found", param="problemId", code="NOT_FOUND", problem_id=key.problem_id)
    return found


def problem(service: Service, owner: str, command: GetProblem) -> bytes:
    """Show a finished problem; what does not fit the frame becomes a reference with a fresh link."""
    now = service.clock()
    key = Key(owner, command.problem_id)
    folder = _finished(known(service, key)).folder
    stored = service.stores.artefacts.get(f"{key.prefix}/{folder}/{command.view}.json")
    assert stored is not None, "a result's files are stored before its last event"
    reply = ProblemReply(
        problem_id=key.problem_id,
        ts=timestamp(now),
        request_id=command.request_id or msgspec.UNSET,
        view=command.view,
        problem=msgspec.json.decode(stored),
    )

    def link(name: str) -> Mapping[str, str]:
        return _link(service, f"{key.prefix}/{name}", now)

    frame, blobs = fit(reply, f"{folder}/{command.view}", link)
    for blob in blobs:
        service.stores.artefacts.put(f"{key.prefix}/{blob.name}", blob.data)
    return frame


def package(service: Service, owner: str, command: GetPackage) -> bytes:
    """Make a fresh link to a package."""
    now = service.clock()
    key = Key(owner, command.problem_id)
    folder = _finished(known(service, key)).folder
    found = service.stores.artefacts.find(f"{key.prefix}/{folder}/{key.problem_id}-{command.format}.zip")
    if found is None:
        raise InvalidRequestError(
            "no_package", param="format", code="NOT_FOUND", problem_id=key.problem_id, format=command.format
        )
    link: dict[str, Any] = _link(service, found.key, now)
    reply = PackageReply(
        problem_id=key.problem_id,
        ts=timestamp(now),
        request_id=command.request_id or msgspec.UNSET,
        format=command.format,
        url=link["url"],
        expires_at=link["expiresAt"],
        bytes=found.bytes,
        sha256=found.sha256,
    )
    return encode(reply)


def problems(service: Service, owner: str, command: ListProblems) -> bytes:
    """List the owner's generations, newest first."""
    page = service.stores.generations.page(owner, command.limit, command.cursor)
    reply = ProblemsReply(
        ts=timestamp(service.clock()),
        request_id=command.request_id or msgspec.UNSET,
        items=tuple(_item(generation) for generation in page.items),
        cursor=page.cursor,
    )
    return encode(reply)


def _finished(generation: Generation) -> Result:
    if generation.result is None:
        raise InvalidRequestError(
            "not_finished",
            param="problemId",
            code="NOT_FOUND",
            problem_id=generation.key.problem_id,
            state=generation.state.value,
        )
    return generation.result


def _link(service: Service, key: str, now: float) -> dict[str, str]:
    expires = int(now) + _LINK_SECONDS
    return {"url": service.stores.artefacts.link(key, expires), "expiresAt": timestamp(expires)}


def _item(generation: Generation) -> GenerationItem:
    request = generation.request
    title: Text | None = generation.result.title if generation.result else None
    return GenerationItem(
        problem_id=generation.key.problem_id,
        state=generation.state,
        created_at=timestamp(generation.created),
        title=title.of(request.locale) if title else None,
        topic=request.topic,
        difficulty=request.difficulty,
    )
