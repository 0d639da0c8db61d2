"""Is rubbish on the pipe known as rubbish?"""

from __future__ import annotations

import io
import random

import pytest

from recommender.solver.piping import HEADER, MOST_BYTES, Reply, read, receive, send, written
from recommender.solver.problem import Composition, Taken

FOUND = Composition((Taken(1, 0, 2, 1), Taken(0, 1, 0, 2)), 6, 0, -40, 12, proven=False)
ANSWER = (
    b'{"found":{"taken":[[0,0,0,0]],"rest":0,"short":0,"score":0,"bound":0,"proven":true},'
    b'"sentence":""}'
)


@pytest.mark.parametrize("reply", [Reply(found=FOUND), Reply(sentence="Nothing was found.")])
def test_a_reply_arrives_as_it_was_sent(reply: Reply) -> None:
    pipe = io.BytesIO()
    send(pipe, 7, written(reply))
    pipe.seek(0)
    number, message = receive(pipe)
    assert (number, read(message)) == (7, reply)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"{}",
        b"null",
        b"[" * 100_000,
        b'{"found": null, "sentence": ""}',
        ANSWER,
        ANSWER.replace(b"[[0,0,0,0]]", b"[]").replace(b'""', b'"and a sentence"'),
        ANSWER.replace(b"[[0,0,0,0]]", b"[]").replace(b'"rest":0', b'"rest":"0"'),
        ANSWER.replace(b"[[0,0,0,0]]", b"[]").replace(b'"rest":0', b'"rest":0.5'),
    ],
)
def test_what_is_no_reply_is_refused(message: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # pydantic's own or ours
        read(message)


def test_random_bytes_never_are_a_reply() -> None:
    rng = random.Random(20261121)
    for length in range(500):
        pipe = io.BytesIO(rng.randbytes(length))
        with pytest.raises((ValueError, EOFError)):
            read(receive(pipe)[1])


def test_a_message_that_ends_early_or_is_too_long_is_refused() -> None:
    with pytest.raises(EOFError):
        receive(io.BytesIO(HEADER.pack(1, 10) + b"123456789"))
    with pytest.raises(ValueError, match="no message"):
        receive(io.BytesIO(HEADER.pack(1, MOST_BYTES + 1)))
