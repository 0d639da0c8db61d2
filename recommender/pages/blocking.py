"""Must this tab ask again? An answer that needs care first, in any tab, ends every older check.

The journal keeps no more than that routines stay away. Which tab has asked since is known to the
tabs alone: each block gets a name that all tabs of the app share, and a tab that sees a name for
the first time forgets its own safety check.
"""

from __future__ import annotations

from recommender.pages import keeping, memory, safety

_SEEN = "block-seen"


def block() -> None:
    """No routine may appear until the questions are asked again, in this tab and in every other."""
    memory.name_a_block()
    keeping.ask(lambda journal: journal.block(), None)


def blocked() -> bool:
    """Whether routines stay away. A block that is new to this tab first undoes its safety check."""
    if not _is_blocked():
        memory.let_go(_SEEN)
        return False
    if is_overtaken():
        memory.keep(_SEEN, memory.block_name())
        safety.empty()
    return True


def is_overtaken() -> bool:
    """Whether routines stay away because of an answer that is newer than this tab's check."""
    return _is_blocked() and memory.kept(_SEEN) != memory.block_name()


def _is_blocked() -> bool:
    return keeping.ask(lambda journal: journal.blocked(), False)
