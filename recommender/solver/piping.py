"""How do a question and its answer go through a pipe, so that rubbish is known as rubbish?

A question is pickled, as it comes from the app. An answer is JSON and names its question: what a
worker with broken memory writes is refused, and can neither run code here nor answer another.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

from pydantic import TypeAdapter

from recommender.solver.problem import Composition

HEADER = struct.Struct(">QI")
"""The number of the question, and the bytes that follow."""
MOST_BYTES = 64 * 2**20
"""Far above the largest question; a header that says more is rubbish."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker found: a routine, or the sentence that says why there is none."""

    found: Composition | None = None
    sentence: str = ""


_REPLY = TypeAdapter(Reply)


def send(pipe: IO[bytes], number: int, message: bytes) -> None:
    """Writes a message at once.

    Raises:
        OSError: when nobody reads any more.
    """
    pipe.write(HEADER.pack(number, len(message)) + message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[int, bytes]:
    """The next message with its number.

    Raises:
        EOFError: when the pipe ends before the message does.
        ValueError: when it is longer than any message.
    """
    number, length = HEADER.unpack(_exactly(pipe, HEADER.size))
    if length > MOST_BYTES:
        raise ValueError(f"{length} bytes are no message")
    return number, _exactly(pipe, length)


def written(reply: Reply) -> bytes:
    """A reply as it is sent."""
    return _REPLY.dump_json(reply)


def read(message: bytes) -> Reply:
    """A reply as it was sent.

    Raises:
        ValueError: when it is none.
    """
    reply = _REPLY.validate_json(message, strict=True)
    if (reply.found is None) is (reply.sentence == ""):
        raise ValueError("a reply is a routine or a sentence")
    return reply


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    message = pipe.read(length)
    if len(message) < length:
        raise EOFError
    return message
