"""Is a broken catalog refused, with the file, the key and a sentence?"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import (
    LARGEST_FILE_BYTES,
    VOCABULARY_FILES,
    BrokenCatalog,
    catalog_folder,
    load_catalog,
)

CATALOG = Path(__file__).parents[3] / "catalog"
CAT_COW = "exercises/cat-cow.toml"
Edit = Callable[[Path], object]


def instead(file: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old} no longer stands in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def appended(file: str, text: str) -> Edit:
    return lambda folder: (folder / file).open("a", encoding="utf-8").write(text)


def faults_of(tmp_path: Path, edit: Edit) -> list[str]:
    """What open_catalog says of a copy of the real catalog with one edit."""
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    edit(folder)
    with pytest.raises(BrokenCatalog) as caught:
        open_catalog(folder)
    assert str(caught.value) == "\n".join(caught.value.faults)
    return list(caught.value.faults)


def test_the_real_catalog_opens() -> None:
    assert len(open_catalog(CATALOG).exercises) >= 17


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (
            lambda folder: (folder / "rules.toml").unlink(),
            "rules.toml: file: is missing from the catalog",
        ),
        (
            lambda folder: (folder / CAT_COW).write_bytes(b'id = "\xff"'),
            "cat-cow.toml: file: is not UTF-8 text",
        ),
        (
            lambda folder: (folder / CAT_COW).write_text("id = = 1"),
            "cat-cow.toml: file: is not valid TOML (Invalid value (at line 1, column 6))",
        ),
        (
            instead(CAT_COW, 'name = "Cat-cow"', 'name = "Cat-cow"\nname = "Cat"'),
            "cat-cow.toml: file: is not valid TOML (Cannot overwrite a value "
            "(at line 4, column 13))",
        ),
        (
            appended("advice.toml", "\n[deep]\nkey = " + "[" * 3_000 + "]" * 3_000),
            "advice.toml: file: is not valid TOML (maximum recursion depth exceeded)",
        ),
        (
            appended(CAT_COW, "#" * LARGEST_FILE_BYTES),
            f"cat-cow.toml: file: is larger than {LARGEST_FILE_BYTES} bytes",
        ),
        (
            lambda folder: [path.unlink() for path in (folder / "exercises").iterdir()],
            "exercises: file: the folder has no exercise",
        ),
        (
            instead(CAT_COW, 'id = "cat-cow"', 'id = "cat-cows"'),
            "cat-cow.toml: id: must equal the file's name, cat-cow",
        ),
        (
            instead(CAT_COW, "end_range = false\n", ""),
            "cat-cow.toml: tags.end_range: Field required",
        ),
        (
            instead(CAT_COW, "kneeling = true", 'kneeling = "yes"'),
            "cat-cow.toml: tags.kneeling: Input should be a valid boolean",
        ),
        (
            instead(CAT_COW, "setup_seconds = 5", 'setup_seconds = "5"'),
            "cat-cow.toml: setup_seconds: Input should be a valid integer",
        ),
        (
            instead(CAT_COW, "setup_seconds = 5", "setup_seconds = 7"),
            "cat-cow.toml: setup_seconds: Input should be a multiple of 5",
        ),
        (
            instead(CAT_COW, "setup_seconds = 5", "setup_seconds = 07:32:00"),
            "cat-cow.toml: setup_seconds: Input should be a valid integer",
        ),
        (
            instead(CAT_COW, "setup_seconds = 5", "setup_seconds = nan"),
            "cat-cow.toml: setup_seconds: Input should be a valid integer",
        ),
        (
            instead(CAT_COW, 'reference = "S05"', 'reference = "S05"\nnote = "x"'),
            "cat-cow.toml: note: Extra inputs are not permitted",
        ),
        (
            instead(CAT_COW, 'trimester-3 = { status = "modify"', 'later = { status = "modify"'),
            "cat-cow.toml: pregnancy.later.[key]: Input should be 'trimester-1', 'trimester-2' "
            "or 'trimester-3'",
        ),
        (
            instead("exercises/cobra.toml", "seconds = [5]", "seconds = [7]"),
            "cobra.toml: doses.0: a hold must be a multiple of 5 s",
        ),
        (
            instead("transitions.toml", "on-a-chair = 5", "on-a-chair = 7"),
            "transitions.toml: transitions.standing.on-a-chair: Input should be a multiple of 5",
        ),
        (
            instead("transitions.toml", "on-a-chair = 5", "on-a-chair = -5"),
            "transitions.toml: transitions.standing.on-a-chair: "
            "Input should be greater than or equal to 0",
        ),
        (
            appended("advice.toml", "\n[misc]\nkey = 1\n"),
            "advice.toml: misc: Extra inputs are not permitted",
        ),
        (
            appended("advice.toml", '\n[[rules]]\nid = "R-XX-01"\n'),
            "advice.toml: rules: stands in rules.toml already",
        ),
        (
            instead("rules.toml", 'id = "R-RF-01"', 'id = "RF-1"'),
            "rules.toml: rules.0.id: String should match pattern '^R-[A-Z]{2,3}-\\d\\d[a-z]?$'",
        ),
        (
            lambda folder: (folder / "advice.toml").write_text(""),
            "catalog: advice: Field required",
        ),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_a_broken_file_is_refused_with_its_key(tmp_path: Path, edit: Edit, fault: str) -> None:
    assert faults_of(tmp_path, edit) == [fault]


def test_an_empty_exercise_is_a_fault_and_not_one_exercise_less(tmp_path: Path) -> None:
    found = faults_of(tmp_path, lambda folder: (folder / CAT_COW).write_text(""))
    assert "cat-cow.toml: name: Field required" in found


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    found = faults_of(tmp_path, lambda folder: (folder / "exercises/dog.toml").mkdir())
    assert found == ["dog.toml: file: cannot be read (Is a directory)"]


def test_a_missing_folder_names_every_file(tmp_path: Path) -> None:
    with pytest.raises(BrokenCatalog) as caught:
        load_catalog(tmp_path / "nowhere")
    missing = [f"{name}.toml: file: is missing from the catalog" for name in VOCABULARY_FILES]
    assert list(caught.value.faults) == [*missing, "exercises: file: the folder has no exercise"]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def twice(folder: Path) -> None:
        (folder / "rules.toml").unlink()
        instead(CAT_COW, 'id = "cat-cow"', 'id = "cat-cows"')(folder)

    assert len(faults_of(tmp_path, twice)) == 2


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIMBER_CATALOG", str(tmp_path))
    assert catalog_folder() == tmp_path


def test_the_digests_tell_exercises_and_rules_apart(tmp_path: Path) -> None:
    shutil.copytree(CATALOG, tmp_path / "catalog")
    before = load_catalog(tmp_path / "catalog")
    instead("rules.toml", "It needs the floor.", "It needs a floor.")(tmp_path / "catalog")
    ruled = load_catalog(tmp_path / "catalog")
    instead(CAT_COW, 'name = "Cat-cow"', 'name = "Cat and cow!"')(tmp_path / "catalog")
    renamed = load_catalog(tmp_path / "catalog")
    assert (before.digest, before.rules_digest != ruled.rules_digest) == (ruled.digest, True)
    assert (ruled.rules_digest, ruled.digest != renamed.digest) == (renamed.rules_digest, True)


def test_a_form_that_does_not_exist_is_a_key_error() -> None:
    catalog = load_catalog(CATALOG)
    with pytest.raises(KeyError, match="cat-cow has no form with on-the-moon"):
        catalog.form("cat-cow", ("on-the-moon",))


def test_words_that_the_catalog_lacks_are_shown_as_they_are() -> None:
    assert load_catalog(CATALOG).label("elbow") == "elbow"
