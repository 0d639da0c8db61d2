"""Do the generated files follow from the catalog as it is?"""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.catalog.checks import open_catalog
from recommender.publishing import KEPT, MADE

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", KEPT)
def test_a_generated_file_is_up_to_date(name: str) -> None:
    kept = (HOUSE / KEPT[name]).read_text("utf-8")
    assert kept == MADE[name](open_catalog()), "run `make docs`"
