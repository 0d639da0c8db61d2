"""Can another program use the whole catalog without Limber?"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import VOCABULARY_FILES
from recommender.publishing import export, schema

HOUSE = Path(__file__).resolve().parents[3]
CATALOG = open_catalog()
SCHEMA = json.loads(schema())
FILES = sorted((HOUSE / "catalog" / "exercises").glob("*.toml"))


def test_the_export_holds_everything_and_its_licence() -> None:
    told = json.loads(export(CATALOG))
    assert told["licence"] == "CC-BY-4.0"
    assert told["reviewed_by_a_clinician"] is False
    assert told["versions"]["catalog"] == CATALOG.digest
    assert {each["id"] for each in told["exercises"]} == {path.stem for path in FILES}
    assert len(told["rules"]) == len(CATALOG.rules)


def test_the_export_has_the_same_bytes_twice() -> None:
    assert export(CATALOG) == export(open_catalog())


def test_the_export_fits_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(export(CATALOG)), SCHEMA)


def part(name: str) -> dict[str, object]:
    return {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_an_exercise_fits_the_schema(path: Path) -> None:
    jsonschema.validate(tomllib.loads(path.read_text("utf-8")), part("Exercise"))


def test_every_table_fits_the_schema() -> None:
    for name in VOCABULARY_FILES:
        told = tomllib.loads((HOUSE / "catalog" / f"{name}.toml").read_text("utf-8"))
        for key, value in told.items():
            jsonschema.validate(value, {**SCHEMA["properties"][key], "$defs": SCHEMA["$defs"]})


def test_a_file_with_a_fault_does_not_fit() -> None:
    told = tomllib.loads(FILES[0].read_text("utf-8"))
    for fault in ({"position": "upside-down"}, {"doses": []}, {"tags": {}}, {"colour": "red"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**told, **fault}, part("Exercise"))
