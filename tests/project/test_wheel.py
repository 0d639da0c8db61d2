"""Does the wheel work by itself, from any folder, in an environment that has no checkout?"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest

HOUSE = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.wheel


def run(*command, cwd, **more):
    plain = {key: value for key, value in os.environ.items() if not key.startswith("LIMBER_")}
    plain.pop("PYTHONPATH", None)
    return subprocess.run(
        command, cwd=cwd, env=plain, capture_output=True, text=True, check=True, timeout=120, **more
    ).stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=HOUSE)
    (built,) = folder.glob("limber-*.whl")
    return built


@pytest.fixture(scope="module")
def limber(wheel, tmp_path_factory):
    """The installed command. The libraries are those of the tests; Limber is the wheel's."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    ours = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python")]
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel), cwd=home)
    Path(ours, "zz_libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin" / "limber"


@pytest.fixture
def elsewhere(tmp_path):
    return tmp_path


def test_the_wheel_carries_all_that_it_needs(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    carried = [path for path in (HOUSE / "catalog").rglob("*") if path.is_file()]
    needed = {f"recommender/carried/{path.relative_to(HOUSE)}" for path in carried}
    needed |= {"recommender/carried/app.py", "recommender/carried/.streamlit/config.toml"}
    for kind in ("*.py", "*.mako", "*.ttf", "*.css"):
        found = (HOUSE / "recommender").rglob(kind)
        needed |= {str(path.relative_to(HOUSE)) for path in found if "carried" not in path.parts}
    assert needed - names == set()
    assert any(name.startswith("recommender/journal/migrations/versions/0001") for name in names)


def test_the_wheel_carries_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    strangers = [name for name in names if not name.startswith(("recommender/", "limber-"))]
    assert strangers == []
    assert [name for name in names if "__pycache__" in name] == []


def test_the_wheel_names_its_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "catalog/LICENSE", "recommender/exports/fonts/OFL.txt"}


def test_the_installed_package_is_the_wheels(limber, elsewhere):
    asked = "import recommender.catalog.loading as it; print(it.catalog_folder())"
    folder = Path(run(str(limber.with_name("python")), "-c", asked, cwd=elsewhere).strip())
    assert folder.is_relative_to(limber.parents[1])
    assert (folder / "rules.toml").is_file()


def test_limber_says_its_version(limber, elsewhere):
    assert run(str(limber), "--version", cwd=elsewhere) == "limber 0.1.0\n"


def test_limber_checks_the_catalog_that_it_carries(limber, elsewhere):
    run(str(limber), "catalog", "check", cwd=elsewhere)


def test_limber_recommends_from_any_folder(limber, elsewhere):
    asked = json.dumps({"minutes": 10, "pain": {"low-back": 5}})
    answer = json.loads(run(str(limber), "recommend", "-", cwd=elsewhere, input=asked))
    assert (answer["outcome"], answer["seconds"]) == ("routine", 600)


def test_limber_runs_from_any_folder_with_its_own_settings(limber, elsewhere):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = subprocess.Popen(
        [str(limber), "run", "--port", str(port)], cwd=elsewhere, text=True,
        env={**os.environ, "LIMBER_DATABASE_URL": f"sqlite:///{elsewhere}/journal.sqlite3"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said = []
    try:
        for line in started.stdout:
            said.append(line)
            if line.strip().startswith("URL:"):
                break
        told = "".join(said)
        assert f"http://127.0.0.1:{port}" in told, told
        assert "not a valid config option" not in told
        assert "email" not in told.lower()
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
            assert answer.read() == b"ok"
    finally:
        started.terminate()
        started.communicate()
