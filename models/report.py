"""An evaluation as one page that needs nothing else: figures, and plots drawn as SVG. No torch here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

SIDE, EDGE = 260, 36  # of a plot and its margin, px
STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:62em;margin:2em auto;padding:0 1em;color:#1c2733}
table{border-collapse:collapse;margin:.5em 0}
td,th{padding:.15em .8em;text-align:right;border-bottom:1px solid #dde3e8}
th:first-child,td:first-child{text-align:left}.plots{display:flex;flex-wrap:wrap;gap:1.5em}figure{margin:0}
figcaption{color:#5b6b78;font-size:13px;max-width:300px}svg text{font:11px system-ui,sans-serif;fill:#1c2733}"""


def page(result: dict[str, Any]) -> str:
    """HTML of one evaluation, as `evaluate` gives it."""
    what = result["measured"]
    title = f"{result['model']}: {', '.join(what['data'])}, {what['split']}"
    senses = "all senses" if what["branch"] == "all" else f"{what['branch']} only"
    told = f"{result['clips']} clips of {what['people']} people, {senses}."
    if what["clips_of_people_learnt_from"]:
        told += (
            f" {what['clips_of_people_learnt_from']} of these clips are of people the model has learnt from."
        )
    plots = (
        _confusion(result["labels"], result["confusion"]),
        _lines(
            "Reliability: said (→) and right (↑); grey: before, blue: after the temperature",
            _reliability(result),
        ),
        _lines("Accuracy (↑) of the surest share of clips (→)", [("#2f6f9f", result["coverage"]["curve"])]),
        _bars(
            "Recall of each label", {n: c["recall"] for n, c in result["per_class"].items() if c["support"]}
        ),
        _people(result["per_person"]["people"]),
    )
    body = (
        f"<h1>{escape(title)}</h1><p>{escape(told)}</p>",
        _table("Figure", _figures(result)),
        f'<div class="plots">{"".join(plots)}</div>',
        _classes(result["per_class"]),
        _changes("Without a sense", result["missing"]),
        _changes("Under changes of the input", result["robustness"]),
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _figures(result: dict[str, Any]) -> list[tuple[str, str]]:
    names = ("uar", "accuracy", "macro_f1", "nll", "brier", "ece", "ece_calibrated")
    rows = [(name, _number(result[name])) for name in names]
    if result["uar_interval"]:
        low, high = result["uar_interval"]
        rows.insert(1, ("uar, 95 % over people", f"{low:.3f} to {high:.3f}"))
    rows.append(
        (f"accuracy at {result['coverage']['at']:.0%} coverage", _number(result["coverage"]["accuracy"]))
    )
    person = result["per_person"]
    rows.append(("person by person", " / ".join(f"{person[name]:.2f}" for name in ("min", "median", "max"))))
    if gap := result["sex_gap"]:
        rows.append(("women less men, 95 %", f"{gap['gap']:+.3f} ({gap['low']:+.3f} to {gap['high']:+.3f})"))
    if left := result["sufficient"]:
        rows.append(("clips with sufficient evidence", _number(left["coverage"])))
        rows.append(("accuracy of these", _number(left["accuracy"])))
    return rows


def _table(head: str, rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in rows)
    return f"<table><tr><th>{escape(head)}</th><th></th></tr>{cells}</table>"


def _classes(classes: dict[str, dict[str, Any]]) -> str:
    names = ("recall", "precision", "f1", "support")
    head = "".join(f"<th>{name}</th>" for name in ("label", *names))
    rows = "".join(
        f"<tr><td>{escape(label)}</td>{''.join(f'<td>{_number(found[name])}</td>' for name in names)}</tr>"
        for label, found in classes.items()
    )
    return f"<table><tr>{head}</tr>{rows}</table>"


def _changes(head: str, found: dict[str, dict[str, float]]) -> str:
    return (
        _table(f"{head}: UAR", [(name, _number(value["uar"])) for name, value in found.items()])
        if found
        else ""
    )


def _number(value: float | int | None) -> str:
    if value is None:
        return "not known"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _reliability(result: dict[str, Any]) -> list[tuple[str, list[list[float]]]]:
    even = [[0.0, 0.0], [1.0, 1.0]]
    found = result["reliability"]
    return [("#d5dce2", even), ("#8a97a3", found["before"]), ("#2f6f9f", found["after"])]


def _figure(caption: str, inside: str, width: int = SIDE, height: int = SIDE) -> str:
    whole = f'viewBox="0 0 {width + 2 * EDGE} {height + 2 * EDGE}" width="{width + 2 * EDGE}"'
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" {whole} role="img" aria-label="{escape(caption)}">'
        f"{inside}</svg><figcaption>{escape(caption)}</figcaption></figure>"
    )


def _lines(caption: str, lines: Sequence[tuple[str, list[list[float]]]]) -> str:
    """Each line: a colour and points of 0 to 1."""
    frame = f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#d5dce2"/>'
    marks = "".join(
        f'<text x="{EDGE - 4}" y="{_down(share) + 4:.0f}" text-anchor="end">{share:g}</text>'
        f'<text x="{_across(share):.0f}" y="{EDGE + SIDE + 16}" text-anchor="middle">{share:g}</text>'
        for share in (0, 0.5, 1)
    )
    drawn = "".join(
        f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="'
        f'{" ".join(f"{_across(p[0]):.1f},{_down(p[1]):.1f}" for p in points)}"/>'
        for colour, points in lines
    )
    return _figure(caption, frame + marks + drawn)


def _across(share: float) -> float:
    return EDGE + SIDE * share


def _down(share: float) -> float:
    return EDGE + SIDE * (1 - share)


def _confusion(labels: Sequence[str], counts: Sequence[Sequence[int]]) -> str:
    cell, first = 34, 80
    parts = []
    for row, (label, line) in enumerate(zip(labels, counts, strict=True)):
        y = first + row * cell
        parts.append(f'<text x="{first - 6}" y="{y + 21}" text-anchor="end">{escape(label)}</text>')
        turned = f"translate({first + row * cell + 20},{first - 6}) rotate(-50)"
        parts.append(f'<text transform="{turned}">{escape(label)}</text>')
        for column, count in enumerate(line):
            share = count / sum(line) if sum(line) else 0.0
            x, ink = first + column * cell, "#fff" if share > 0.55 else "#1c2733"
            parts.append(
                f'<rect x="{x}" y="{y}" width="{cell - 2}" height="{cell - 2}" fill="#2f6f9f" '
                f'fill-opacity="{0.04 + 0.96 * share:.2f}"/>'
                f'<text x="{x + 16}" y="{y + 20}" text-anchor="middle" style="fill:{ink}">{count}</text>'
            )
    size = first + cell * len(labels)
    return _figure(
        "Rows are the truth, columns what the model said", "".join(parts), size, size - 2 * EDGE + 10
    )


def _bars(caption: str, values: dict[str, float]) -> str:
    step = SIDE / max(1, len(values))
    drawn = "".join(
        f'<rect x="{EDGE + 54}" y="{EDGE + n * step + 3:.1f}" width="{(SIDE - 54) * value:.1f}" '
        f'height="{step - 6:.1f}" fill="#2f6f9f"/><text x="{EDGE + 50}" y="{EDGE + (n + 0.5) * step + 4:.1f}" '
        f'text-anchor="end">{escape(name)}</text><text x="{EDGE + 58 + (SIDE - 54) * value:.1f}" '
        f'y="{EDGE + (n + 0.5) * step + 4:.1f}">{value:.2f}</text>'
        for n, (name, value) in enumerate(values.items())
    )
    return _figure(caption, drawn)


def _people(people: dict[str, float]) -> str:
    if not people:
        return ""
    ranked = sorted(people.values())
    points = [[n / max(1, len(ranked) - 1), value] for n, value in enumerate(ranked)]
    return _lines("Accuracy (↑) of each person, the worst served first (→)", [("#2f6f9f", points)])
