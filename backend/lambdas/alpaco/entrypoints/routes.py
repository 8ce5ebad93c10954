"""Answers the frames of clients: accept, resume, cancel, look up. Nothing here makes a problem or waits for one."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from hashlib import sha256
from uuid import uuid4

import msgspec

from alpaco.bootstrap import Service
from alpaco.entrypoints import lookups
from alpaco.entrypoints.replay import replay
from alpaco.entrypoints.worker import cancel_unheld, start_worker
from alpaco.errors import DeliveryError, InvalidRequestError, StoreError, UnsupportedRequestError
from alpaco.problem.generation import Connection, Event, Generation, Key, Subscription
from alpaco.problem.text import Locale
from alpaco.streaming.commands import (
    CancelGeneration,
    GenerateProblem,
    GetPackage,
    GetProblem,
    ListProblems,
    Ping,
    ResumeGeneration,
)
from alpaco.streaming.events import Accepted, ErrorBody, ErrorReply, Pong, Resumed, timestamp
from alpaco.streaming.frames import encode
from alpaco.streaming.session import Order, Refusal, error_body, read_frame
from alpaco.streaming.snapshot import request_body
from alpaco.streaming.words import say

__all__ = ["MAX_SUBSCRIBERS", "Caller", "answer"]

MAX_SUBSCRIBERS = 50  # connections to one running generation: one worker posts to all of them
_CROWDED_SECONDS = 10.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a frame, and where the answer goes; `since`, in epoch seconds, is when the gateway had the frame."""

    owner: str
    connection: Connection
    since: float | None = None


def answer(service: Service, caller: Caller, frame: bytes) -> None:
    """Serve one frame; whatever goes wrong becomes an error object, and nothing is raised."""
    order = read_frame(frame, service.language)
    try:
        if isinstance(order, Order):
            _serve(service, caller, order)
            return
        body = error_body(order.error, order.locale)
    except Exception as error:
        body = _explain(error, _locale(service, caller, order))
    reply = ErrorReply(
        error=body,
        ts=timestamp(service.clock()),
        request_id=order.request_id or msgspec.UNSET,
        problem_id=_problem_id(order) or msgspec.UNSET,
    )
    _post(service, caller, encode(reply))


def _serve(service: Service, caller: Caller, order: Order) -> None:
    match order.command:
        case GenerateProblem() as command:
            _generate(service, caller, command)
        case ResumeGeneration() as command:
            _resume(service, caller, command)
        case CancelGeneration() as command:
            _cancel(service, caller, command)
        case GetProblem() as command:
            _post(service, caller, lookups.problem(service, caller.owner, command))
        case GetPackage() as command:
            _post(service, caller, lookups.package(service, caller.owner, command))
        case ListProblems() as command:
            _post(service, caller, lookups.problems(service, caller.owner, command))
        case Ping() as command:
            pong = Pong(ts=timestamp(service.clock()), request_id=command.request_id or msgspec.UNSET)
            _post(service, caller, encode(pong))


def _generate(service: Service, caller: Caller, command: GenerateProblem) -> None:
    """Write the generation under its idempotency key, post `seq` 1, and only then start the worker."""
    now = service.clock()
    key = Key(caller.owner, command.problem_id or uuid4().hex)
    request = service.read(command, secrets.randbelow(2**32))
    accepted = Accepted(
        problem_id=key.problem_id,
        seq=1,
        ts=timestamp(now),
        request=request_body(request),
        request_id=command.request_id or msgspec.UNSET,
    )
    first = Event(1, encode(accepted))
    generation = Generation(key, _fingerprint(command), request, now)
    standing = service.stores.generations.create(generation, first, Subscription(caller.connection, after_seq=1))
    if standing is None:
        _post(service, caller, first.frame)
        service.meter.add("Started")
        service.meter.add("AcceptSeconds", max(0.0, service.clock() - (now if caller.since is None else caller.since)))
        start_worker(service, key)
        service.meter.flush("generation.started", problemId=key.problem_id)
    elif standing.fingerprint == generation.fingerprint:
        _make_room(service, caller, standing)
        _follow(service, key, Subscription(caller.connection, after_seq=0))
    else:
        raise InvalidRequestError("conflict", param="problemId", code="CONFLICT", problem_id=key.problem_id)


def _resume(service: Service, caller: Caller, command: ResumeGeneration) -> None:
    now = service.clock()
    key = Key(caller.owner, command.problem_id)
    standing = lookups.known(service, key)
    _make_room(service, caller, standing)
    missed = service.stores.log.read(key, command.after_seq)
    reached = missed[0].seq == command.after_seq + 1 if missed else command.after_seq == standing.last_seq
    resumed = Resumed(
        problem_id=key.problem_id,
        ts=timestamp(now),
        request_id=command.request_id or msgspec.UNSET,
        recovered=reached,
        first_seq=missed[0].seq if missed else standing.last_seq + 1,
        last_seq=standing.last_seq,
        state=standing.state,
    )
    if _post(service, caller, encode(resumed)):
        _follow(service, key, Subscription(caller.connection, command.after_seq, snapshot=command.snapshot))


def _cancel(service: Service, caller: Caller, command: CancelGeneration) -> None:
    """Ask the worker to stop, or stop in its place; the answer is the terminal event."""
    key = Key(caller.owner, command.problem_id)
    standing = lookups.known(service, key)
    if standing.closed:
        replay(service, standing, Subscription(caller.connection, standing.last_seq - 1))
        return
    following = [one.connection.id for one in service.stores.subscriptions.subscribers(key)]
    if caller.connection.id not in following:
        _follow(service, key, Subscription(caller.connection, standing.last_seq))
    service.stores.generations.request_cancel(key)
    cancel_unheld(service, key)


def _make_room(service: Service, caller: Caller, standing: Generation) -> None:
    """Refuse one connection too many; connections that died count until the worker has found out."""
    if standing.closed or standing.arrivals < MAX_SUBSCRIBERS:
        return
    listening = {one.connection.id for one in service.stores.subscriptions.subscribers(standing.key)}
    if len(listening - {caller.connection.id}) >= MAX_SUBSCRIBERS:
        raise InvalidRequestError(
            "crowded", code="RATE_LIMITED", limit=MAX_SUBSCRIBERS, retry_after_ms=int(_CROWDED_SECONDS * 1000)
        )


def _follow(service: Service, key: Key, wish: Subscription) -> None:
    """Leave the posting to the worker, starting one where none is at work; replay here where all is over."""
    standing = service.stores.subscriptions.subscribe(key, wish)
    assert standing is not None, "generations are never removed"
    if standing.closed:
        replay(service, standing, wish)
    elif standing.lease_until <= service.clock():
        start_worker(service, key)


def _fingerprint(command: GenerateProblem) -> str:
    """Identify what was asked for, whatever the frame's id and the order of its fields."""
    asked = msgspec.structs.replace(command, request_id=None, problem_id=None)
    return sha256(msgspec.json.encode(asked)).hexdigest()


def _post(service: Service, caller: Caller, frame: bytes) -> bool:
    """Post a reply; False where the connection is gone. A client that misses a reply asks again."""
    try:
        return service.stores.poster.post(caller.connection, frame)
    except DeliveryError as error:
        _log.warning("connection %s: %s", caller.connection.id, error, extra={"event": "post.failed"})
        return True


def _problem_id(order: Order | Refusal) -> str | None:
    return getattr(order.command, "problem_id", None) if isinstance(order, Order) else None


def _locale(service: Service, caller: Caller, order: Order | Refusal) -> Locale:
    """Speak of an existing generation in its own language."""
    problem_id = _problem_id(order)
    if problem_id is None or (isinstance(order, Order) and isinstance(order.command, GenerateProblem)):
        return order.locale
    try:
        standing = service.stores.generations.get(Key(caller.owner, problem_id))
    except StoreError:
        return order.locale
    return standing.request.locale if standing else order.locale


def _explain(error: Exception, locale: Locale) -> ErrorBody:
    """Put an exception into words for the client."""
    match error:
        case InvalidRequestError():
            return error_body(error, locale)
        case UnsupportedRequestError():
            return ErrorBody(code="UNSUPPORTED_REQUEST", message=str(error), nearest=list(error.nearest))
        case StoreError():
            _log.warning("a store did not answer: %s", error, extra={"event": "store.failed"})
            return ErrorBody(code="INTERNAL", message=say("busy", locale), retryable=True)
    number = uuid4().hex
    _log.error("error %s", number, exc_info=error, extra={"event": "route.failed", "errorId": number})
    return ErrorBody(code="INTERNAL", message=say("internal", locale, id=number), retryable=True, id=number)
