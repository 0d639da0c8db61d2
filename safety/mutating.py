"""`make mutants`: does some test notice when the code that keeps people safe changes a little?"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from safety.mutations import Mutation, mutations
from safety.state import HOUSE, Kept

SEED = 20_261_124
LONGEST_SECONDS = 240
"""A mutant that runs longer than this is stuck, and noticed."""
NOTICED, UNNOTICED = 1, 0
UNCHANGED = ("recommender.catalog", "recommender.intake")
AGAIN = "--survivors"
"""Asks first about those that had survived."""


class Target(NamedTuple):
    """Code to change, the tests that must notice, and how many changes are picked.

    `late` are names of slow tests: they are asked only about what all others let pass.
    """

    name: str
    code: str
    tests: tuple[str, ...]
    late: tuple[str, ...]
    picked: int

    def files(self) -> list[Path]:
        """The files of the target."""
        path = HOUSE / self.code
        return sorted(path.glob("*.py")) if path.is_dir() else [path]

    def mutations(self) -> list[Mutation]:
        """The changes picked, by the seed; all when there are no more than that."""
        every = [each for file in self.files() for each in mutations(file)]
        random.Random(SEED).shuffle(every)  # noqa: S311  # a seed, no secret
        return every[: self.picked]


TARGETS = (
    Target(
        "screening",
        "recommender/screening",
        ("tests/recommender/test_screening.py",),
        (
            "test_every_form_gets_the_verdict_of_the_two_tables",
            "test_an_exercise_is_cleared_when_and_only_when_a_form_of_it_is_allowed",
            "test_one_more_health_fact_never_frees_a_form",
            "test_longer_chains_of_health_facts_never_free_an_exercise",
            "test_one_more_health_fact_never_lengthens_or_strengthens_a_dose",
        ),
        70,
    ),
    Target(
        "solver-rules",
        "recommender/solver/rules.py",
        ("tests/recommender/solver/test_rules.py", "tests/recommender/solver/test_oracle.py"),
        ("test_the_solver_finds_what_trying_everything_finds",),
        60,
    ),
    Target(
        "auditing",
        "recommender/auditing",
        ("tests/recommender/test_auditing.py",),
        (
            "test_two_opinions_agree_on_every_exercise",
            "test_what_is_recommended_passes",
            "test_a_document_with_any_value_spoilt_gives_findings_and_never_breaks",
            "test_answers_with_any_value_spoilt_give_findings_and_never_break",
        ),
        100,
    ),
)


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module its changed code when it is imported."""

    def __init__(self, module: str, source: str) -> None:
        self._module, self._source = module, source

    def find_spec(
        self,
        name: str,
        path: object = None,  # noqa: ARG002  # as the protocol has it
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> importlib.machinery.ModuleSpec | None:
        """A specification for the changed module only."""
        if name != self._module:
            return None
        file = _file(name)
        places = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, file, loader=self, submodule_search_locations=places
        )

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        """The usual one."""

    def exec_module(self, module: ModuleType) -> None:
        """Runs the changed code in place of the file's."""
        exec(compile(self._source, str(module.__file__), "exec"), module.__dict__)  # noqa: S102


def _file(module: str) -> Path:
    path = HOUSE / Path(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _module(file: Path) -> str:
    parts = list(file.relative_to(HOUSE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def outcome(target: Target, mutation: Mutation | None) -> int:
    """Runs tests on changed code (None: unchanged) in a process of its own: noticed or not."""
    child = os.fork()
    if child == 0:
        os._exit(_tested(target, mutation))
    _, status = os.waitpid(child, 0)
    return UNNOTICED if status == 0 else NOTICED


def _tested(target: Target, mutation: Mutation | None) -> int:
    import pytest

    signal.alarm(LONGEST_SECONDS)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    _forget_what_was_imported()
    if mutation is not None:
        try:
            sys.meta_path.insert(0, _Changed(_module(mutation.file), mutation.source()))
        except ValueError:
            return NOTICED
    quietly = ["-x", "-q", "--no-header", "-p", "no:cacheprovider"]
    late = " or ".join(target.late)
    for chosen in (f"not ({late})", late):
        if pytest.main([*target.tests, *quietly, "-k", chosen]):
            return NOTICED
    return UNNOTICED


def _forget_what_was_imported() -> None:
    """So that the change is seen by all who import it; the catalog's code is never changed."""
    for name in list(sys.modules):
        ours = name.split(".")[0] in ("recommender", "tests")
        if ours and not name.startswith(UNCHANGED) and name != "recommender":
            del sys.modules[name]


def sweep(target: Target) -> None:
    """Tests every change that is not tested yet, and keeps what came of it."""
    kept = Kept(f"mutants-{target.name}", _stamp(target))
    picked = target.mutations()
    done = kept.drop_cut_off()
    if done < len(picked) and outcome(target, None) != UNNOTICED:
        raise SystemExit(f"{target.name}: the tests fail without any change")
    for mutation in picked[done:]:
        noticed = outcome(target, mutation) == NOTICED
        kept.add({"mutation": mutation.named(), "killed": noticed})


def sweep_survivors(target: Target) -> None:
    """Tests again what no test had noticed, after tests were added."""
    before = results(target)
    kept = Kept(f"mutants-{target.name}", "")
    kept = Kept(f"mutants-{target.name}", _stamp(target))
    for mutation, each in zip(target.mutations(), before, strict=False):
        noticed = each["killed"] or outcome(target, mutation) == NOTICED
        kept.add({"mutation": mutation.named(), "killed": noticed})


def _stamp(target: Target) -> str:
    digest = sha256(target.name.encode())
    for file in target.files():
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def results(target: Target) -> list[dict[str, Any]]:
    """What came of each change that was tested, of this very code."""
    return list(Kept(f"mutants-{target.name}", _stamp(target)))


def report(target: Target) -> list[str]:
    """The score of a target and its survivors."""
    found = results(target)
    killed = sum(each["killed"] for each in found)
    every = sum(1 for file in target.files() for _ in mutations(file))
    share = f"{100 * killed / len(found):.1f} %" if found else "none tested"
    lines = [f"{target.name}: {killed} of {len(found)} killed ({share}); {every} possible"]
    return lines + [f"  survived: {each['mutation']}" for each in found if not each["killed"]]


def main() -> int:
    """Test the targets named (all, when none is), and print what survived."""
    import pydantic  # noqa: F401  # loaded once, before the processes part
    import pytest  # noqa: F401
    from ortools.sat.python import cp_model  # noqa: F401

    import recommender.catalog.checks
    import recommender.intake  # noqa: F401

    named = [each for each in sys.argv[1:] if each != AGAIN]
    for target in TARGETS:
        if not named or target.name in named:
            before = time.perf_counter()
            if AGAIN in sys.argv:
                sweep_survivors(target)
            sweep(target)
            print("\n".join(report(target)))
            print(f"  in {time.perf_counter() - before:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
