"""Widgets of review and report: words as places, a player that reads left to right, a preview that opens nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QPixmap, QTextDocument
from PySide6.QtTest import QTest

from interview.domain import Transcript, Word
from interview.report_parts import Report, Statement
from reports.document import Provenance
from reports.html_view import to_html
from ui.gallery import samples
from ui.pages.report_edits import CONCLUSION, TOGETHER, History, content, tidy, with_own
from ui.widgets.growing_field import GrowingField
from ui.widgets.playback_bar import PlaybackBar
from ui.widgets.report_preview import ReportPreview
from ui.widgets.two_lines import lines_of
from ui.widgets.word_view import WordView

WORDS = (
    Word("It", 0.5, 0.7, 0.9),
    Word("rained", 0.8, 1.2, 0.3),
    Word("when?", 2.0, 2.4, 0.9, speaker="clinician"),
    Word("always", 5.0, 5.6, 0.9),
)
TOLD = Transcript("It rained when? always", WORDS)


@pytest.fixture
def words(qtbot):
    made = WordView("en")
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show_transcript(TOLD)
    made.show()
    return made


@pytest.fixture
def bar(qtbot):
    made = PlaybackBar()
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show_length(60.0)
    made.show()
    return made


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("seconds", "lit"),
    [(0.1, None), (0.5, "It"), (0.75, "It"), (1.0, "rained"), (3.0, "when?"), (4.5, None), (5.2, "always")],
)
def test_the_word_that_is_spoken_is_lit(words, seconds, lit):
    words.show_seconds(seconds)
    assert words.lit_word == lit
    assert len(words.extraSelections()) == (lit is not None)


def test_the_clinicians_words_stand_apart_and_unsure_ones_are_marked_without_colour(words):
    assert [line.strip() for line in words.toPlainText().split("\n")] == ["It rained", "You: when?", "always"]
    cursor = words.textCursor()
    cursor.setPosition(5)
    assert cursor.charFormat().fontUnderline() or cursor.charFormat().underlineStyle().value
    cursor.setPosition(1)
    assert not cursor.charFormat().underlineStyle().value
    cursor.setPosition(words.toPlainText().index("when?") + 1)
    assert cursor.charFormat().fontItalic()


def test_a_click_on_a_word_and_return_in_it_play_from_there(words, qtbot):
    cursor = words.textCursor()
    cursor.setPosition(words.toPlainText().index("always") + 2)
    place = words.cursorRect(cursor).center()
    with qtbot.waitSignal(words.word_wanted) as wanted:
        QTest.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [5.0]
    cursor.setPosition(1)
    words.setTextCursor(cursor)
    with qtbot.waitSignal(words.word_wanted) as wanted:
        qtbot.keyClick(words, Qt.Key.Key_Return)
    assert wanted.args == [0.5]


def test_arabic_words_run_from_right_to_left_and_light_up_too(qtbot):
    view = WordView("ar")
    qtbot.addWidget(view)
    view.show_transcript(samples.transcript(samples.long_text("ar")))
    view.show_seconds(samples.transcript(samples.long_text("ar")).words[3].start)
    assert view.lit_word == samples.long_text("ar").split()[3]
    assert view.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft


# ── the player ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_player_plays_from_where_it_is_and_from_the_start_at_the_end(bar, qtbot):
    bar.show_seconds(12.0)
    with qtbot.waitSignal(bar.play_wanted) as wanted:
        bar.play_button.click()
    assert wanted.args == [12.0]
    bar.show_seconds(60.0)
    with qtbot.waitSignal(bar.play_wanted) as wanted:
        qtbot.keyClick(bar.seek_bar, Qt.Key.Key_Space)
    assert wanted.args == [0.0]
    bar.show_playing(True)
    assert bar.play_button.accessibleName() == "Pause"
    with qtbot.waitSignal(bar.stop_wanted):
        qtbot.keyClick(bar.seek_bar, Qt.Key.Key_Space)


def test_arrow_keys_go_five_seconds_and_stay_inside(bar, qtbot):
    bar.show_seconds(3.0)
    for key, expected in ((Qt.Key.Key_Right, 8.0), (Qt.Key.Key_Left, 3.0), (Qt.Key.Key_Left, 0.0)):
        qtbot.keyClick(bar.seek_bar, key)
        assert bar.seek_bar.seconds == expected
    qtbot.keyClick(bar.seek_bar, Qt.Key.Key_End)
    qtbot.keyClick(bar.seek_bar, Qt.Key.Key_Right)
    assert bar.seek_bar.seconds == 60.0


def test_a_seek_while_playing_plays_on_from_there_and_else_only_moves(bar, qtbot):
    seek = bar.seek_bar
    middle = QPoint(seek.width() // 2, seek.height() // 2)
    with qtbot.assertNotEmitted(bar.play_wanted):
        QTest.mouseClick(seek, Qt.MouseButton.LeftButton, pos=middle)
    assert seek.seconds == pytest.approx(30.0, abs=0.5)
    bar.show_playing(True)
    with qtbot.waitSignal(bar.play_wanted) as wanted:
        QTest.mouseClick(seek, Qt.MouseButton.LeftButton, pos=middle)
    assert wanted.args[0] == pytest.approx(30.0, abs=0.5)


def test_the_player_reads_left_to_right_in_a_mirrored_window(bar, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert bar.layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert bar.play_button.x() < bar.seek_bar.x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_without_a_recording_there_is_nothing_to_play(bar, qtbot):
    bar.show_length(0.0)
    with qtbot.assertNotEmitted(bar.play_wanted):
        bar.toggle()
    assert not bar.isEnabled()


# ── the preview ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_preview_holds_the_words_of_the_report_and_no_style_or_plot(qtbot, language):
    view = ReportPreview()
    qtbot.addWidget(view)
    session = samples.session(samples.Stage.REPORTING, language)
    view.show_html(to_html(session, Provenance("anamnesis")))
    shown = view.toPlainText()
    assert session.questions[0].text in shown
    assert session.report.formulation.split(".")[0] in shown
    assert "@page" not in shown
    assert "font-size" not in shown
    right_to_left = view.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
    assert right_to_left == (language == "ar")


def test_the_preview_loads_nothing_and_opens_nothing(qtbot, tmp_path):
    picture = tmp_path / "secret.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(picture))
    view = ReportPreview()
    qtbot.addWidget(view)
    view.show_html(
        f'<html><body class="draft"><p>a <img src="{picture.as_uri()}"> <a href="http://x">b</a></p></body></html>'
    )
    assert "\ufffc" not in view.toPlainText()  # no place of a picture
    kind = QTextDocument.ResourceType.ImageResource
    loaded = view.document().resource(kind.value, QUrl(picture.as_uri()))
    assert not isinstance(loaded, QImage | QPixmap) or loaded.size() != image.size()
    assert not view.openLinks()
    assert not view.openExternalLinks()


def test_a_new_preview_stays_where_it_was_scrolled_to(qtbot):
    view = ReportPreview()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    html = to_html(samples.session(samples.Stage.REPORTING, "en"), Provenance("anamnesis"))
    view.show_html(html)
    view.verticalScrollBar().setValue(200)
    view.show_html(html)
    assert view.verticalScrollBar().value() == 200


# ── small things ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_field_grows_with_its_text(qtbot):
    field = GrowingField()
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.show()
    one_line = field.sizeHint().height()
    field.setPlainText("a\nb\nc\nd")
    assert field.sizeHint().height() > 2 * one_line


def test_a_text_that_does_not_fit_two_lines_ends_in_dots(qapp):
    assert lines_of("short", 200) == ["short"]
    long = lines_of("word " * 60, 200)
    assert len(long) == 2
    assert long[1].endswith("…")


def test_pauses_in_typing_and_other_fields_begin_a_new_step():
    reports = [Report(formulation=str(number)) for number in range(6)]
    history = History(reports[0])
    for report, field, now in (
        (1, "a", 0.0),
        (2, "a", 1.0),
        (3, "b", 1.5),
        (4, "b", 1.6 + TOGETHER),
        (5, None, 9.0),
    ):
        history.change(reports[report], field, now)
    steps = []
    while history.undo():
        steps.append(history.present.formulation)
    assert steps == ["4", "3", "2", "0"]


def test_empty_sentences_are_no_edit():
    report = Report(conclusion=(Statement("a"),))
    assert content(with_own(report, CONCLUSION)) == content(report)
    assert tidy(with_own(report, CONCLUSION)) == report
