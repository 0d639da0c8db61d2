"""Whose memory is it? The people who share one journal, each with a name and rows of their own."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, Engine, insert, select, update

from recommender.journal.connected import Connected, Row
from recommender.journal.sealing import sealed, unsealed
from recommender.journal.tables import PEOPLE
from recommender.journal.unusable import DAMAGED, JournalDamaged, JournalUnusable, plain_words

FIRST = "first"
"""The id of the first person: the same in every journal, so that a copy from before there were
several people belongs to nobody else."""
FIRST_NAME = "Me"
LONGEST_NAME = 40
"""Characters."""

NO_NAME = "Write a name."
TOO_LONG = f"Write a name of at most {LONGEST_NAME} characters."
NOT_PLAIN = "Write the name in letters, digits and signs, on one line."
TAKEN = "Somebody here has this name; write another one."
UNKNOWN = "This person is not in the journal; choose another one."
# Control characters, half characters, line and paragraph separators; what has no shape yet.
_UNSEEN = {"Cc", "Cs", "Zl", "Zp", "Cn", "Co"}
# They turn the order of the text around them.
_TURNING = {
    *"\u061c\u200e\u200f",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
}


@dataclass(frozen=True)
class Person:
    """Somebody whose sessions are kept. The id says nothing about them."""

    id: str
    name: str


class People(Connected):
    """The people of a journal; `person` is the one whose rows all other methods speak of."""

    @property
    def person(self) -> Person:
        """Whose journal this is.

        Raises:
            JournalUnusable: when the person was erased meanwhile.
        """
        found = [each for each in self.people() if each.id == self._person]
        if not found:
            raise JournalUnusable(UNKNOWN)
        return found[0]

    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order in which they were added."""
        with self._reading() as connection:
            people = _people(connection).values()
            return tuple(Person(row["id"], row["name"]) for row in people)

    def add_person(self, name: str) -> Person:
        """Adds somebody, of whom nothing is kept yet.

        Raises:
            ValueError: with a sentence, when the name cannot be used or is taken.
        """
        person = Person(secrets.token_urlsafe(16), readable(name))
        with self._writing_of_all() as connection:
            people = _people(connection)
            free = not _taken(people, person)
            if free:
                added = 1 + max((row["added"] for row in people.values()), default=0)
                _keep(connection, {**_named(person), "added": added, "used": 0})
        if not free:
            raise ValueError(TAKEN)
        return person

    def rename_person(self, id: str, name: str) -> Person:
        """Gives somebody another name.

        Raises:
            ValueError: with a sentence, when the name cannot be used or is taken, or when
                nobody has this id.
        """
        person = Person(id, readable(name))
        with self._writing_of_all() as connection:
            people = _people(connection)
            known, free = id in people, not _taken(people, person)
            if known and free:
                _keep(connection, {**people[id], **_named(person)})
        if not (known and free):
            raise ValueError(TAKEN if known else UNKNOWN)
        return person

    def _own_name(self, connection: Connection) -> str | None:
        """The name of this person; None for who never chose one."""
        name = str(_people(connection)[self._person]["name"])
        return None if name == FIRST_NAME else name

    def _take_name(self, connection: Connection, name: str) -> bool:
        """Names this person; False when the name cannot be used or is taken."""
        people = _people(connection)
        try:
            person = Person(self._person, readable(name))
        except ValueError:
            return False
        if _taken(people, person):
            return False
        _keep(connection, {**people[self._person], **_named(person)})
        return True

    def of(self, person_id: str) -> Self:
        """The same journal for another person, who counts as the one who used it last.

        Raises:
            ValueError: with a sentence, when nobody has this id.
        """
        with self._reading() as connection:
            people = _people(connection)
        if person_id not in people:
            raise ValueError(UNKNOWN)
        if people[person_id]["used"] < max(row["used"] for row in people.values()):
            self._use(person_id)
        return type(self)(self._engine, person_id)

    def _use(self, id: str) -> None:
        with self._writing_of_all() as connection:
            people = _people(connection)
            if id in people:
                newest = max(row["used"] for row in people.values())
                _keep(connection, {**people[id], "used": newest + 1})


def readable(name: str) -> str:
    """The name as it is kept: composed, without space around it.

    Raises:
        ValueError: with a sentence, when it is empty, too long, or has signs that are not seen.
    """
    name = unicodedata.normalize("NFC", name).strip()
    kinds = {unicodedata.category(sign) for sign in name}
    if kinds & _UNSEEN or set(name) & _TURNING:
        raise ValueError(NOT_PLAIN)
    if not any(kind[0] in "LNPS" for kind in kinds):
        raise ValueError(NO_NAME)
    if len(name) > LONGEST_NAME:
        raise ValueError(TOO_LONG)
    return name


def used_last(engine: Engine) -> str:
    """The id of the person who used the journal last.

    Raises:
        JournalUnusable: when nobody is in it.
    """
    with plain_words(), engine.begin() as connection:
        people = _people(connection)
    if not people:
        raise JournalDamaged(DAMAGED)
    return str(max(people, key=lambda id: int(people[id]["used"])))


def begin_with_one(connection: Connection) -> None:
    """The first person of a journal in which nobody is."""
    _keep(connection, {**_named(Person(FIRST, FIRST_NAME)), "added": 1, "used": 1})


def _people(connection: Connection) -> dict[str, Row]:
    asked = select(PEOPLE).order_by(PEOPLE.c.added, PEOPLE.c.id)
    rows = [unsealed(PEOPLE, row) for row in connection.execute(asked).mappings()]
    return {row["id"]: row for row in rows}


def _taken(people: Mapping[str, Row], person: Person) -> bool:
    folded = person.name.casefold()
    return any(row["folded"] == folded for id, row in people.items() if id != person.id)


def _named(person: Person) -> Row:
    return {"id": person.id, "name": person.name, "folded": person.name.casefold()}


def _keep(connection: Connection, row: Row) -> None:
    """Adds a person, or replaces the one of this id."""
    told = sealed(PEOPLE, row)
    if connection.execute(update(PEOPLE).where(PEOPLE.c.id == row["id"]).values(told)).rowcount:
        return
    connection.execute(insert(PEOPLE).values(told))
