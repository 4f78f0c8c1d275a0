"""Camera, microphone and voice, tried by the clinician before anybody is asked for consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from interview.ports import Watch
from ui.look.space import XL, L
from ui.pages.around_words import device_name
from ui.widgets.basics import STRETCH, Card, body, button, field, row, sign, small, strong
from ui.widgets.camera_view import CameraView
from ui.widgets.level_meter import LevelMeter
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.parts import DeviceList, NamedDevice

NO_DEVICE = "none"
_FIRST = ""  # whichever is found first
_LOOK_MS = 33
_WIDTH = 1120  # pixels at 96 dpi
_SIDE = 400
_PICTURE = 320  # least height of the picture


class RehearsalPage(PageFrame):
    """Signals: `devices_chosen` (camera, microphone: ids, "" = the first one, "none" = off), `voice_wanted` (say a
    test sentence), `back_wanted`."""

    devices_chosen = Signal(str, str)
    voice_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Try the devices"),
            self.tr("For you alone, before the person is asked. Nothing of this is kept."),
            width=_WIDTH,
        )
        self._watch: Watch | None = None
        self.camera = _Choice(self.tr("No camera"))
        self.microphone = _Choice(self.tr("No microphone"))
        self.picture = CameraView(mirrored=True)
        self.level = LevelMeter()
        self._behind = small("")
        self._behind.setProperty("kind", "warning")
        self._put_together()
        self._put_foot()
        for choice in (self.camera, self.microphone):
            choice.activated.connect(self._choose)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_at_devices)

    def show_devices(self, devices: DeviceList) -> None:
        """What is connected now; may come again and again. What is chosen stays chosen."""
        self.camera.show_devices(devices.cameras)
        self.microphone.show_devices(devices.microphones)

    def show_chosen(self, camera: str, microphone: str) -> None:
        """The choice that was kept, by id."""
        self.camera.choose(camera)
        self.microphone.choose(microphone)

    def show_watch(self, watch: Watch | None) -> None:
        """Where the trial can be looked at; None = it is over."""
        self._watch = watch
        self._look_at_devices()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────

    def _put_together(self) -> None:
        self.picture.setMinimumHeight(_PICTURE)
        camera = Card(field(self.tr("&Camera"), self.camera), self._behind)
        microphone = Card(
            field(self.tr("&Microphone"), self.microphone),
            self.level,
            small(self.tr("Say a few words: the bar should move, and stay out of its last part.")),
        )
        self.voice = button(self.tr("Say a test sentence"), icon="speaker", key="Ctrl+T")
        self.voice.clicked.connect(self.voice_wanted)
        voice = Card(
            strong(self.tr("Voice")),
            body(self.tr("This is how the person will hear the questions.")),
            row(self.voice, STRETCH),
            small(
                self.tr("Nothing heard? Turn up the loudspeaker, or choose another voice in the settings.")
            ),
        )
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        below = QVBoxLayout(side)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(L)
        for card in (camera, microphone, voice):
            below.addWidget(card)
        below.addStretch(1)
        across = row(self.picture, side)
        across.setSpacing(XL)
        across.setStretch(0, 1)
        self.content.addLayout(across, 1)

    def _put_foot(self) -> None:
        self.done = button(self.tr("Done"), "primary", "check", "Esc")
        self.done.clicked.connect(self.back_wanted)
        told = small(self.tr("Only you see this. Devices are closed when you leave the page."))
        foot = row(sign("shield", 20, "good"), told, XL, self.done)
        foot.setStretch(1, 1)
        self.actions.addLayout(foot)

    # ── looking ──────────────────────────────────────────────────────────────────────────────────────────

    def _look_at_devices(self) -> None:
        watch = self._watch
        health = watch.health.peek() if watch is not None else None
        frame = watch.frame.peek() if watch is not None else None
        self.picture.show_frame(frame)
        self.picture.show_status("waiting" if health is None else self._camera_status(health.camera))
        self.level.show_level(watch.level.peek() if watch is not None else None)
        self.level.show_status("fine" if health is None else health.microphone)
        behind = health is not None and health.behind
        self._behind.setText(
            self.tr("This computer is slow for this camera: some pictures are left out.") if behind else ""
        )
        self._behind.setVisible(behind)

    def _camera_status(self, status: str) -> str:
        """A camera that works and has not sent a picture yet is waited for."""
        return "waiting" if status == "fine" and self._watch and self._watch.frame.peek() is None else status

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def _choose(self) -> None:
        self.devices_chosen.emit(self.camera.chosen, self.microphone.chosen)


class _Choice(QComboBox):
    """The devices of one kind, the first one found, or none; one that was unplugged stays chosen."""

    def __init__(self, none: str) -> None:
        super().__init__()
        self._none = none
        self._devices: tuple[tuple[str, str], ...] = ()
        self._chosen = _FIRST
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._took)
        self._fill()

    @property
    def chosen(self) -> str:
        return self._chosen

    def choose(self, device: str) -> None:
        self._chosen = device
        self._fill()

    def show_devices(self, devices: Sequence[NamedDevice]) -> None:
        found = tuple((device.id, device_name(device.id, device.name)) for device in devices)
        if found != self._devices:
            self._devices = found
            self._fill()

    def _took(self, _index: int) -> None:
        self._chosen = str(self.currentData())

    def _fill(self) -> None:
        self.clear()
        first = self._devices[0][1] if self._devices else self.tr("nothing found")
        self.addItem(self.tr("The first one: {name}").format(name=first), _FIRST)
        for device, name in self._devices:
            self.addItem(name, device)
        self.addItem(self._none, NO_DEVICE)
        if self.findData(self._chosen) < 0:
            name = device_name(self._chosen)
            if not self._chosen.startswith("file:"):
                name = self.tr("{name} (not connected)").format(name=name)
            self.addItem(name, self._chosen)
        self.setCurrentIndex(self.findData(self._chosen))
