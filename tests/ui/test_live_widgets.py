"""The widgets that show what devices and models see and hear: what is wrong, in words; never a default."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor

from interview.domain import EmotionReading, Flag, Problem, Transcript, Word
from interview.media import Health
from ui.gallery import samples
from ui.widgets.answer_clock import AnswerClock, clock_text
from ui.widgets.camera_view import CameraView
from ui.widgets.caption_view import CaptionView
from ui.widgets.emotion_bar import EmotionBar
from ui.widgets.level_meter import LevelMeter, share_of_bar
from ui.widgets.names import name_of, topic_name, why_flagged
from ui.widgets.problem_bar import ProblemBar


def colour_at(view, x, y):
    return view.grab().toImage().pixelColor(x, y)


@pytest.mark.parametrize("status", ["off", "missing", "waiting", "paused"])
def test_no_old_picture_stands_for_a_camera_that_shows_nothing(qtbot, status):
    view = CameraView()
    qtbot.addWidget(view)
    view.resize(320, 240)
    view.show_frame(samples.frame())
    view.show_status("fine")
    with_picture = colour_at(view, 160, 60)
    view.show_status(status)
    assert colour_at(view, 160, 60) != with_picture
    assert view.status_text()
    assert view.accessibleDescription() == view.status_text()


def test_a_frozen_picture_is_shown_and_said_to_stand_still(qtbot):
    view = CameraView()
    qtbot.addWidget(view)
    view.resize(320, 240)
    view.show_frame(samples.frame())
    view.show_status("fine")
    before = colour_at(view, 160, 60), colour_at(view, 20, 232)
    view.show_status("frozen")
    assert colour_at(view, 160, 60) == before[0]
    assert colour_at(view, 20, 232) != before[1]
    assert "still" in view.status_text()


def test_the_own_picture_is_mirrored(qtbot):
    plain, mirrored = CameraView(), CameraView(mirrored=True)
    for view in (plain, mirrored):
        qtbot.addWidget(view)
        view.resize(320, 240)
        view.show_status("fine")
        view.show_frame(samples.frame())
    one, other = plain.grab().toImage(), mirrored.grab().toImage()
    assert one != other
    assert one.pixelColor(60, 60) == other.pixelColor(319 - 60, 60)


def test_loudness_is_a_scale_of_decibels():
    assert share_of_bar(0.0) == 0.0
    assert share_of_bar(1.0) == 1.0
    assert share_of_bar(0.001) == pytest.approx(0.0)
    assert share_of_bar(0.0316) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("status", ["off", "missing", "silent", "clipping"])
def test_what_is_wrong_with_the_microphone_is_said_in_words(qtbot, status):
    meter = LevelMeter()
    qtbot.addWidget(meter)
    assert meter.status_text() == ""
    meter.show_status(status)
    assert meter.status_text()
    assert meter.accessibleDescription() == meter.status_text()


def test_the_clock_only_counts_up(qtbot):
    assert [clock_text(s) for s in (0, 9.9, 61, 3723)] == ["0:00", "0:09", "1:01", "1:02:03"]
    clock = AnswerClock()
    qtbot.addWidget(clock)
    assert "0" not in clock.text()
    clock.show_seconds(42.7, recording=True)
    assert clock.text() == "0:42"


def format_of(view, word):
    document = view._text.document()
    cursor = document.find(word)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor.charFormat()


def test_unsure_words_and_the_clinicians_look_different(qtbot):
    view = CaptionView("en")
    qtbot.addWidget(view)
    words = (
        Word("sleep", 0, 1, 0.9),
        Word("badly", 1, 2, 0.2),
        Word("Since", 2, 3, 0.9, "clinician"),
        Word("March", 3, 4, 0.9),
    )
    view.show_transcript(Transcript("sleep badly Since March", words))
    assert view.text().split("\n")[1].strip() == "You: Since"
    sure, unsure, own = (format_of(view, word) for word in ("sleep", "badly", "Since"))
    assert unsure.foreground() != sure.foreground()
    assert unsure.underlineStyle() != sure.underlineStyle()
    assert own.fontItalic()
    assert not sure.fontItalic()


def test_what_is_being_said_now_is_shown_after_the_words_that_are_final(qtbot):
    view = CaptionView("en")
    qtbot.addWidget(view)
    final = (Word("i", 0, 1, 0.9), Word("worry", 1, 2, 0.9))
    view.show_transcript(Transcript("i worry about mon", final))
    assert view.text().split() == ["i", "worry", "about", "mon"]
    view.show_transcript(
        Transcript("i worry about money", (*final, Word("about", 2, 3, 1), Word("money", 3, 4, 1)))
    )
    assert view.text().split() == ["i", "worry", "about", "money"]


def test_what_the_clinician_says_is_theirs_as_soon_as_it_is_known_when_they_spoke(qtbot):
    view = CaptionView("en")
    qtbot.addWidget(view)
    heard = Transcript(
        "sleep since when badly",
        (
            Word("sleep", 0, 1, 0.9),
            Word("since", 1, 2, 0.9),
            Word("when", 2, 3, 0.9),
            Word("badly", 3, 4, 0.9),
        ),
    )
    view.show_transcript(heard)
    assert "You:" not in view.text()
    view.show_transcript(heard, ((1.0, 3.0),))
    assert [line.strip() for line in view.text().splitlines()] == ["sleep", "You: since when", "badly"]
    view.show_transcript(Transcript("sleep since when bad", heard.words[:3]), ((1.0, 3.0),))
    assert [line.strip() for line in view.text().splitlines()] == ["sleep", "You: since when", "bad"]


def test_text_that_looks_like_markup_stays_text(qtbot):
    view = CaptionView("en")
    qtbot.addWidget(view)
    view.show_transcript(Transcript("<b>x</b> <img src=a>"))
    assert view.text() == "<b>x</b> <img src=a>"


def test_a_rough_transcript_says_so_and_a_missing_one_says_why(qtbot):
    view = CaptionView("en")
    qtbot.addWidget(view)
    view.show_transcript(Transcript("x", rough=True))
    assert not view._rough.isHidden()
    view.show_transcript(Transcript("", missing_because="no microphone"))
    assert view._rough.isHidden()
    assert "no microphone" in view._missing.text()


def test_a_very_long_answer_shows_its_end(qtbot):
    view = CaptionView("en")
    qtbot.addWidget(view)
    words = tuple(Word(f"w{n}", n, n + 1, 1.0) for n in range(20_000))
    view.show_transcript(Transcript("", words))
    assert view.text().split()[-1] == "w19999"
    assert len(view.text().split()) < 1000


def test_without_a_reading_there_is_no_label(qtbot):
    bar = EmotionBar()
    qtbot.addWidget(bar)
    bar.show_reading(None, "None: no camera.")
    assert bar.text() == "None: no camera."


def test_weak_evidence_is_called_that(qtbot):
    bar = EmotionBar()
    qtbot.addWidget(bar)
    bar.show_reading(EmotionReading(0, 1, {"sad": 0.3, "happy": 0.3, "fear": 0.2, "calm": 0.2}, ("face",)))
    assert "Not enough evidence" in bar.text()
    assert "30%" in bar.text()
    unsure = EmotionReading(1, 2, {"sad": 0.8, "happy": 0.2}, ("face", "voice"))
    bar.show_reading(unsure)
    assert "Not enough evidence" in bar.text()  # the model's own limits decide, not how large a share looks
    bar.show_reading(replace(unsure, label="sad"))
    assert "Not enough evidence" not in bar.text()
    assert "Most like sad, from face and voice" in bar.text()
    assert bar.text().endswith("sad 80% happy 20%")


def test_a_model_with_a_very_long_label_does_not_widen_the_window(qtbot):
    bar = EmotionBar()
    qtbot.addWidget(bar)
    width, label = bar.sizeHint().width(), "endlessly " * 40
    bar.show_reading(EmotionReading(0, 1, {label: 0.9, "sad": 0.1}, ("face",), label=label))
    assert "Most like endlessly" in bar.text()
    assert bar.minimumSizeHint().width() < width + 400


@pytest.mark.parametrize(
    "health",
    [
        Health(camera="missing", microphone="fine"),
        Health(camera="frozen", microphone="fine"),
        Health(camera="dark", microphone="fine"),
        Health(camera="fine", microphone="missing"),
        Health(camera="fine", microphone="silent"),
        Health(camera="fine", microphone="clipping"),
        Health(camera="fine", microphone="fine", space="warn"),
        Health(camera="fine", microphone="fine", space="no_picture"),
        Health(camera="fine", microphone="fine", space="no_sound"),
        Health(camera="fine", microphone="fine", behind=True),
    ],
)
def test_each_fault_of_a_device_says_what_and_what_one_can_do(qtbot, health):
    bar = ProblemBar()
    qtbot.addWidget(bar)
    bar.show_health(health)
    assert not bar.isHidden()
    assert bar.text().count(".") + bar.text().count("?") >= 2
    bar.show_health(Health(camera="fine", microphone="fine"))
    assert bar.isHidden()


def test_a_problem_stays_until_it_is_closed_and_a_new_one_comes_back(qtbot):
    bar = ProblemBar()
    qtbot.addWidget(bar)
    first, second = Problem("SpeakQuestion", "No voice."), Problem("RecordAnswer", "No microphone.")
    bar.show_problem(first)
    assert "Read the question out yourself" in bar.text()
    assert "No voice." in bar.text()
    bar._close()
    bar.show_problem(first)
    assert bar.isHidden()
    bar.show_problem(second)
    assert "No microphone." in bar.text()


def test_names_are_those_of_the_report_and_unknown_words_stay():
    assert name_of("risk", "self_harm") == "self-harm"
    assert name_of("emotion", "bored to tears") == "bored to tears"
    assert topic_name("core/low_mood") == "core symptom: low mood"
    flag = Flag("suicide", "x", 0, 1, "A child may be hurt, in danger or without care.")
    assert why_flagged(flag.why) == flag.why


def test_a_caption_that_grows_and_changes_its_mind_ends_as_if_written_at_once(qtbot):
    def words(texts, sure=0.9):
        return tuple(Word(text, n, n + 1, sure) for n, text in enumerate(texts))

    growing, at_once = CaptionView("en"), CaptionView("en")
    for view in (growing, at_once):
        qtbot.addWidget(view)
    own = Word("Since?", 9, 10, 0.9, "clinician")
    last = (*words(["i", "feel", "bad"]), own, Word("march", 10, 11, 0.2))
    for heard in (words(["i"]), words(["i", "feel"], 0.3), words(["i", "fill", "bat"]), last):
        growing.show_transcript(Transcript("", heard))
    at_once.show_transcript(Transcript("", last))
    assert growing._text.toHtml() == at_once._text.toHtml()
    assert growing.text() == "i feel bad \nYou: Since? \nmarch "


def test_a_growing_caption_writes_only_its_new_words(qtbot):
    view = CaptionView("en")
    qtbot.addWidget(view)
    words = tuple(Word(f"word{n}", n, n + 1, 0.3 + 0.6 * (n % 2)) for n in range(400))
    view.show_transcript(Transcript("", words[:100]))
    written = []  # letters, each time
    view._text.document().contentsChange.connect(lambda _at, _gone, came: written.append(came))
    for heard in range(103, 400, 3):
        view.show_transcript(Transcript("", words[:heard]))
    assert len(written) == 99
    assert max(written) <= len("word397 word398 word399 ")
