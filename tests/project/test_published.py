"""Do the generated files follow from the catalog as it is?"""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.catalog.checks import open_catalog
from recommender.publishing import PUBLISHED

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_generated_file_is_up_to_date(name: str) -> None:
    file, make = PUBLISHED[name]
    assert (HOUSE / file).read_text("utf-8") == make(open_catalog()), "run `make docs`"
