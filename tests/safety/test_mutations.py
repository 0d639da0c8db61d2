"""Are small changes found where code runs, made one at a time, and noticed?"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from safety.mutating import NOTICED, TARGETS, UNNOTICED, Target, outcome
from safety.mutations import mutations

CODE = '''"""A docstring that == nothing."""

__all__ = ["is_old"]


def is_old(age: int, kind: str = "person") -> bool:
    """Whether someone is old."""
    if kind == "person" and not age < 65:
        return True
    return any(each > 10 for each in (age,))
'''


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ages.py"
    path.write_text(CODE)
    return path


def test_every_change_alters_one_place_of_the_code(file: Path) -> None:
    plain = ast.unparse(ast.parse(CODE))
    sources = [each.source() for each in mutations(file)]
    assert plain not in sources
    assert len(sources) == len(set(sources))
    for source in sources:
        changed = [a for a, b in zip(source.split("\n"), plain.split("\n"), strict=True) if a != b]
        assert len(changed) == 1


@pytest.mark.parametrize(
    "said",
    [
        "kind == 'person' → kind != 'person'",
        "age < 65 → age <= 65",
        "65 → 66",
        "True → False",
        "each > 10 → each >= 10",
        "'person' → 'personx'",
    ],
)
def test_a_change_says_what_it_does(file: Path, said: str) -> None:
    assert said in {each.said for each in mutations(file)}


def test_what_does_not_run_is_left_alone(file: Path) -> None:
    lines = {each.line for each in mutations(file)}
    assert not lines & {1, 3, 7}
    assert not any("is_old" in each.said for each in mutations(file))


def test_a_target_has_code_and_tests_and_picks_by_a_seed() -> None:
    for target in TARGETS:
        assert target.files()
        picked = target.mutations()
        assert 50 <= len(picked) <= target.picked
        assert picked == target.mutations()


def test_a_change_is_noticed_by_a_test_and_missed_without_one(tmp_path: Path) -> None:
    whole = tmp_path / "test_nothing.py"
    whole.write_text("def test_nothing():\n    assert True\n\ndef test_late():\n    assert True\n")
    code = "recommender/solver/prices.py"
    target = Target("prices", code, (str(whole),), ("test_late",), 1)
    (picked,) = target.mutations()
    assert outcome(target, None) == UNNOTICED
    assert outcome(target, picked) == UNNOTICED
    whole.write_text(
        "from recommender.solver import prices\n\n"
        "def test_prices():\n    numbers = {k: v for k, v in vars(prices).items() if k.isupper()}\n"
        f"    assert numbers == {prices_of()}\n\ndef test_late():\n    assert True\n"
    )
    assert outcome(target, None) == UNNOTICED
    assert outcome(target, picked) == NOTICED


def prices_of() -> dict[str, int]:
    import recommender.solver.prices as prices

    return {name: value for name, value in vars(prices).items() if name.isupper()}
