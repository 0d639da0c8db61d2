"""Is every kind of fault that is planted on purpose caught, and by the right check?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from recommender.auditing import CHECKS, audit, name_of
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import catalog_folder, load_catalog
from safety import planting, slipping
from safety.building import Draft
from safety.kinds import KINDS
from safety.loosening import of_rules, of_tags
from safety.slipping import Proving

CATALOG = open_catalog()


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    return planting.sound_drafts(CATALOG)


def test_the_routines_that_are_spoilt_were_sound_and_can_be_walked_anew(
    drafts: list[Draft],
) -> None:
    assert len(drafts) == len(planting.PEOPLE)
    for draft in drafts:
        copy = Draft(CATALOG, draft.items, draft.told, draft.document)
        copy.walk()
        assert audit(catalog_folder(), copy.told, copy.document) == ()


def test_every_planted_routine_is_caught_by_a_check_that_must_see_it(drafts: list[Draft]) -> None:
    found = list(planting.plant(catalog_folder(), drafts))
    assert [each.kind.name for each in found if not each.caught] == []
    planted = Counter(each.kind.name for each in found)
    assert set(planted) == {kind.name for kind in KINDS}
    assert len(found) >= 200


def test_a_blind_audit_would_be_seen(drafts: list[Draft], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planting, "audit", lambda *_: ())
    assert not any(each.caught for each in planting.plant(catalog_folder(), drafts, each=1))


def test_kinds_name_checks_that_exist() -> None:
    assert {check for kind in KINDS for check in kind.checks} <= {name_of(each) for each in CHECKS}
    assert {name_of(each) for each in CHECKS} >= slipping.SEEN_BY


# --- Loosened rules and mistaken tags ---------------------------------------------------------


def test_a_loosened_catalog_still_loads_and_differs_in_one_place(tmp_path: Path) -> None:
    folder = catalog_folder()
    changes = [*list(of_rules(folder))[::60], *list(of_tags(folder))[::120]]
    for at, change in enumerate(changes):
        copy = tmp_path / str(at)
        copy.mkdir()
        (copy / "exercises").mkdir()
        for path in (*folder.glob("*.toml"), *folder.glob("exercises/*.toml")):
            (copy / path.relative_to(folder)).write_bytes(path.read_bytes())
        change.make(copy)
        loose = load_catalog(copy)
        same = (loose.digest == CATALOG.digest, loose.rules_digest == CATALOG.rules_digest)
        assert same == ((True, False) if change.file == "rules.toml" else (False, True))


@pytest.fixture(scope="module")
def proving() -> Proving:
    return Proving(CATALOG, catalog_folder())


def test_what_a_loosened_catalog_lets_through_is_caught(proving: Proving) -> None:
    found = list(proving.slips(seed=7, rules=4, tags=3))
    assert len(found) == 7
    assert [slip for slip in found if not slip.caught] == []
    # The tables of the audit do not read rules.toml, so a rule gone wrong there cannot hide.
    assert [slip for slip in found if slip.where.startswith("R-") and not slip.alone] == []


def test_a_change_that_frees_nothing_is_no_slip(proving: Proving) -> None:
    covered = next(
        each
        for each in of_rules(catalog_folder())
        if (each.kind, each.where) == ("a rule deleted", "R-WR-02")
    )
    assert proving.slip(covered) is None
