"""How is the comparison written down? Two tables, in docs/benchmarks.md between two marks."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from peers.comparing import LIMBER, Result, best_known, ratio

BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"


def methods(results: Sequence[Result]) -> list[str]:
    """The names in the order in which they were asked."""
    return list(dict.fromkeys(each.method for each in results))


def table(results: Sequence[Result]) -> str:
    """One line for each method."""
    rows = [
        "| | answers | proven best | as full as the best | % of best known: worst, middle "
        "| points below: middle, worst | CPU seconds: middle, worst | CPU against Limber's |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*rows, *(_row(results, name) for name in methods(results))])


def _row(results: Sequence[Result], name: str) -> str:
    own = [each for each in results if each.method == name]
    answered = [each for each in own if each.points is not None]
    cpu = [each.cpu for each in own]
    cells = [
        f"{len(answered)} of {len(own)}",
        str(sum(each.proven for each in own)),
        str(_full(results, own)),
        *_quality(results, own),
        f"{statistics.median(cpu):.2f}, {max(cpu):.2f}",
        _against(results, name),
    ]
    return f"| {name} | " + " | ".join(cells) + " |"


def _full(results: Sequence[Result], own: Sequence[Result]) -> int:
    """How many answers leave no more of the minutes than the fullest one does."""
    least: dict[str, int] = {}
    for each in results:
        if each.short is not None:
            least[each.question] = min(each.short, least.get(each.question, each.short))
    return sum(each.short == least.get(each.question) for each in own if each.short is not None)


def _quality(results: Sequence[Result], own: Sequence[Result]) -> Iterator[str]:
    """An answer that is missing, or worth less than nothing, counts as 0 %."""
    best = best_known(results)
    shares = [
        100 * max(0, each.points or 0) / best[each.question]
        for each in own
        if best[each.question] > 0
    ]
    below = [best[each.question] - each.points for each in own if each.points is not None]
    yield f"{min(shares):.1f}, {statistics.median(shares):.1f}" if shares else "-"
    yield f"{statistics.median(below):.0f}, {max(below)}" if below else "-"


def _against(results: Sequence[Result], name: str) -> str:
    if name == LIMBER:
        return "1"
    count, middle = ratio(results, name)
    return f"{middle:.1f} times ({count} both prove)" if middle is not None else "-"


def scale_table(results: Sequence[Result]) -> str:
    """One line for each size and length."""
    rows = [
        "| exercises, minutes | | points | ceiling | gap | CPU seconds |",
        "|---|---|---|---|---|---|",
    ]
    for each in results:
        points = "none" if each.points is None else str(each.points)
        ceiling = "-" if each.bound is None else f"{each.bound:.0f}"
        cells = (each.question, each.method, points, ceiling, _gap(each), f"{each.cpu:.1f}")
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _gap(each: Result) -> str:
    if each.proven:
        return "proven"
    if each.points is None or each.bound is None or each.points <= 0:
        return "-"
    return f"{100 * (each.bound - each.points) / each.points:.1f} %"
