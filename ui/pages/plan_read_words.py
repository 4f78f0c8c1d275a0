"""What there is to know of a plan that was read from a file, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from interview.plan_read import GAP, MARKED, MORE, RISK_REWORDED, RISK_TWICE, PlanRead
from ui.widgets.names import set_off


def read_words(file: str, found: PlanRead) -> tuple[str, str, str]:
    """The kind of a notice, its headline, and what stands below: a line for each remark."""
    translate = QCoreApplication.translate
    headline = translate("PlanRead", "Read from {file}: {number} questions.").format(
        file=set_off(file), number=len(found.plan.questions)
    )
    return ("warning" if found.remarks else "good"), headline, "\n".join(_lines(found))


def _lines(found: PlanRead) -> Iterator[str]:
    translate = QCoreApplication.translate
    said = {
        RISK_REWORDED: translate(
            "PlanRead", "{entry}: risk is asked in its vetted wording, not as “{told}”."
        ),
        RISK_TWICE: translate(
            "PlanRead", "{entry}: left out, for the plan asks this about risk already: “{told}”."
        ),
        GAP: translate("PlanRead", "{entry} is not in the file."),
        MORE: translate("PlanRead", "{entry}: not taken: {told}."),
    }
    for one in found.remarks:
        if one.kind in said:
            yield said[one.kind].format(entry=set_off(one.entry), told=set_off(one.told))
    marked = [one.entry for one in found.remarks if one.kind == MARKED]
    if marked:
        told = translate("PlanRead", "The hints beside the questions say what could be better: {entries}.")
        yield told.format(entries=set_off(", ".join(marked)))
