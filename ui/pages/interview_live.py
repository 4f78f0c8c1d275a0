"""What devices and models see and hear at this moment: the picture, the loudness, the expressed cues."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview.domain import Purpose, Session, Stage
from interview.media import Health
from interview.ports import Watch
from interview.steps import NO_EMOTION, allows, present_answer
from ui.look import space
from ui.pages.allowed import is_recording
from ui.widgets.camera_view import CameraView
from ui.widgets.emotion_bar import EmotionBar
from ui.widgets.level_meter import LevelMeter
from ui.widgets.names import reason_of

_CAMERA = 200  # pixels high


def seconds_of_take(session: Session, watch: Watch | None) -> float | None:
    """How long the present take is so far: its finished segments, and the one being recorded. None before it."""
    answer = present_answer(session)
    if answer is None or session.stage not in (Stage.LISTENING, Stage.SETTLING):
        return None
    before = answer.recording.seconds if answer.recording is not None else None
    if answer.tape_id is None or watch is None:
        return before
    now = watch.seconds.peek()
    return before if now is None else (before or 0.0) + now


class LiveColumn(QWidget):
    """Looked at thirty times a second; paints only what is new."""

    def __init__(self) -> None:
        super().__init__()
        self.camera = CameraView()
        self.camera.setMaximumHeight(_CAMERA)
        self.level = LevelMeter()
        self.emotion = EmotionBar()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space.M)
        lines.addWidget(self.camera, 1)
        lines.addWidget(self.level)
        lines.addWidget(self.emotion)

    def look(self, session: Session, watch: Watch | None) -> None:
        """Show what is there now."""
        health = watch.health.peek() if watch is not None else None
        recording = is_recording(session)
        frame = watch.frame.peek() if watch is not None and recording else None
        self.camera.show_frame(frame)
        self.camera.show_status(self._camera(session, health, frame is not None))
        self.level.show_level(watch.level.peek() if watch is not None and recording else None)
        self.level.show_status(self._microphone(session, health))
        reading = watch.reading.peek() if watch is not None and allows(session, Purpose.EMOTION) else None
        listening = session.stage in (Stage.LISTENING, Stage.SETTLING)
        self.emotion.show_reading(reading if listening else None, self._why_no_reading(session))

    def _camera(self, session: Session, health: Health | None, has_frame: bool) -> str:
        if not allows(session, Purpose.VIDEO):
            return "off"
        if not is_recording(session):
            answer = present_answer(session)
            return "paused" if answer is not None and answer.paused else "waiting"
        if health is None:
            return "fine" if has_frame else "waiting"
        if health.camera == "fine" and not has_frame:
            return "waiting"
        return health.camera

    def _microphone(self, session: Session, health: Health | None) -> str:
        if not allows(session, Purpose.AUDIO):
            return "off"
        if health is None or not is_recording(session):
            return "fine"
        return health.microphone

    def _why_no_reading(self, session: Session) -> str:
        if not allows(session, Purpose.EMOTION):
            reason = reason_of(NO_EMOTION)
            return self.tr("None: {reason}.").format(reason=reason)
        answer = present_answer(session)
        if answer is not None and answer.emotion is not None and answer.emotion.missing_because:
            reason = reason_of(answer.emotion.missing_because)
            return self.tr("None: {reason}.").format(reason=reason)
        if session.stage is Stage.LISTENING:
            return self.tr("Nothing was read yet.")
        return self.tr("Read while the person answers.")
