"""How could a rule or a tag go wrong so that something unsafe gets through? One change each."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

Rule = dict[str, Any]
BARRING = ("exclude", "swap", "modify", "cap")
LOOSE_CAPS = {"intensity": 3, "hold_seconds": 60, "hold_repetitions": 9, "paced_repetitions": 30}
LATER = {"week_from": 24, "worst_pain_from": 9}
LEVELS = {"knee": ["mild", "severe"], "wrist": ["mild", "severe"]}
QUOTED = ' "'
HARMLESS: tuple[tuple[str, str], ...] = (
    ("kneeling = true", "kneeling = false"),
    ('knee_flexion = "deep"', 'knee_flexion = "none"'),
    ("knee_torsion = true", "knee_torsion = false"),
    ('wrist = "weight"', 'wrist = "none"'),
    ('wrist = "partial"', 'wrist = "none"'),
    ('twist = "closed"', 'twist = "open"'),
    ("abdominal = true", "abdominal = false"),
    ("balance = true", "balance = false"),
    ("end_range = true", "end_range = false"),
    ("deep_bend = true", "deep_bend = false"),
    ("deep_backbend = true", "deep_backbend = false"),
    ("asymmetric = true", "asymmetric = false"),
    ('grip = "shin"', 'grip = "thigh"'),
    ('"flexion"', '"neutral"'),
    ('"extension"', '"neutral"'),
    ('status = "avoid"', 'status = "ok"'),
    ('status = "modify"', 'status = "ok"'),
    ('family = "hamstring"', 'family = "calf"'),
    ('serves = ["wrist"]', 'serves = ["wrist", "trimester-1", "trimester-2", "trimester-3"]'),
    (
        "provisions = [",
        'provisions = ["cushioned-knees", "raised-seat", "planted-foot", "eased-wrists", '
        '"support-at-hand", "room-for-the-bump", ',
    ),
    ("seconds = [20, 25, 30]", "seconds = [20, 25, 30, 60]"),
    ("seconds = [10, 15, 20]", "seconds = [10, 15, 20, 45]"),
)
"""What stands in an exercise's file, and what a slip of the pen would make of it."""


class Loosening(NamedTuple):
    """One change to a copy of the catalog."""

    kind: str
    file: str
    where: str
    edit: Callable[[str], str]

    def make(self, folder: Path) -> None:
        """Changes the copy in this folder."""
        path = folder / self.file
        path.write_text(self.edit(path.read_text(encoding="utf-8")), encoding="utf-8")


def of_rules(folder: Path) -> Iterator[Loosening]:
    """Every rule that bars or caps, loosened in each way that it can be."""
    rules = tomllib.loads((folder / "rules.toml").read_text(encoding="utf-8"))["rules"]
    for at, rule in enumerate(rules):
        if rule["action"] in BARRING and rule.get("acts_in", "screening") == "screening":
            for kind, looser in _looser(rule):
                yield Loosening(kind, "rules.toml", rule["id"], _with(at, looser))


def _with(at: int, looser: Rule | None) -> Callable[[str], str]:
    def edit(text: str) -> str:
        rules = tomllib.loads(text)["rules"]
        rules[at : at + 1] = [looser] if looser else []
        return "\n".join(_as_toml(rule) for rule in rules)

    return edit


def _looser(rule: Rule) -> Iterator[tuple[str, Rule | None]]:
    yield "a rule deleted", None
    yield "a rule that only warns", {**rule, "action": "warn"}
    for key, values in rule["when"].items():
        for looser in _narrower(key, values):
            yield "a condition narrowed", {**rule, "when": {**rule["when"], key: looser}}
    for part in ("touches", "plain"):
        for key, values in rule.get(part, {}).items():
            other = [not values[0]] if isinstance(values[0], bool) else ["nothing-of-the-kind"]
            loose = {**rule[part], key: other}
            yield "a property mistaken", {**rule, part: loose}
        if part in rule:
            yield "a property more to meet", {**rule, part: {**rule[part], "moving": [True]}}
    if rule["action"] == "cap":
        yield "a cap raised", {**rule, "caps": {key: LOOSE_CAPS[key] for key in rule["caps"]}}
    else:
        provided = ["cushioned-knees", "eased-wrists", "support-at-hand", "room-for-the-bump"]
        yield "a rule spared too easily", {**rule, "unless": provided}


def _narrower(key: str, values: Any) -> Iterator[Any]:
    if key in LATER:
        yield LATER[key]
    elif key in LEVELS:
        yield [each for each in LEVELS[key] if each not in values] or values[:-1]
    elif isinstance(values, list):
        for value in values:
            yield [each for each in values if each != value] or ["clinician-cleared"]


def _as_toml(rule: Rule) -> str:
    return "[[rules]]\n" + "".join(f"{key} = {_value(each)}\n" for key, each in rule.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def of_tags(folder: Path) -> Iterator[Loosening]:
    """Every exercise, with each property that matters mistaken for a harmless one."""
    for path in sorted((folder / "exercises").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        for old, new in HARMLESS:
            for count, _ in enumerate(re.finditer(re.escape(old), text)):
                kind = f"a tag mistaken: {old.partition('=')[0].strip(QUOTED)}"
                yield Loosening(kind, f"exercises/{path.name}", path.stem, _nth(old, new, count))


def _nth(old: str, new: str, count: int) -> Callable[[str], str]:
    def edit(text: str) -> str:
        at = [match.start() for match in re.finditer(re.escape(old), text)][count]
        return text[:at] + new + text[at + len(old) :]

    return edit
