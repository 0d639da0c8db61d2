"""Is nothing kept and nothing shown that does not pass its audit?"""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.journal import Journal
from recommender.pages import making
from recommender.pages.answers import example_intake
from recommender.recommending import UNSAFE, recommend
from recommender.routine import Routine


def a_making_tab() -> None:
    """A tab in which a routine is made."""
    import streamlit as st

    from recommender.pages import making, memory
    from recommender.pages.answers import example_intake
    from recommender.recommending import Unanswered

    try:
        making.make(memory.catalog(), example_intake())
    except Unanswered as unanswered:
        st.warning(str(unanswered))
    st.write(making.shown() or "nothing is shown")


@pytest.mark.parametrize("tampered", [False, True])
def test_what_fails_on_the_way_to_the_journal_is_neither_kept_nor_shown(
    tampered: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = recommend(open_catalog(), example_intake())
    assert isinstance(routine, Routine)
    if tampered:
        routine = routine.model_copy(update={"seconds": routine.seconds + 5})
    kept: list[str] = []
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    monkeypatch.setattr(making, "outcome_for", lambda *_: routine)
    monkeypatch.setattr(
        Journal, "remember", lambda _, document, at: kept.append(document) or "a-key"
    )
    tab = AppTest.from_function(a_making_tab, default_timeout=60).run()
    assert not tab.exception
    assert [each.value for each in tab.warning] == ([UNSAFE] if tampered else [])
    assert len(kept) == (0 if tampered else 1)
    assert tab.markdown[-1].value == ("nothing is shown" if tampered else "a-key")
