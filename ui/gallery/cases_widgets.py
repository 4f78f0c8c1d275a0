"""The parts that pages are put together from, each in its states."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from interview.errors import DeviceMissing
from ui.gallery import samples
from ui.gallery.case import Case
from ui.look import icons
from ui.look.space import XL, L, M
from ui.widgets.basics import (
    STRETCH,
    Button,
    Card,
    badge,
    body,
    button,
    column,
    field,
    heading,
    icon_button,
    quiet,
    row,
    sign,
    small,
    strong,
)
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import EmptyState, ErrorState, LoadingState, Notice


def _say(english: str, arabic: str) -> str:
    """Words that only these pictures show, so that nobody translates them with the program's own."""
    return arabic if samples.here() == "ar" else english


def _texts() -> QWidget:
    page = PageFrame(
        _say("Review the answers", "مراجعة الإجابات"),
        _say("What was heard, in the order it was asked.", "ما سُمع، بترتيب الأسئلة."),
    )
    told = samples.TOLD[samples.here()]
    card = Card(
        row(heading(samples.questions(samples.here())[1].text), badge(_say("Seen", "رُئي"), "good")),
        body(told["answers"][0]),
        quiet(told["notes"]),
        small(_say("Recorded for half a minute", "سُجّل نصف دقيقة")),
    )
    kinds = (
        badge(_say("Usual", "معتاد")),
        badge(_say("Recording", "تسجيل"), "accent"),
        badge(_say("Risk", "خطر"), "danger"),
        badge(_say("Rough", "تقريبي"), "warning"),
        badge(_say("Seen", "رُئي"), "good"),
    )
    page.content.addWidget(card)
    page.content.addWidget(Card(strong(_say("Signs of state", "علامات الحالة")), row(*kinds, STRETCH)))
    page.content.addStretch(1)
    page.actions.addWidget(button(_say("Back", "رجوع"), "quiet", "previous", "Alt+Left"))
    page.actions.addStretch(1)
    page.actions.addWidget(button(_say("Go on", "متابعة"), "primary", "check", "Ctrl+Return"))
    return page


def _buttons() -> QWidget:
    page = PageFrame(_say("Buttons", "الأزرار"))
    for able in (True, False):
        buttons = _every_button()
        for made in buttons:
            made.setEnabled(able)
        page.content.addWidget(Card(row(*buttons, STRETCH)))
    page.content.addStretch(1)
    return page


def _every_button() -> tuple[Button, ...]:
    return (
        button(_say("Repeat", "إعادة"), icon="repeat", key="R"),
        button(_say("Done", "تم"), "primary", "check", "Return"),
        button(_say("Edit", "تحرير"), "quiet", "edit"),
        button(_say("Delete", "حذف"), "danger", "trash"),
        button(_say("No sign", "بلا علامة")),
        icon_button("settings", _say("Settings", "الإعدادات")),
        icon_button("close", _say("Close", "إغلاق"), kind="quiet"),
    )


def _fields() -> QWidget:
    page = PageFrame(_say("Fields", "الحقول"))
    told = samples.TOLD[samples.here()]
    choice = QComboBox()
    choice.addItems([_say("The first camera", "الكاميرا الأولى"), _say("No camera", "بلا كاميرا")])
    long = QPlainTextEdit(told["long"])
    empty = QLineEdit()
    empty.setPlaceholderText(_say("A code, never a name", "رمز وليس اسما"))
    off = QLineEdit(told["reason"])
    off.setEnabled(False)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    page.content.addWidget(
        Card(
            field(
                _say("&Code of the person", "رمز الشخص"),
                empty,
                _say("Nobody is named in this program.", "لا يُذكر اسم أحد في هذا البرنامج."),
            ),
            field(_say("C&amera", "الكاميرا"), choice),
            field(_say("&Reason", "السبب"), off),
            field(_say("&Answer", "الإجابة"), long),
            field(_say("&Loudness", "شدة الصوت"), slider),
        )
    )
    page.content.addWidget(Card(*_choices()))
    empty.setFocus()
    return page


def _choices() -> tuple[QWidget, ...]:
    first, second = (
        QCheckBox(_say("Record the voice", "تسجيل الصوت")),
        QCheckBox(_say("Record the picture", "تسجيل الصورة")),
    )
    third = QCheckBox(_say("Read emotion", "قراءة الانفعال"))
    third.setEnabled(False)
    second.setChecked(True)
    one, other = QRadioButton(_say("Light", "فاتح")), QRadioButton(_say("Dark", "داكن"))
    one.setChecked(True)
    return first, second, third, one, other


def _notices() -> QWidget:
    page = PageFrame(_say("Banners", "اللافتات"))
    told = samples.TOLD[samples.here()]
    for notice in (
        Notice(
            "info", _say("The interview is paused.", "المقابلة متوقفة مؤقتا."), "", _say("Go on", "متابعة")
        ),
        Notice("good", _say("The report is signed.", "وُقّع التقرير.")),
        Notice(
            "warning",
            _say("The microphone hears nothing.", "لا يسمع الميكروفون شيئا."),
            _say("Is it switched on?", "هل هو مُشغَّل؟"),
        ),
        Notice("danger", told["reason"], told["long"], _say("Choose another", "اختيار غيره")),
        Notice.of_error(_gone()),
    ):
        page.content.addWidget(notice)
    page.content.addStretch(1)
    return page


def _icons() -> QWidget:
    sheet = QWidget()
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(XL, XL, XL, XL)
    inside.setSpacing(L)
    grid = QGridLayout()
    grid.setSpacing(M)
    for number, name in enumerate(icons.NAMES):
        grid.addLayout(_drawn(name), number // 9, number % 9)
    card = Card()
    card.column.addLayout(grid)
    inside.addWidget(card)
    inside.addStretch(1)
    return sheet


def _drawn(name: str) -> QVBoxLayout:
    label = small(f"\u2068{name}\u2069")
    label.setWordWrap(False)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    drawn = column(label)
    middle = Qt.AlignmentFlag.AlignHCenter
    drawn.insertLayout(0, row(STRETCH, sign(name, 24), sign(name, 32, "accent"), STRETCH))
    drawn.setAlignment(middle)
    return drawn


def _question() -> QWidget:
    label = QLabel(samples.questions(samples.here())[1].text)
    label.setProperty("role", "question")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    sheet = QWidget()
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(XL, XL, XL, XL)
    inside.addWidget(label)
    return sheet


def _gone() -> DeviceMissing:
    return DeviceMissing(
        "The camera “HD Webcam” does not answer.", "Plug it in again, or choose another one."
    )


def _empty() -> QWidget:
    return EmptyState(
        "sessions",
        _say("No session yet", "لا جلسات بعد"),
        _say(
            "An interview that you begin is kept here, and can be opened again.",
            "تُحفظ هنا كل مقابلة تبدؤها، ويمكن فتحها من جديد.",
        ),
        _say("Begin an interview", "بدء مقابلة"),
    )


def _loading(share: float | None) -> QWidget:
    state = LoadingState(_say("The report is being written…", "تجري كتابة التقرير…"), can_cancel=True)
    state.set_progress(share)
    return state


CASES = (
    Case("texts", _texts),
    Case("buttons", _buttons, (1180, 360)),
    Case("fields", _fields, (1180, 980)),
    Case("notices", _notices, (1180, 760)),
    Case("icons", _icons, (1180, 800)),
    Case("question", _question, (1180, 500)),
    Case("empty", _empty, (900, 500)),
    Case("loading", lambda: _loading(None), (900, 400)),
    Case("progress", lambda: _loading(0.4), (900, 400)),
    Case("error", lambda: ErrorState(_gone(), can_retry=True), (900, 500)),
)
