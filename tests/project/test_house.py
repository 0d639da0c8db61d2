"""Do the files around the code keep their promises: commands, privacy, links, evidence?"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
SOURCES = {
    each["key"]: each
    for each in tomllib.loads((HOUSE / "catalog" / "sources.toml").read_text("utf-8"))["sources"]
}
EXERCISES = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((HOUSE / "catalog" / "exercises").glob("*.toml"))
}
PAGES = sorted(
    {*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md"), HOUSE / "catalog" / "README.md"}
)
PRIVATE = {
    "server": {
        "address": "127.0.0.1", "allowedHosts": ["localhost", "127.0.0.1"], "headless": True,
        "showEmailPrompt": False, "fileWatcherType": "none", "enableStaticServing": False,
        "enableAgentApi": False, "maxUploadSize": 20, "maxMessageSize": 50,
    },
    "browser": {"serverAddress": "127.0.0.1", "gatherUsageStats": False},
    "client": {
        "showErrorDetails": "none", "showErrorLinks": False, "toolbarMode": "minimal",
        "disableDataExport": True,
    },
    "runner": {"postScriptGC": False},
}  # fmt: skip
OUTSIDE = re.compile(
    r"pythonhosted|//pypi\.|registry\.npmjs|(?<!no-emit-)index-url|find-links|/root/|(?<![\w.])/home/\w|"
    r"/work/|(?<![\w$.])/tmp/"
)


def text(path):
    return path.read_text("utf-8")


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("this is not a git checkout, so nobody can say which files are tracked")
    return [HOUSE / name for name in listed.stdout.split("\0") if name and (HOUSE / name).is_file()]


def make(*arguments):
    done = subprocess.run(
        ["make", *arguments], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    return done.stdout


def targets():
    return set(re.findall(r"^([a-z-]+):.*##", text(HOUSE / "Makefile"), re.MULTILINE))


def anchors(page):
    titles = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(page):
    prose = re.sub(r"^```.*?^```", "", text(page), flags=re.MULTILINE | re.DOTALL)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if "://" not in link]


def test_no_file_names_a_registry_or_a_place_on_one_machine():
    own = Path(__file__).resolve()
    found = [
        f"{path.relative_to(HOUSE)}: {match.group()}"
        for path in tracked_files()
        if path.suffix not in (".ttf", ".png") and path != own
        for match in OUTSIDE.finditer(text(path))
    ]
    assert found == []


def test_make_alone_lists_every_target():
    listed = set(re.findall(r"^  make ([a-z-]+) ", make(), re.MULTILINE))
    assert listed == targets()
    assert {"run", "test", "check", "bench", "lock", "clean"} <= listed


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/add-a-rule.md"])
def test_every_make_target_that_a_page_names_exists(page):
    named = set(re.findall(r"^(?:\$ )?make ([a-z-]+)|`make ([a-z-]+)`", text(HOUSE / page), re.M))
    assert {one or other for one, other in named} - targets() == set()


@pytest.mark.parametrize(
    ("python", "said"),
    [
        (None, "there is no nosuchpython here"),
        ('case "$1$2" in -V) echo Python 3.9.2;; *version*) exit 1;; esac', "is Python 3.9.2"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "sudo apt install python3-venv"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(python, said, tmp_path):
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(HOUSE / name, tmp_path)
    if python:
        (tmp_path / "nosuchpython").write_text(f"#!/bin/sh\n{python}\n")
        (tmp_path / "nosuchpython").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["make", "PYTHON=nosuchpython", "test"],
        cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / ".venv").exists()


def test_check_runs_everything_before_the_tests():
    said = make("--dry-run", "--assume-old=.venv/.made", "check")
    order = ["ruff format --check", "ruff check", "mypy", "lint-imports", "catalog check", "pytest"]
    assert sorted(order, key=said.index) == order


@pytest.mark.parametrize(
    ("section", "key", "value"), [(s, k, v) for s, keys in PRIVATE.items() for k, v in keys.items()]
)
def test_the_app_keeps_to_itself(section, key, value):
    assert tomllib.loads(text(HOUSE / ".streamlit" / "config.toml"))[section][key] == value


def test_streamlit_knows_every_setting():
    shown = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=HOUSE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "not a valid config option" not in shown.stdout + shown.stderr
    assert 'primaryColor = "#0f766e"' in shown.stdout


def test_the_lock_is_hashed_and_without_addresses():
    locked = text(HOUSE / "requirements.lock")
    packages = re.findall(r"^\S.*?(?=^\S|\Z)", locked, re.MULTILINE | re.DOTALL)
    assert len(packages) > 50
    assert [each.split()[0] for each in packages if "--hash=sha256:" not in each] == []
    assert "://" not in locked
    assert not (HOUSE / "uv.lock").exists()


def test_every_decision_is_listed_once_and_in_order():
    folder = HOUSE / "docs" / "decisions"
    decisions = sorted(path.name for path in folder.glob("0*.md"))
    assert re.findall(r"\((0\d{3}-[\w-]+\.md)\)", text(folder / "README.md")) == decisions
    assert [name[:4] for name in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]


def test_every_decision_says_what_led_to_it_and_what_follows():
    for path in sorted((HOUSE / "docs" / "decisions").glob("0*.md")):
        assert text(path).startswith(f"# {path.name[:4]} ")
        parts = re.findall(r"^\*\*(\w+)\.\*\*", text(path), re.MULTILINE)
        assert (path.name, parts) == (path.name, ["Context", "Decision", "Consequence"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOUSE)))
def test_every_link_leads_somewhere(page):
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} leads nowhere"
        if anchor:
            assert anchor in anchors(target), f"{link} names no heading"


def test_every_reference_is_explained_in_the_evidence():
    told = text(HOUSE / "docs" / "evidence.md")
    for exercise in EXERCISES.values():
        title = f"### {exercise.get('reference', '')} {exercise['name']}\n".replace("  ", " ")
        assert title in told
        section = told.split(title)[1].split("\n### ")[0]
        cited = {each["key"] for each in exercise["sources"]}
        cited |= {key for band in exercise["doses"] for key in band["sources"]}
        cited |= {
            key for each in exercise.get("adjustments", []) for key in each.get("sources", [])
        }
        assert sorted(key for key in cited if key not in section) == [], exercise["id"]


def test_the_evidence_cites_sources_as_the_catalog_has_them():
    told = text(HOUSE / "docs" / "evidence.md")
    listed = re.findall(r"^- \*\*([A-Z0-9-]+)\*\*, quality ([ABC])\. (.+)$", told, re.MULTILINE)
    assert len(listed) > 20
    for key, quality, citation in listed:
        source = SOURCES[key]
        year = f" ({source['year']})" if "year" in source else ""
        whole = f"{source['author']}{year}. *{source['title']}*. <{source['url']}>"
        assert (quality, citation) == (source["quality"], whole)
    named = set(re.findall(r"\b[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*\b", told)) & set(SOURCES)
    assert named - {key for key, _, _ in listed} == set()


def test_every_word_of_the_rules_groups_is_explained():
    rules = tomllib.loads(text(HOUSE / "catalog" / "rules.toml"))["rules"]
    told = text(HOUSE / "catalog" / "README.md")
    groups = told.split("`R-` group")[1].splitlines()[0]
    for group in sorted({rule["id"].split("-")[1] for rule in rules}):
        assert f" {group} " in groups


def test_every_key_of_the_catalog_is_explained():
    told = set(re.findall(r"`([\w-]+)`", text(HOUSE / "catalog" / "README.md")))
    for exercise in EXERCISES.values():
        parts = [exercise, exercise["tags"], *exercise["doses"], *exercise.get("adjustments", [])]
        assert {key for part in parts for key in part} - told == set()
    for rule in tomllib.loads(text(HOUSE / "catalog" / "rules.toml"))["rules"]:
        assert set(rule) - told == set()


def test_the_continuous_check_leaves_nothing_out():
    run = HOUSE / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    said = text(run)
    assert "export LIMBER_REQUIRE_ALL=1" in said
    assert "export LIMBER_TEST_POSTGRES=" in said
    assert said.rstrip().endswith("make check")
    subprocess.run(["bash", "-n", run], check=True)
