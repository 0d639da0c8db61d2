"""What can a person do with the backups of their journal? See them, make one, put one back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from recommender.journal.backup import Backup
from recommender.journal.connected import Connected
from recommender.journal.copying import backups_of, write_backup
from recommender.journal.disk import LOCK, PUT_ASIDE, beside, leftovers
from recommender.journal.locking import sole_preparer
from recommender.journal.restoring import NOT_SOUND, restore
from recommender.journal.unusable import JournalUnusable, plain_words

KEPT_ELSEWHERE = "Your journal is in PostgreSQL; have it backed up there, such as with pg_dump."


class Copied(Connected):
    """A journal of which copies are kept, when it is a file."""

    @property
    def is_file(self) -> bool:
        """Whether backups are kept here; the database of a server is backed up there."""
        return self._file is not None

    def backups(self) -> tuple[Backup, ...]:
        """The copies of the whole journal, newest first; none for the database of a server."""
        with plain_words():
            return () if self._file is None else backups_of(self._file)

    def back_up(self, today: date) -> Backup | None:
        """Makes the copy of a day; None when there is one, or for the database of a server.

        Raises:
            JournalDamaged: when the journal is; then every copy stays.
            JournalUnusable: when the copy cannot be written.
        """
        if self._file is None or self._is_backed_up(today):
            return None
        with self._told(), sole_preparer(beside(self._file, LOCK)):
            return None if self._is_backed_up(today) else write_backup(self._file, today, "daily")

    def copy_now(self, today: date) -> Backup:
        """Makes a copy of this moment, in place of the one of this day.

        Raises:
            JournalDamaged: when the journal is; then every copy stays.
            JournalUnusable: when the copy cannot be written, or for the database of a server.
        """
        if self._file is None:
            raise JournalUnusable(KEPT_ELSEWHERE)
        with self._told(), sole_preparer(beside(self._file, LOCK)):
            return write_backup(self._file, today, "daily")

    def restore(self, name: str, today: date) -> None:
        """Makes the whole journal what it was in a backup; what it is now is kept as another.

        Everyone in it is restored; `person` may not have been there yet.

        Raises:
            JournalUnusable: when the backup is not there or not sound; then nothing changes.
        """
        found = [each for each in self.backups() if each.name == name and each.sound]
        if self._file is None or not found:
            raise JournalUnusable(KEPT_ELSEWHERE if self._file is None else NOT_SOUND)
        with self._told():
            restore(self._file, found[0], today)

    def damaged_files(self) -> tuple[Path, ...]:
        """The files that were set aside because they were damaged; erasing anyone removes them."""
        found = () if self._file is None else leftovers(self._file)
        return tuple(each for each in found if PUT_ASIDE in each.name)

    def _is_backed_up(self, today: date) -> bool:
        return any(
            each.day == today and each.reason == "daily" and each.sound for each in self.backups()
        )
