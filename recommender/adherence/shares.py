"""What part is that? Whole percent, rounded down and at most 100, wherever a part is told."""

from __future__ import annotations

from collections.abc import Iterable


def percent(done: int, of: int) -> int | None:
    """The part that is done; None when nothing was asked."""
    return min(100, 100 * done // of) if of > 0 else None


def completed_share(work: Iterable[tuple[int, int]]) -> int | None:
    """The part of the planned work that was done, over several sessions; None without any.

    Args:
        work: seconds of work planned and done, for each session; what was done beyond what was
            planned makes up for nothing elsewhere.
    """
    pairs = tuple(work)
    return percent(
        sum(min(done, planned) for planned, done in pairs), sum(planned for planned, _ in pairs)
    )
