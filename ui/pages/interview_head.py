"""The line above the interview: which question it is, what is going on, how long the answer is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from interview.domain import Session, Stage
from interview.steps import present_answer
from ui.look import space
from ui.pages.allowed import is_recording
from ui.widgets.answer_clock import AnswerClock
from ui.widgets.basics import badge, heading
from ui.widgets.names import topic_name


class InterviewHead(QWidget):
    """`show_state` is for what lasts a moment only and is in no session yet."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = AnswerClock()
        self._number = heading("")
        self._number.setWordWrap(False)
        self._topic = badge("")
        self._state = badge("", "accent")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space.M)
        line.addWidget(self._number)
        line.addWidget(self._topic)
        line.addStretch(1)
        line.addWidget(self._state)
        line.addWidget(self.clock)

    def state(self) -> str:
        return self._state.text()

    def show_session(self, session: Session) -> None:
        question, total = session.question, len(session.questions)
        numbered = self.tr("Question {number} of {total}").format(number=session.position + 1, total=total)
        self._number.setText(numbered if question is not None else self.tr("All questions are asked"))
        self._topic.setText(topic_name(question.topic) if question is not None else "")
        self._topic.setVisible(bool(self._topic.text()))
        self.clock.setVisible(session.stage in (Stage.ASKING, Stage.LISTENING, Stage.SETTLING))
        self.show_state(self._of_stage(session))

    def show_state(self, text: str, kind: str = "accent") -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))
        if self._state.property("kind") != kind:
            self._state.setProperty("kind", kind)
            self._state.style().polish(self._state)

    def _of_stage(self, session: Session) -> str:
        answer = present_answer(session)
        if session.stage is Stage.ASKING:
            return self.tr("Nothing is recorded") if session.problem else self.tr("The question is spoken")
        if session.stage is Stage.LISTENING and answer is not None:
            if is_recording(session):
                return self.tr("Listening")
            stopping = answer.paused and answer.tape_id is not None
            if stopping:
                return self.tr("Pausing…")
            return self.tr("Paused: nothing is recorded") if answer.paused else self.tr("Nothing is recorded")
        return {
            Stage.SETTLING: self.tr("Writing down the last words…"),
            Stage.HELD: self.tr("Waiting for you"),
            Stage.ANALYSING: self.tr("Working out the answers"),
        }.get(session.stage, "")
