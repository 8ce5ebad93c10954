"""Every exception that this package raises on purpose.

    AlpacoError
    ├── ConfigurationError      the environment or a command-line option is unusable
    ├── InvalidRequestError     a request that breaks the protocol; names the field
    ├── UnsupportedRequestError outside the catalogue; names the nearest topics
    ├── InputFormatError        an input format that contradicts itself
    ├── PackageError            a problem package that cannot be read at all
    ├── SandboxError            the sandbox could not run a program (never the program's own failure)
    ├── JudgeError              the judge cannot decide a verdict: observations contradict each other
    ├── NotFoundError           no such generation, problem or artefact for this owner
    ├── LeaseLostError          another worker holds the generation now
    ├── StoreError              a store could not answer; may be retried
    ├── DeliveryError           a frame could not be posted for a reason other than a gone connection
    ├── ServiceError            the service, or the gateway before it, answered a client with an error
    ├── InvocationError         a function failed, and its log says why
    ├── ConnectionLostError     a client cannot reach the service, or cannot reach it again
    └── DeploymentError         a step of taking the service to AWS failed; the message names the cure

A foreign library's exceptions are translated at one place in each adapter, with the cause chained.
"""

from __future__ import annotations

__all__ = [
    "AlpacoError",
    "ConfigurationError",
    "ConnectionLostError",
    "DeliveryError",
    "DeploymentError",
    "InputFormatError",
    "InvalidRequestError",
    "InvocationError",
    "JudgeError",
    "LeaseLostError",
    "NotFoundError",
    "PackageError",
    "SandboxError",
    "ServiceError",
    "StoreError",
    "UnsupportedRequestError",
]


class AlpacoError(Exception):
    """The root; `str(error)` is safe to show to a user, and so is `korean`, the same for whoever reads Korean."""

    def __init__(self, message: str = "", *, korean: str = "") -> None:
        super().__init__(message)
        self.korean = korean or message


class ConfigurationError(AlpacoError):
    """A setting or option is missing or unusable; the message names it and the cure."""


class InvalidRequestError(AlpacoError):
    """A client frame or option breaks the protocol.

    `key` selects the sentence in the user's language, `param` names the field at fault and
    `values` fill the sentence's places.
    """

    def __init__(self, key: str, *, param: str | None = None, code: str = "INVALID_REQUEST", **values: object) -> None:
        super().__init__(f"{code}: {key}" + (f" ({param})" if param else ""))
        self.key = key
        self.param = param
        self.code = code
        self.values = values


class UnsupportedRequestError(AlpacoError):
    """Nothing in the catalogue fits the request; `nearest` holds topics that it can serve."""

    def __init__(self, message: str, nearest: tuple[str, ...]) -> None:
        super().__init__(message)
        self.nearest = nearest


class InputFormatError(AlpacoError):
    """An input format contradicts itself, for example a bound that names an unknown variable."""


class PackageError(AlpacoError):
    """A problem package cannot be read; findings about a readable one are values, not exceptions."""


class SandboxError(AlpacoError):
    """The sandbox failed to run a program; says nothing about the program."""


class JudgeError(AlpacoError):
    """A verdict cannot be decided; ours, never the program's."""


class NotFoundError(AlpacoError):
    """The owner has no generation, problem or artefact of that id."""


class LeaseLostError(AlpacoError):
    """A write carried an old fencing token: another worker holds the generation."""


class StoreError(AlpacoError):
    """A store did not answer as promised; the call may be repeated.

    `final` says that doing so soon is no use: it has been repeated for a while already, or was refused.
    """

    def __init__(self, message: str, *, final: bool = False) -> None:
        super().__init__(message)
        self.final = final


class DeliveryError(AlpacoError):
    """A post to a connection failed although the connection is not known to be gone."""


class ServiceError(AlpacoError):
    """The service answered a client with an error object (`protocol.md`), or the gateway with a frame of its own.

    `retryable` says whether the same frame may succeed later, `retry_after` after how many seconds.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        param: str | None = None,
        retryable: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.param = param
        self.retryable = retryable
        self.retry_after = retry_after


class InvocationError(AlpacoError):
    """A function failed for a reason that it has logged; says so to the platform, and no more."""


class ConnectionLostError(AlpacoError):
    """A client cannot reach the service, or cannot reach it again; nothing is lost there."""


class DeploymentError(AlpacoError):
    """A step of taking the service to AWS failed, or would; the message says which and names the cure where known."""
