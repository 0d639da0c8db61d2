"""Poses out of TOML: read when a picture is wanted, apart from what the routines rest on."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from recommender.catalog.loading import BrokenCatalog, catalog_folder
from recommender.catalog.posing import Picture, Pictures, Postures

V = TypeVar("V", Postures, Picture)


def load_pictures(folder: Path | None = None) -> Pictures:
    """Every picture in a catalog's folder; none when it brings no postures.

    Raises:
        BrokenCatalog: when a file is unreadable or says what no picture can have.
    """
    folder = folder or catalog_folder()
    if not (folder / "postures.toml").exists():
        return Pictures(postures=Postures(postures={}), pictures={})
    faults: list[str] = []
    postures = _read(folder / "postures.toml", Postures, faults)
    found = {}
    for path in sorted((folder / "poses").glob("*.toml")):
        picture = _read(path, Picture, faults)
        if picture is None:
            continue
        if picture.id != path.stem:
            faults.append(f"{path.name}: id: must equal the file's name, {path.stem}")
        if postures is not None and picture.posture not in postures.postures:
            faults.append(f"{path.name}: posture: there is no {picture.posture}")
        found[picture.id] = picture
    if faults or postures is None:
        raise BrokenCatalog(faults)
    return Pictures(postures=postures, pictures=found)


def _read(path: Path, kind: type[V], faults: list[str]) -> V | None:
    try:
        return kind.model_validate_json(json.dumps(tomllib.loads(path.read_text("utf-8"))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(f"{path.name}: file: cannot be read as TOML ({error})")
    except ValidationError as error:
        for each in error.errors(include_url=False):
            where = ".".join(str(part) for part in each["loc"]) or "file"
            faults.append(f"{path.name}: {where}: {each['msg'].removeprefix('Value error, ')}")
    return None
