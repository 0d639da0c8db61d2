"""Can every import contract go red? Each case adds one forbidden line to a copy of the house."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
STOREYS, KNOWS_NOBODY, RINGS = "Storeys", "The catalog knows nobody", "No rings"
SECOND_OPINION = "Auditing is a second opinion"
CASES = {
    "a room imports another room": ("charts/theme.py", "import recommender.exports", {STOREYS}),
    "a noun imports a noun": ("intake.py", "import recommender.session", {STOREYS}),
    "a judgement imports a judgement": (
        "adherence/weeks.py", "import recommender.screening", {STOREYS}),
    "a noun imports a page": ("session.py", "import recommender.pages.memory", {STOREYS, RINGS}),
    "the command line imports a page": ("cli.py", "import recommender.pages.memory", {STOREYS}),
    "a drawer for odds and ends": ("utils.py", "", {STOREYS}),
    "the catalog imports a noun": (
        "catalog/wording.py", "import recommender.session", {STOREYS, KNOWS_NOBODY}),
    "streamlit below the pages": ("recommending.py", "import streamlit", {"Streamlit belongs"}),
    "ortools outside the solver": (
        "recommending.py", "from ortools.sat.python import cp_model", {"OR-Tools belongs"}),
    "a solver that is only compared with": (
        "solver/composing.py", "import highspy", {"The app knows no other solver"}),
    "sqlalchemy outside the journal": (
        "recommending.py", "import sqlalchemy.orm", {"SQLAlchemy and Alembic belong"}),
    "alembic outside the journal": ("cli.py", "import alembic", {"SQLAlchemy and Alembic belong"}),
    "plotly outside the charts": ("pages/week.py", "import plotly.express", {"Plotly belongs"}),
    "fpdf outside the exports": ("pages/week.py", "import fpdf", {"fpdf2 belongs"}),
    "icalendar outside the exports": (
        "programme.py", "import icalendar", {"icalendar belongs"}),
    "auditing reads the catalog through our code": (
        "auditing/__init__.py", "import recommender.catalog.loading", {SECOND_OPINION}),
    "auditing asks screening": (
        "auditing/__init__.py", "import recommender.screening", {SECOND_OPINION, STOREYS}),
    "auditing borrows the checker of values": (
        "auditing/__init__.py", "import pydantic", {SECOND_OPINION}),
    "a ring inside a room": (
        "catalog/vocabulary.py", "import recommender.catalog.exercise", {RINGS}),
}  # fmt: skip


def broken_contracts(house):
    """The beginnings of the names of the contracts that do not hold."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=house, capture_output=True, text=True, check=False,
        env={**os.environ, "COLUMNS": "500", "PYTHONPATH": str(house)},
    )  # fmt: skip
    results = re.findall(r"^(.+) (KEPT|BROKEN)$", done.stdout, re.MULTILINE)
    assert len(results) == 11, done.stdout + done.stderr
    return {name for name, result in results if result == "BROKEN"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    house = tmp_path_factory.mktemp("house")
    code = shutil.ignore_patterns("__pycache__", "fonts", "carried")
    shutil.copytree(HOUSE / "recommender", house / "recommender", ignore=code)
    shutil.copy(HOUSE / "pyproject.toml", house)
    return house


def test_every_contract_holds(copy):
    assert broken_contracts(copy) == set()


@pytest.mark.parametrize("case", CASES)
def test_a_contract_breaks(copy, case):
    name, line, expected = CASES[case]
    file = copy / "recommender" / name
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(f'"""Is this allowed?"""\n{line}\n'.encode() + (before or b""))
    try:
        broken = broken_contracts(copy)
    finally:
        file.unlink() if before is None else file.write_bytes(before)
    assert {
        start for start in expected if any(each.startswith(start) for each in broken)
    } == expected
    assert len(broken) == len(expected)
