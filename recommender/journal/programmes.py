"""Which programmes has a person begun, and which routine is for which day?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from recommender.journal.connected import Connected
from recommender.journal.tables import PROGRAMME_DAYS, PROGRAMMES
from recommender.programme import Programme, ProgrammeDay


class Programmes(Connected):
    """The programmes of one person; every method is one transaction."""

    def begin_programme(self, programme: Programme) -> None:
        """Begins a programme; what ran until then ends on the day before.

        The same programme again changes nothing.
        """
        with self._writing() as connection:
            known = self._programmes(connection)
            if programme.key in known:
                return
            for each in known.values():
                self._stop(connection, each, programme.starts)
            self._keep_programme(connection, programme)

    def programme(self, today: date) -> Programme | None:
        """The programme that runs today, else the next that begins, or None."""
        ahead = [each for each in self.programmes() if each.last >= today]
        return ahead[0] if ahead else None

    def programmes(self) -> tuple[Programme, ...]:
        """Every programme, oldest first."""
        with self._reading() as connection:
            found = self._programmes(connection).values()
            return tuple(sorted(found, key=lambda each: (each.starts, each.key)))

    def stop_programme(self, key: str, day: date) -> bool:
        """Ends a programme: it recommends nothing from this day on. False when it is not kept.

        One that would have no day left is forgotten.
        """
        with self._writing() as connection:
            known = self._programmes(connection)
            if key in known:
                self._stop(connection, known[key], day)
            return key in known

    def set_core(self, key: str, exercises: Sequence[str]) -> bool:
        """Sets the exercises that stay from day to day; False when the programme is not kept."""
        with self._writing() as connection:
            known = self._programmes(connection)
            if key in known:
                self._keep_programme(
                    connection, known[key].model_copy(update={"core": tuple(exercises)})
                )
            return key in known

    def renew_answers(self, key: str, intake: Mapping[str, Any], told_on: date) -> bool:
        """Lets what is composed from now on follow newer answers; False when it is not kept."""
        with self._writing() as connection:
            known = self._programmes(connection)
            if key in known:
                changed = {"intake": dict(intake), "told_on": told_on}
                self._keep_programme(connection, known[key].model_copy(update=changed))
            return key in known

    def set_programme_days(self, key: str, days: Sequence[ProgrammeDay]) -> bool:
        """Sets the routines of some days, whole or not at all; False when it is not kept.

        Raises:
            ValueError: when a day belongs to another programme.
        """
        if any(each.programme != key for each in days):
            raise ValueError("A day belongs to the programme that it names.")
        with self._writing() as connection:
            known = key in self._programmes(connection)
            if known:
                self._put(connection, PROGRAMME_DAYS, map(day_row, days))
            return known

    def drop_programme_days(self, key: str, days: Sequence[date]) -> None:
        """Forgets the routines of some days."""
        with self._writing() as connection:
            for day in days:
                self._drop(connection, PROGRAMME_DAYS, programme=key, day=day)

    def programme_days(self, key: str) -> tuple[ProgrammeDay, ...]:
        """The routines of a programme, by day."""
        with self._reading() as connection:
            return self._days(connection, key)

    def _programmes(self, connection: Connection) -> dict[str, Programme]:
        rows = self._rows(connection, PROGRAMMES, self._asked(PROGRAMMES))
        return {row["key"]: Programme.model_validate(row["document"]) for row in rows}

    def _days(self, connection: Connection, key: str) -> tuple[ProgrammeDay, ...]:
        asked = self._asked(PROGRAMME_DAYS, programme=key).order_by(PROGRAMME_DAYS.c.day)
        rows = self._rows(connection, PROGRAMME_DAYS, asked)
        return tuple(ProgrammeDay.model_validate(row["document"]) for row in rows)

    def _keep_programme(self, connection: Connection, programme: Programme) -> None:
        row = {"key": programme.key, "document": programme.model_dump(mode="json")}
        self._put(connection, PROGRAMMES, [row])

    def _stop(self, connection: Connection, programme: Programme, day: date) -> None:
        if programme.last < day:
            return
        for each in self._days(connection, programme.key):
            if each.day >= day:
                self._drop(connection, PROGRAMME_DAYS, programme=programme.key, day=each.day)
        if day > programme.starts:
            self._keep_programme(connection, programme.model_copy(update={"ended": day}))
        else:
            self._drop(connection, PROGRAMMES, key=programme.key)


def day_row(day: ProgrammeDay) -> dict[str, Any]:
    """A day of a programme as the journal keeps it."""
    return {"programme": day.programme, "day": day.day, "document": day.model_dump(mode="json")}
