"""A plan that somebody wrote into a file, as it was taken in, and what the clinician should know of that."""

from __future__ import annotations

from dataclasses import dataclass

from interview.ports import Plan

RISK_REWORDED = "risk reworded"  # the vetted wording stands there now; `told` is what stood there
RISK_TWICE = "risk twice"  # not taken: the vetted question that stands for it is in the plan already
MARKED = "marked"  # it breaks rules of wording: `told` says which
GAP = "gap"  # no question has this number; `told` is empty
MORE = "more"  # the entry holds more than a question: `told` names what was not taken
REMARKS = (RISK_REWORDED, RISK_TWICE, MARKED, GAP, MORE)


@dataclass(frozen=True)
class Remark:
    """`entry` is the name in the file: "Question3", or the id of a question."""

    kind: str  # one of `REMARKS`
    entry: str
    told: str = ""


@dataclass(frozen=True)
class PlanRead:
    plan: Plan
    remarks: tuple[Remark, ...] = ()

    @property
    def drafted(self) -> bool:
        """Whether a language model wrote any of it, as far as the file says."""
        return any(question.written_by.startswith("model") for question in self.plan.questions)
