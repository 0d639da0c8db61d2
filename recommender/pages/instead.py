"""Which routine takes the place of one that was made again? Also in a programme's day."""

from __future__ import annotations

from recommender.journal import Journal
from recommender.pages import keeping, memory

_INSTEAD = "instead-of"


def stand_in_for(routine: str | None) -> None:
    """Notes that the routine which is made next takes the place of one, or of none."""
    memory.keep(_INSTEAD, routine)


def take_its_place(made: str) -> None:
    """Puts a routine where the one was that it stands in for, if today's programme has it."""
    old: str | None = memory.kept(_INSTEAD)
    memory.let_go(_INSTEAD)
    if old is not None:
        keeping.do(lambda journal: _moved(journal, old, made))


def _moved(journal: Journal, old: str, made: str) -> None:
    today = memory.today()
    programme = journal.programme(today)
    if programme is None:
        return
    days = [
        day.model_copy(update={"routine": made})
        for day in journal.programme_days(programme.key)
        if (day.day, day.routine) == (today, old)
    ]
    if days:
        journal.set_programme_days(programme.key, days)
