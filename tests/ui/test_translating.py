"""The window's language: words, direction, numbers, errors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from interview import errors
from interview.domain import Problem
from interview.errors import ForPeople, WaitFirst
from ui import translating
from ui.pages.around_words import device_name
from ui.pages.doctor_words import found_words
from ui.widgets import names
from ui.widgets.problem_bar import ProblemBar
from ui.widgets.report_preview import ReportPreview
from ui.widgets.states import ErrorState

GONE = errors.DeviceMissing("The camera does not answer.", "Plug it in again.")


def kinds() -> list[type[ForPeople]]:
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ForPeople)]


def test_the_direction_and_the_numbers_follow_the_language_and_come_back(qapp, dress):
    dress("light", "ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QLocale().language() == QLocale.Language.Arabic
    assert QLocale().toString(20) == "20"  # the digits that our own words have
    dress("light", "en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QLocale().language() == QLocale.Language.English


def test_a_language_nobody_wrote_is_refused(qapp):
    with pytest.raises(ValueError, match="en, ar"):
        translating.install(qapp, "fr")


def test_our_words_and_qts_own_are_in_the_windows_language(qtbot, dress):
    for language, ours, qts in (("en", "Try again", "Cancel"), ("ar", "إعادة المحاولة", "ألغِ")):
        dress("light", language)
        state = ErrorState(GONE, can_retry=True)
        qtbot.addWidget(state)
        assert state.findChild(QPushButton).text() == ours
        assert QApplication.translate("QPlatformTheme", "Cancel") == qts


def test_an_english_error_is_shown_as_the_core_says_it(dress):
    dress("light", "en")
    assert translating.error_words(GONE) == (GONE.message, GONE.remedy)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_in_arabic_every_kind_of_error_has_a_headline_above_the_english_sentence(
    dress, kind: type[ForPeople]
):
    dress("light", "ar")
    more = (3.0,) if issubclass(kind, WaitFirst) else ()
    headline, detail = translating.error_words(kind("It broke.", "Mend it.", *more))
    assert not any("a" <= letter.lower() <= "z" for letter in headline)
    assert headline.strip()
    assert "It broke. Mend it." in detail


def test_in_arabic_a_sentence_of_the_core_is_arabic_wherever_it_is_shown(dress, qtbot):
    dress("light", "ar")
    error = errors.DeviceMissing("The microphone 'USB' is not connected.", "Plug it in, or choose: HD, A4.")
    said, remedy = "الميكروفون \u2068'USB'\u2069 غير موصول.", "وصّله، أو اختر: \u2068HD, A4\u2069."
    assert translating.error_words(error) == (said, remedy)
    assert names.reason_of(str(error)) == f"{said} {remedy}"
    assert found_words(error.message) == said
    bar = ProblemBar()
    qtbot.addWidget(bar)
    bar.show_problem(Problem("RecordAnswer", str(error)))
    assert bar.text().startswith(f"{said} {remedy}")


def test_a_remedy_that_nobody_translated_stands_below_a_known_sentence_as_it_came(dress):
    dress("light", "ar")
    error = errors.DeviceMissing("The camera does not open.", "Sing to it.")
    assert translating.error_words(error) == ("الكاميرا لا تُفتح.", "\u200f\u2068Sing to it.\u2069")
    assert translating.error_words(errors.DeviceMissing("The camera does not open.")) == (
        "الكاميرا لا تُفتح.",
        "",
    )


def test_the_person_reads_their_own_language_whatever_the_windows_is(dress):
    dress("light", "en")
    assert translating.in_language("ar", "Errors", "The passphrase is not right") == "عبارة المرور غير صحيحة"
    dress("light", "ar")
    assert (
        translating.in_language("en", "Errors", "The passphrase is not right")
        == "The passphrase is not right"
    )
    assert translating.direction("ar") == Qt.LayoutDirection.RightToLeft


def test_a_sound_server_has_a_name_and_a_device_keeps_its_own(dress):
    dress("light", "ar")
    assert device_name("pulse") == "اختيار النظام (PulseAudio)"
    assert "USB microphone" in device_name("usb", "USB microphone")
    dress("light", "en")
    assert device_name("default") == "The system's choice"


def test_words_of_the_core_that_nobody_translated_keep_their_own_direction(dress):
    told = "no answer\nfrom the driver"
    dress("light", "ar")
    assert names.reason_of(told) == "\u200f\u2068no answer\u2069\n\u200f\u2068from the driver\u2069"
    assert names.reason_of("no camera") == "لا كاميرا"
    assert names.damage_of("the sound cannot be read") == "تتعذر قراءة الصوت"
    dress("light", "en")
    assert names.reason_of(told) == told


def test_a_failed_step_is_said_in_arabic_before_the_reason(dress, qtbot):
    problem = Problem("ReadEmotion", "The model did not answer.")
    for language, first in (("ar", "تعذّرت قراءة الانفعال."), ("en", "The model did not answer.")):
        dress("light", language)
        bar = ProblemBar()
        qtbot.addWidget(bar)
        bar.show_problem(problem)
        assert bar.text().startswith(first)
        assert problem.reason in bar.text()


def test_dates_and_codes_of_a_report_keep_their_direction_in_the_preview(dress, qtbot):
    preview = ReportPreview()
    qtbot.addWidget(preview)
    preview.show_html(
        '<html lang="ar" dir="rtl"><body><p>في <bdi dir="ltr">2026-11-20 09:30</bdi></p></body></html>'
    )
    assert "\u20662026-11-20 09:30\u2069" in preview.toPlainText()


def test_what_the_window_itself_tells_needs_no_headline(dress):
    dress("light", "ar")
    error = translating.ToldHere("هذه المقابلة جارية.", "غادرها أولًا.")
    assert translating.error_words(error) == (error.message, error.remedy)
