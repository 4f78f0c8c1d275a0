"""The gallery: its rules can fail, its pictures are the same every time, and every case keeps every rule."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from interview.domain import Stage
from ui.gallery import rules, samples
from ui.gallery.case import Case, places
from ui.gallery.contrast_seen import low_contrast
from ui.gallery.paint import THEMES, paint, shown
from ui.look.theme import colours
from ui.translating import LANGUAGES
from ui.widgets.basics import body, button, column, icon_button, row

ROOT = Path(__file__).parents[2]


def page(*widgets: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(*widgets))
    return made


def judged(qapp, rule, make, size=(400, 300), language="en") -> list[str]:
    with shown(qapp, Case("case", make, size), "light", language) as widget:
        return rule(widget)


# ── each rule can fail ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_that_keeps_the_rules_has_no_findings(qapp, dress):
    def usual() -> QWidget:
        return page(body("It has been a hard spring."), QPushButton("Go on"), icon_button("close", "Close"))

    assert judged(qapp, lambda widget: rules.findings(widget, "en"), usual) == []


def test_text_that_is_cut_off_is_named(qapp, dress):
    def narrow() -> QWidget:
        label, pressed = QLabel("A line that is much longer than its label"), button("Begin the interview")
        label.setFixedWidth(90)
        pressed.setFixedWidth(60)
        return page(label, pressed)

    first, second = judged(qapp, rules.cut_off, narrow)
    assert "A line that is much longer" in first
    assert "Begin the interview" in second


def test_a_wrapped_text_without_room_for_its_last_line_is_named(qapp, dress):
    def low() -> QWidget:
        label = body(samples.LONG_TEXT)
        label.setFixedHeight(60)
        return page(label)

    (only,) = judged(qapp, rules.cut_off, low)
    assert "needs" in only


def test_what_sticks_out_of_its_parent_is_named_but_not_what_can_be_scrolled_to(qapp, dress):
    def outside() -> QWidget:
        made = QWidget()
        QLabel("Half of it is gone", made).move(360, 20)
        return made

    def scrolled() -> QWidget:
        area = QScrollArea()
        inner = QWidget()
        inner.resize(300, 2000)
        QLabel("Far below", inner).move(20, 1900)
        area.setWidget(inner)
        return area

    assert "sticks out" in judged(qapp, rules.cut_off, outside)[0]
    assert judged(qapp, rules.cut_off, scrolled) == []


def test_words_that_hardly_differ_from_their_ground_are_named(qapp, dress):
    def pale() -> QWidget:
        label = QLabel("Hardly to be seen")
        label.setStyleSheet(f"color: {colours().line}")
        return page(label, body("Well to be seen"))

    (only,) = judged(qapp, low_contrast, pale)
    assert "Hardly to be seen" in only


def test_a_tab_key_that_goes_back_is_named(qapp, dress):
    def crossed() -> QWidget:
        upper, lower = QLineEdit(), QLineEdit()
        upper.setAccessibleName("upper")
        lower.setAccessibleName("lower")
        made = page(QLineEdit(), upper, lower, QLineEdit())
        QWidget.setTabOrder(lower, upper)
        return made

    (back,) = judged(qapp, rules.focus_order, crossed)
    assert "from QLineEdit “lower” to QLineEdit “upper”" in back


def test_what_the_tab_key_never_comes_to_is_named(qapp, dress):
    def unreached() -> QWidget:
        never = QPushButton("Never")
        never.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return page(QLineEdit(), never)

    (only,) = judged(qapp, rules.focus_order, unreached)
    assert "Never" in only


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_are_read_one_after_the_other(qapp, dress, language: str):
    def columns() -> QWidget:
        made = QWidget()
        fields = [QLineEdit() for _ in range(4)]
        made.setLayout(row(page(*fields[:2]), page(*fields[2:])))
        return made

    assert judged(qapp, rules.focus_order, columns, language=language) == []


def test_what_a_screen_reader_cannot_name_is_named(qapp, dress):
    def nameless() -> QWidget:
        silent = icon_button("close", "Close")
        silent.setToolTip("")
        return page(QLineEdit(), button("", icon="close"), silent)

    field, icon, tooltip = judged(qapp, rules.without_name, nameless)
    assert "QLineEdit has no accessible name" in field
    assert "Button has no accessible name" in icon
    assert "neither words nor a tooltip" in tooltip


def test_what_is_too_small_to_hit_is_named(qapp, dress):
    def tiny() -> QWidget:
        made = QPushButton("Go")
        made.setFixedSize(20, 20)
        return page(made)

    assert "20 by 20" in judged(qapp, rules.too_small_to_hit, tiny)[0]


def test_words_nobody_translated_are_named_but_not_those_of_people(qapp, dress):
    def mixed() -> QWidget:
        pressed = QPushButton("تم")
        pressed.setToolTip("Done")
        given = "\u2068The camera “HD Webcam” does not answer.\u2069"
        return page(pressed, body(given), body(samples.LONG_TEXT), body("ملف PDF"), body("Go on"))

    first, second = judged(qapp, rules.untranslated, mixed, (900, 700), "ar")
    assert "Done" in first
    assert "Go on" in second


# ── the made-up person ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_made_up_person_comes_to_every_stage(stage: Stage, language: str):
    session = samples.session(stage, language)
    assert session.stage is stage
    assert session.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_review_has_what_pages_must_be_able_to_show(language: str):
    session = samples.session(Stage.REVIEW, language)
    answers = list(session.answers.values())
    assert sum(len(answer.flags) for answer in answers) == 1
    assert any(answer.typed_text for answer in answers)
    assert any(answer.skipped_because for answer in answers)
    assert any(answer.transcript is not None and answer.transcript.missing_because for answer in answers)
    assert any(answer.emotion is not None and answer.emotion.missing_because for answer in answers)
    assert any(answer.emotion is not None and answer.emotion.label() for answer in answers)
    assert any(
        segment.damage for answer in answers if answer.recording for segment in answer.recording.segments
    )
    assert session.notes
    assert len(samples.session(Stage.HELD, language).open_flags) == 1


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_case_is_painted_the_same_whatever_was_painted_before(qapp, dress):
    texts, loading = places("widgets-texts")[0].case, places("widgets-loading")[0].case
    first = [paint(qapp, case, "dark", "ar").toImage() for case in (texts, loading)]
    second = [paint(qapp, case, "dark", "ar").toImage() for case in (loading, texts)]
    assert first == second[::-1]
    assert paint(qapp, texts, "light", "en").toImage() != first[0]


def test_the_gallery_is_painted_without_a_screen(tmp_path: Path):
    command = [sys.executable, "-m", "ui.gallery", "--out", str(tmp_path), "--only", "widgets-empty"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    names = {f"widgets-empty-{theme}-{language}.png" for theme, language in product(THEMES, LANGUAGES)}
    assert {file.name for file in tmp_path.iterdir()} == names | {"index.html"}
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(name in index for name in names)


def test_a_name_that_no_case_has_is_said(tmp_path: Path):
    command = [sys.executable, "-m", "ui.gallery", "--out", str(tmp_path), "--only", "no such case"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no such case" in done.stderr


@pytest.mark.parametrize("place", places(), ids=lambda place: place.name)
@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("light", "ar"), ("dark", "en")])
def test_every_case_keeps_every_rule(qapp, dress, place, theme: str, language: str):
    with shown(qapp, place.case, theme, language) as widget:
        assert rules.findings(widget, language) == []
