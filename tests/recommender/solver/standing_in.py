"""A worker for tests that starts at once: it does what the first exercise's name says.

`answer:60` answers that 60 units stay empty; other words go wrong in a way of their own. Every
question is noted in the folder that is given. It knows nothing of the app but the pipe.
"""

import os
import re
import resource
import signal
import struct
import sys

HEADER = struct.Struct(">QI")
NOTHING = (
    '{"found":{"taken":[],"rest":0,"short":%d,"score":0,"bound":0,"proven":true},"sentence":""}'
)
folder = sys.argv[1]
answers = os.fdopen(os.dup(1), "wb")
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def reply(number, budget):
    message = (NOTHING % budget).encode()
    answers.write(HEADER.pack(number, len(message)) + message)


def go_wrong(word, number, budget):
    if word == "abort":
        os.abort()
    if word == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "hang":
        signal.pause()
    if word == "memory":
        resource.setrlimit(resource.RLIMIT_AS, (2**28, 2**28))
        bytearray(2**40)
    if word == "exit":
        sys.exit(0)
    if word == "noise":
        answers.write(b"terminate called after throwing an instance of something")
    if word == "endless":
        answers.write(HEADER.pack(number, 2**32 - 1))
    if word == "half":
        answers.write(HEADER.pack(number, 100) + b"{")
        answers.flush()
        sys.exit(0)
    if word == "nonsense":
        answers.write(HEADER.pack(number, 2) + b"{}")
    if word == "another":
        reply(number + 1, budget)
    if word == "lie":
        reply(number, budget - 1)
    if word == "once" and not os.path.exists(f"{folder}/failed"):
        os.mkdir(f"{folder}/failed")
        os.abort()


while header := sys.stdin.buffer.read(HEADER.size):
    number, length = HEADER.unpack(header)
    word, budget = re.search(rb"([a-z]+):(\d+)", sys.stdin.buffer.read(length)).groups()
    word, budget = word.decode(), int(budget)
    with open(f"{folder}/asked", "a") as noted:
        noted.write(f"{word}:{budget} {os.getpid()}\n")
    if word == "gate":
        # Opens when the test opens the other end, goes on when the test closes it.
        with open(f"{folder}/gate-{budget}") as gate:
            gate.read()
    go_wrong(word, number, budget)
    if word in ("answer", "gate", "once"):
        reply(number, budget)
    answers.flush()
