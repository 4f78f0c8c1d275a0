"""Who writes the questions of one interview: chosen on the plan page, used when the next plan is written."""

from __future__ import annotations

from interview.ports import Plan, QuestionRequest, Stop, Watch
from ui.parts import WindowWiring


class ChosenWriter:
    """A QuestionWriter whose writer can be changed between two plans."""

    def __init__(self, wiring: WindowWiring) -> None:
        self._wiring = wiring
        self.names = wiring.writers()
        self.chosen = self.names[0]

    def write(self, request: QuestionRequest, stop: Stop, watch: Watch) -> Plan:
        return self._wiring.question_writer(self.chosen).write(request, stop, watch)
