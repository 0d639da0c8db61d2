"""What can be done from a terminal? `limber run`, `recommend`, `catalog` and `archive`."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib import resources
from pathlib import Path

from recommender import __version__
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import BrokenCatalog, Catalog, catalog_folder
from recommender.catalog.picture_checks import picture_faults
from recommender.catalog.pictures import load_pictures
from recommender.catalog.posing import Pictures
from recommender.ending import BAD_INPUT, BROKEN, DONE, Failure, write
from recommender.explanation import Explanation
from recommender.feedback import KEYS, Feedback, read_feedback
from recommender.filing import add_archive
from recommender.intake import BadIntake, Intake, read_intake
from recommender.routine import Recommendation, Routine
from recommender.session import BadHistory, History

EXITS = {"routine": DONE, "referral": 3, "nothing-safe": 4}
DEFAULT_PORT = 8501
ADDRESS = "127.0.0.1"
EXIT_HELP = (
    "Exit: 0 routine; 1 internal fault, broken catalog or unwritable file; 2 bad intake; "
    "3 see to care first; 4 nothing safe can be offered."
)
EXPLAIN_HELP = (
    'add "explanation": the score in parts, why each step, what the others would cost, what other '
    "wishes and minutes would change, and ways out for open wishes; asks the solver about a "
    "hundred times more"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.command(asked))
    except Failure as failure:
        print("\n".join(failure.lines), file=sys.stderr)
        return failure.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="limber", description="Gentle back-care routines that fill exactly your minutes."
    )
    parser.add_argument("--version", action="version", version=f"limber {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="start the app in the browser")
    run.add_argument("--port", type=int, default=DEFAULT_PORT, help="default: %(default)s")
    run.set_defaults(command=_run)

    recommend = commands.add_parser(
        "recommend", help="make a routine from an intake (JSON)", epilog=EXIT_HELP
    )
    recommend.add_argument("file", metavar="FILE", help="the intake; - is standard input")
    recommend.add_argument("--out", type=Path, help="write here instead of standard output")
    recommend.add_argument("--format", choices=("json", "text"), default="json")
    recommend.add_argument("--history", type=Path, help=KEYS)
    recommend.add_argument("--today", type=_day, metavar="DAY", help="default: the clock's")
    recommend.add_argument("--explain", action="store_true", help=EXPLAIN_HELP)
    recommend.add_argument(
        "--alternatives",
        type=int,
        choices=(1, 2, 3),
        metavar="N",
        help="also up to N (1-3) other routines that are about as good",
    )
    recommend.set_defaults(command=_recommend)

    catalog = commands.add_parser("catalog", help="look after the catalog")
    actions = catalog.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="print findings; fails on any")
    check.add_argument("folder", nargs="?", type=Path, help="default: the catalog in use")
    check.set_defaults(command=_check)
    for name, explained in _EXPLAINED.items():
        printed = actions.add_parser(name, help=explained)
        printed.add_argument("--out", type=Path, help="write here instead of standard output")
        printed.set_defaults(command=_print, name=name)
    add_archive(commands)
    return parser


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD") from None


def _recommend(asked: argparse.Namespace) -> int:
    from recommender.exports import whole_json, whole_text
    from recommender.recommending import heed

    told, feedback = _intake(asked.file), _feedback(asked.history)
    catalog = _catalog(None)
    intake, history = heed(catalog, told, feedback, asked.today or date.today())
    found = _answer(catalog, intake, history)
    explained = _explanation(catalog, found, history) if asked.explain else None
    others = None
    if asked.alternatives and isinstance(found, Routine):
        others = _others(catalog, intake, history, found, asked.alternatives)
    as_told = whole_json if asked.format == "json" else whole_text
    write(as_told(catalog, found, explained, others).encode(), asked.out)
    return EXITS[found.outcome]


def _intake(file: str) -> Intake:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return read_intake(raw)
    except OSError as error:
        raise Failure(BAD_INPUT, [f"intake: cannot read {file}: {error.strerror}"]) from None
    except BadIntake as bad:
        raise Failure(BAD_INPUT, bad.faults) from None


def _feedback(file: Path | None) -> Feedback:
    if file is None:
        return Feedback()
    try:
        return read_feedback(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Failure(BAD_INPUT, [f"history: cannot read {file}: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise Failure(BAD_INPUT, [f"history: {file} is not UTF-8 text"]) from None
    except BadHistory as bad:
        raise Failure(BAD_INPUT, [str(bad)]) from None


def _catalog(folder: Path | None) -> Catalog:
    try:
        return open_catalog(folder)
    except BrokenCatalog as broken:
        raise Failure(BROKEN, broken.faults) from None


def _answer(catalog: Catalog, intake: Intake, history: History) -> Recommendation:
    from recommender.recommending import Unanswered, recommend

    try:
        return recommend(catalog, intake, history)
    except BadIntake as bad:
        raise Failure(BAD_INPUT, bad.faults) from None
    except Unanswered as unanswered:
        raise Failure(BROKEN, [str(unanswered)]) from None


def _explanation(catalog: Catalog, found: Recommendation, history: History) -> Explanation | None:
    """What can be said of a routine beyond itself; a referral or a refusal has none."""
    from recommender.solver import Unsolved, compose
    from recommender.weighing import explain

    if not isinstance(found, Routine):
        return None
    try:
        return explain(catalog, found, history, compose)
    except Unsolved as unsolved:
        raise Failure(BROKEN, [str(unsolved)]) from None


def _others(
    catalog: Catalog, intake: Intake, history: History, found: Routine, count: int
) -> tuple[Routine, ...]:
    from recommender.negotiating import alternatives
    from recommender.recommending import Unanswered

    try:
        return alternatives(catalog, intake, found, count, history).routines
    except Unanswered as unanswered:
        raise Failure(BROKEN, [str(unanswered)]) from None


def _check(asked: argparse.Namespace) -> int:
    catalog = _catalog(asked.folder)
    folder = asked.folder or catalog_folder()
    _refuse_future_reviews(catalog, date.today())
    pictures = _pictures(catalog, folder)
    print(f"{folder}: 0 findings. {_counts(catalog)} {len(pictures.pictures)} pictures.")
    return DONE


def _pictures(catalog: Catalog, folder: Path) -> Pictures:
    try:
        pictures = load_pictures(folder)
    except BrokenCatalog as broken:
        raise Failure(BROKEN, broken.faults) from None
    if faults := picture_faults(catalog, pictures):
        raise Failure(BROKEN, faults)
    return pictures


def _refuse_future_reviews(catalog: Catalog, today: date) -> None:
    """Here and not among the checks, because an old catalog must open whatever the clock says."""
    early = [
        f"{each.id}: reviewed_on: {each.reviewed_on} has not come yet"
        for each in catalog.reviewable
        if each.reviewed_on is not None and each.reviewed_on > today
    ]
    if early:
        raise Failure(BROKEN, early)


def _counts(catalog: Catalog) -> str:
    exercises = catalog.exercises
    grades = Counter(source.quality for source in catalog.sources)
    counts = {
        "exercises": len(exercises),
        "adjustments": sum(len(exercise.adjustments) for exercise in exercises),
        "forms": sum(len(exercise.forms()) for exercise in exercises),
        "doses": sum(
            len(band.doses(exercise.per_side)) for exercise in exercises for band in exercise.doses
        ),
        "rules": len(catalog.rules),
        "sources": len(catalog.sources),
    }
    by_grade = ", ".join(f"{grade} {count}" for grade, count in sorted(grades.items()))
    return ", ".join(f"{count} {what}" for what, count in counts.items()) + f" ({by_grade})."


_EXPLAINED = {
    "export": "print the whole catalog as one JSON document",
    "schema": "print the JSON Schema of the catalog",
    "evidence": "print what every exercise and rule rests on",
    "coverage": "print how much is left for whom",
    "rules": "print every safety rule as CSV, for a reviewer to mark up",
}


def _print(asked: argparse.Namespace) -> int:
    from recommender.publishing import MADE

    write(MADE[asked.name](_catalog(None)).encode(), asked.out)
    return DONE


def _run(asked: argparse.Namespace) -> int:
    _catalog(None)
    _refuse_busy(asked.port)
    command = [sys.executable, "-m", "streamlit", "run", str(_app())]
    os.execv(sys.executable, [*command, "--server.port", str(asked.port)])  # noqa: S606


def _app() -> Path:
    """The front door: inside the package when installed, else in the checkout."""
    carried = Path(str(resources.files("recommender"))) / "carried" / "app.py"
    return carried if carried.is_file() else Path(__file__).resolve().parents[1] / "app.py"


def _refuse_busy(port: int) -> None:
    if not 1 <= port <= 65_535:
        raise Failure(BAD_INPUT, [f"--port: {port} is not a port; choose 1024 to 65535."])
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            sentence = (
                f"Port {port} cannot be used ({error.strerror}). Stop the program that uses it, "
                f"or choose another: limber run --port {port + 1 if port < 65_535 else 8502}"
            )
            raise Failure(BROKEN, [sentence]) from None


if __name__ == "__main__":
    raise SystemExit(main())
