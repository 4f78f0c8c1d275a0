"""The study as a page of markdown: every figure, what it was run on, and the command that gives it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from llm.study.arms import ARMS
from llm.study.case_files import Case
from llm.study.conduct import Conducted
from llm.study.following import ENOUGH, TASKS
from llm.study.results import Agreement, ArmResult, Comparison, Results

TITLE = "# Do emotion labels help to name the disorder?"
CAUTION = (
    "> A study of a language model over written cases. It says nothing about patients, and nothing about how well "
    "emotions are read from a face or a voice."
)
PIPELINE_CHECK = "pipeline check"
PUBLISHED = (
    "Published for comparison, by others with their own cases and graders: Llama 3 70B, 15 cases, labels from the "
    "mental state examination: 76.67 % without and 86.67 % with labels at half credit; two cases better, none "
    "worse, exact McNemar p = 0.5."
)
SHARES, CASES = "shares.svg", "cases.svg"


@dataclass(frozen=True)
class Facts:
    """What was run: for the head of the page. `left_out`: arm -> why it was not run."""

    command: str
    model: Mapping[str, str]  # name, sha256
    cases: Sequence[Case]
    cases_sha256: str
    prompts_sha256: str
    seeds: int
    left_out: Mapping[str, str]
    confusion: str = ""


def check_page(facts: Facts, conducted: Conducted) -> str:
    """For a model that does not follow instructions: that the parts work together, and no grade."""
    why = (
        f"**This is only a {PIPELINE_CHECK}.** The model got {conducted.right} of {len(TASKS)} small tasks with "
        f"known answers right; below {ENOUGH} it does not follow instructions, so nothing that it wrote was graded."
    )
    counts = (
        f"{len(conducted.interviews)} of {len(facts.cases)} interviews were written, "
        f"{len(conducted.answered)} lists of diagnoses asked for, "
        f"{sum(not one.diagnoses for one in conducted.answered)} of them without a usable reply."
    )
    return _joined([TITLE, CAUTION, why, *_head(facts, conducted), counts, *_failures(conducted)])


def result_page(
    facts: Facts, conducted: Conducted, graded: Sequence[Results], agreed: Sequence[Agreement]
) -> str:
    """`graded`: the automatic grades first, then each person's."""
    first = graded[0]
    parts = [TITLE, CAUTION, *_answer(first), "## What was run", *_head(facts, conducted)]
    parts.append(f"The model got {conducted.right} of {len(TASKS)} tasks of the instruction check right.")
    for one in graded:
        parts += [f"## Graded by {one.grader}", _arms(one.arms), _comparisons(one.comparisons)]
    parts += ["## Agreement of the graders", _agreements(agreed)] if agreed else []
    parts += ["## Pictures", f"![Shares by arm]({SHARES})", f"![Grades by case]({CASES})"]
    parts += ["## Case by case", _by_case(first.arms, facts.cases), *_failures(conducted)]
    return _joined([*parts, "## How to read it", *_reading(), PUBLISHED])


def _answer(results: Results) -> list[str]:
    """The first comparison in a sentence."""
    if not results.comparisons:
        return ["No two arms could be compared."]
    main = results.comparisons[0]
    sure = main.interval[0] > 0 or main.interval[1] < 0
    told = (
        f"**{ARMS[main.second].capitalize()}** instead of {ARMS[main.first]}: {_points(main.gain)} points at half "
        f"credit ({_points(main.interval[0])} to {_points(main.interval[1])}, 95 % over {main.cases} cases); "
        f"strictly right: better in {main.strict.only_second}, worse in {main.strict.only_first}, exact McNemar "
        f"p = {_p(main.strict.p)}. "
    )
    no = "The interval holds zero: these cases do not show that the labels help or harm."
    return [told + ("The interval does not hold zero." if sure else no), _needed(main)]


def _needed(main: Comparison) -> str:
    if main.cases_needed is None:
        return "How many cases would be needed cannot be told from a difference as small as this."
    return (
        f"To find a difference of this size four times in five (p < 0.05), {main.cases_needed} cases would be "
        f"needed; there were {main.cases}."
    )


def _head(facts: Facts, conducted: Conducted) -> list[str]:
    made_up = sum(case.synthetic for case in facts.cases)
    rows = [
        ("command", f"`{facts.command}`"),
        ("model", f"{_cell(facts.model['name'])}, SHA-256 {facts.model['sha256'] or 'not known'}"),
        ("cases", f"{len(facts.cases)}, of them {made_up} synthetic; SHA-256 {facts.cases_sha256}"),
        ("interviews, frozen", f"SHA-256 {conducted.frozen}"),
        ("prompts", f"SHA-256 {facts.prompts_sha256}"),
        ("seeds", str(facts.seeds)),
    ]
    if facts.confusion:
        rows.append(("misreadings of", _cell(facts.confusion)))
    rows += [(f"arm {arm} left out", why) for arm, why in facts.left_out.items()]
    parts = [_table(("what", "which"), rows)]
    if given := [case.id for case in facts.cases if case.names_its_diagnosis()]:
        parts.append(f"The history names the diagnosis, so these cases are too easy: {', '.join(given)}.")
    return parts


def _arms(arms: Sequence[ArmResult]) -> str:
    rows = []
    for arm in arms:
        halves = [one.half for one in arm.seeds]
        shares = arm.shares
        rows.append(
            (
                f"{arm.arm}: {ARMS[arm.arm]}",
                str(shares.cases),
                *(_percent(share) for share in (shares.strict, shares.half, shares.lenient)),
                f"{_percent(arm.interval[0])}–{_percent(arm.interval[1])}",
                f"{_percent(min(halves))}–{_percent(max(halves))}",
                str(arm.without_reply),
            )
        )
    head = (
        "arm",
        "cases",
        "strict %",
        "half credit %",
        "lenient %",
        "95 % over cases",
        "over seeds",
        "no reply",
    )
    return _table(head, rows)


def _comparisons(comparisons: Sequence[Comparison]) -> str:
    rows = [
        (
            f"{one.first} → {one.second}",
            str(one.cases),
            f"{_points(one.gain)} ({_points(one.interval[0])} to {_points(one.interval[1])})",
            f"{one.strict.only_second} / {one.strict.only_first}, p = {_p(one.strict.p)}",
            f"{one.lenient.only_second} / {one.lenient.only_first}, p = {_p(one.lenient.p)}",
            "cannot be told" if one.cases_needed is None else str(one.cases_needed),
        )
        for one in comparisons
    ]
    head = (
        "compared", "cases", "gain in points, half credit (95 %)", "strict: better / worse, exact McNemar",
        "lenient: better / worse, exact McNemar", "cases for 80 % power",
    )  # fmt: skip
    return _table(head, rows)


def _agreements(agreed: Sequence[Agreement]) -> str:
    rows = [
        (
            f"{_cell(one.first)}, {_cell(one.second)}",
            str(one.rows),
            f"{one.agreed:.1%}",
            "cannot be told" if one.kappa is None else f"{one.kappa:.3f}",
        )
        for one in agreed
    ]
    return _table(("graders", "rows", "same grade", "Cohen's κ"), rows)


def _by_case(arms: Sequence[ArmResult], cases: Sequence[Case]) -> str:
    rows = [
        (
            case.id,
            f"{case.diagnosis.code} {_cell(case.diagnosis.name)}",
            *(a.grades.get(case.id, "–") for a in arms),
        )
        for case in cases
    ]
    return _table(("case", "true diagnosis", *(arm.arm for arm in arms)), rows)


def _failures(conducted: Conducted) -> list[str]:
    if not conducted.failed:
        return []
    reasons = sorted(set(conducted.failed.values()))
    told = "; ".join(_cell(reason.rstrip(".")) for reason in reasons[:5])
    return [f"Steps without a usable reply: {len(conducted.failed)} ({told})."]


def _reading() -> list[str]:
    return [
        "- Strict counts yes alone, half credit counts partial as half a case, lenient as a whole one. A case's "
        "grade is the median over its seeds. Yes: the first diagnosis is the true one. Partial: the second or third "
        "is, or the first is only its group.\n"
        "- The first comparison is the question of the study. The others are exploring; their p values are not "
        "corrected for being several.\n"
        "- Labels from the examination come from what a clinician saw and wrote: they are the best that a reader of "
        "faces could do, and no measurement of one. The shuffled arm shows what having any labels does.\n"
        "- The interviews were written by the same model that then names the disorder.",
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    """Names that are not ours, without anything that markdown would take for its own."""
    return re.sub(r"[\\|`*_\[\]<>!#\n\r]", " ", text).strip()


def _percent(share: float) -> str:
    return f"{100 * share:.2f}"


def _points(share: float) -> str:
    return f"{100 * share:+.2f}"


def _p(p: float) -> str:
    return f"{p:.3g}"
