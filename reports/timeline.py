"""A small plot of the interview: the recorded answers end to end, risk marks, how much of the face was seen,
and the emotion read. It repeats what the report says in words, and keeps its meaning when printed in grey.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from interview.domain import Answer, EmotionReading, EmotionTrace, Session
from interview.whose_words import cut_off_at
from reports.numbers import clock, share, span
from reports.safe_text import one_line
from reports.wording import Wording

WIDTH, MARGIN = 620.0, 14.0  # of the plot; at each end of it there is room for a time
TOP, ANSWER_LANE, CLINICIAN_LANE, RISK_LANE = 4.0, 22.0, 10.0, 16.0
FACE_LANE, EMOTION_LANE, GAP = 24.0, 50.0, 10.0
MOST_LINES = 3  # emotion labels drawn
TICKS = 6  # at most, on the time axis
STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)  # seconds between ticks
LONGEST_STEP = 24 * 3600
NARROWEST_NUMBER, NARROWEST_SHARE = 12.0, 30.0
INK, QUIET, BAR, FACE, RISK = "#26323b", "#66727a", "#cfdce3", "#9fb8a8", "#a3262a"
LINES = (
    ("#1f4e6b", "none"),
    ("#8a5a14", "6 3"),
    ("#5b3f77", "1.5 2.5"),
)  # colour, dashes; the key is in the style


@dataclass(frozen=True)
class Stretch:
    """One recorded answer and where it begins in the recorded time of the interview, in seconds."""

    number: int
    start: float
    seconds: float
    answer: Answer


@dataclass(frozen=True)
class Axis:
    """Recorded time to a place on the page; Arabic reads from the right."""

    seconds: float
    right_to_left: bool

    def x(self, seconds: float) -> float:
        x = MARGIN + (WIDTH - 2 * MARGIN) * min(seconds, self.seconds) / self.seconds
        return WIDTH - x if self.right_to_left else x

    def bar(self, start: float, end: float) -> tuple[float, float]:
        """Left edge and width."""
        one, other = self.x(start), self.x(end)
        return min(one, other), abs(other - one)


def timeline(session: Session, words: Wording) -> str | None:
    """A figure: inline SVG with a title and a description, names of its lanes beside it; None without recordings.

    Names stand in HTML, because letters that join (Arabic) come out apart in the SVG text of the PDF.
    """
    stretches = list(_stretches(session))
    total = sum(one.seconds for one in stretches)
    if total <= 0:
        return None
    axis = Axis(total, words.right_to_left)
    labels = _strongest(stretches)
    names: list[tuple[str, float]] = []
    marks: list[str] = []
    y = TOP
    for name, height, drawn in _lanes(stretches, labels, axis):
        names.append((words[name], y + height / 2))
        marks.append(f'<g transform="translate(0 {y:.1f})">{"".join(drawn)}</g>')
        y += height + GAP
    marks.extend(_ticks(axis, y))
    height = y + 14
    beside = "".join(
        f'<div class="lane" style="top: {100 * middle / height:.1f}%">{html.escape(name)}</div>'
        for name, middle in names
    )
    svg = _svg(height, words["timeline"], _about(stretches, words), "".join(marks))
    return f'<figure>\n<div class="lanes">{beside}{svg}</div>\n{_key(labels, words)}</figure>'


def _svg(height: float, title: str, about: str, marks: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img"'
        ' aria-labelledby="timeline-title timeline-about">'
        f'<title id="timeline-title">{html.escape(title)}</title>'
        f'<desc id="timeline-about">{html.escape(about)}</desc>{marks}</svg>'
    )


def _about(stretches: list[Stretch], words: Wording) -> str:
    places = [
        f"{words.plain('question_number', number=str(one.number))} {clock(flag.start)}"
        for one in stretches
        for flag in one.answer.flags
        if flag.start is not None
    ]
    about = words.plain(
        "timeline_about",
        count=str(len(stretches)),
        seconds=clock(sum(one.seconds for one in stretches)),
        risks=words["joint"].join(places) or words["timeline_no_risk"],
    )
    spoke = [
        f"{words.plain('question_number', number=str(one.number))} {span(*times)}"
        for one in stretches
        for times in cut_off_at(one.seconds, one.answer.clinician_spoke)
    ]
    times = words["joint"].join(spoke)
    return about + words.plain("timeline_clinician_at", times=times) if spoke else about


def _key(labels: list[str], words: Wording) -> str:
    """What each line of the emotion lane stands for."""
    named = "".join(
        f'<span class="line-{place}">{html.escape(_name(label, words))}</span>'
        for place, label in enumerate(labels, start=1)
    )
    return f"<figcaption>{named}</figcaption>\n" if named else ""


def _stretches(session: Session) -> Iterator[Stretch]:
    start = 0.0
    for number, question in enumerate(session.questions, start=1):
        answer = session.answers.get(question.id)
        if answer is None or answer.recording is None or answer.recording.seconds <= 0:
            continue
        yield Stretch(number, start, answer.recording.seconds, answer)
        start += answer.recording.seconds


def _lanes(stretches: list[Stretch], labels: list[str], axis: Axis) -> Iterator[tuple[str, float, list[str]]]:
    """Each lane that has something to show: the key of its name, its height and its marks."""
    yield "timeline_answers", ANSWER_LANE, [_answer(one, axis) for one in stretches]
    spoke = [mark for one in stretches for mark in _clinician(one, axis)]
    if spoke:
        yield "timeline_clinician", CLINICIAN_LANE, spoke
    risks = [mark for one in stretches for mark in _risks(one, axis)]
    if risks:
        yield "timeline_risk", RISK_LANE, risks
    faces = [_face(one, coverage, axis) for one in stretches if (coverage := _coverage(one)) is not None]
    if faces:
        yield "timeline_face", FACE_LANE, faces
    if labels:
        yield "timeline_emotion", EMOTION_LANE, [*_emotion(stretches, labels, axis)]


def _answer(one: Stretch, axis: Axis) -> str:
    left, width = axis.bar(one.start, one.start + one.seconds)
    edges = f'x="{left + 0.5:.1f}" y="0" width="{max(width - 1, 0.5):.1f}" height="{ANSWER_LANE:.0f}"'
    bar = f'<rect {edges} rx="2" fill="{BAR}"/>'
    return bar + _label(left + width / 2, ANSWER_LANE / 2, str(one.number)) * (width >= NARROWEST_NUMBER)


def _clinician(one: Stretch, axis: Axis) -> Iterator[str]:
    """When the clinician spoke into the answer."""
    for start, end in cut_off_at(one.seconds, one.answer.clinician_spoke):
        left, width = axis.bar(one.start + start, one.start + end)
        yield (
            f'<rect x="{left:.1f}" y="0" width="{max(width, 1.0):.1f}" height="{CLINICIAN_LANE:.0f}"'
            f' fill="{QUIET}"/>'
        )


def _risks(one: Stretch, axis: Axis) -> Iterator[str]:
    for flag in one.answer.flags:
        if flag.start is not None:
            x, y = axis.x(one.start + flag.start), RISK_LANE / 2
            yield f'<path d="M{x:.1f} {y - 7:.1f}l6 7l-6 7l-6 -7z" fill="{RISK}"/>'


def _coverage(one: Stretch) -> float | None:
    trace = _trace(one)
    return trace.quality.coverage if trace is not None else None


def _trace(one: Stretch) -> EmotionTrace | None:
    """What was read of the face and voice; of an answer that was excluded the plot shows nothing."""
    return None if one.answer.excluded else one.answer.emotion


def _readings(one: Stretch) -> tuple[EmotionReading, ...]:
    trace = _trace(one)
    return trace.readings if trace is not None else ()


def _face(one: Stretch, coverage: float, axis: Axis) -> str:
    """A column as high as the share of pictures with a face, in a frame as high as all of them."""
    left, width = axis.bar(one.start, one.start + one.seconds)
    edges = f'x="{left + 0.5:.1f}" width="{max(width - 1, 0.5):.1f}"'
    height = FACE_LANE * min(max(coverage, 0.0), 1.0)
    return (
        f'<rect {edges} y="0" height="{FACE_LANE:.1f}" fill="none" stroke="{BAR}" stroke-width="0.7"/>'
        f'<rect {edges} y="{FACE_LANE - height:.1f}" height="{height:.1f}" fill="{FACE}"/>'
        + _label(left + width / 2, FACE_LANE / 2, share(coverage))
        * (width >= NARROWEST_SHARE)
    )


def _strongest(stretches: list[Stretch]) -> list[str]:
    """The labels with most probability over the whole interview."""
    totals: dict[str, float] = {}
    for one in stretches:
        for reading in _readings(one):
            for label, score in reading.scores.items():
                totals[label] = totals.get(label, 0.0) + score * (reading.end - reading.start)
    return sorted(totals, key=lambda label: (-totals[label], label))[:MOST_LINES]


def _emotion(stretches: list[Stretch], labels: list[str], axis: Axis) -> Iterator[str]:
    """Probability over time, 0 at the foot and 1 at the head of the lane; a gap where nothing was read."""
    left, width = axis.bar(0, axis.seconds)
    for height in (0.0, EMOTION_LANE / 2, EMOTION_LANE):
        yield f'<path d="M{left:.1f} {height:.1f}h{width:.1f}" stroke="{BAR}" stroke-width="0.5"/>'
    for label, (colour, dashes) in zip(labels, LINES, strict=False):
        pen = f'stroke="{colour}" stroke-width="1.4" stroke-dasharray="{dashes}" fill="none"'
        for one in stretches:
            if path := _line(one, label, axis):
                yield f'<path d="{path}" {pen}/>'


def _line(one: Stretch, label: str, axis: Axis) -> str:
    """One answer's readings as steps: each holds for its own time."""
    readings = _readings(one)
    steps: list[str] = []
    for before, reading in zip((None, *readings), readings, strict=False):
        y = EMOTION_LANE * (1 - min(max(reading.scores.get(label, 0.0), 0.0), 1.0))
        joins = before is not None and reading.start - before.end < 0.5
        steps.append(f"{'L' if joins else 'M'}{axis.x(one.start + reading.start):.1f} {y:.1f}")
        steps.append(f"L{axis.x(one.start + reading.end):.1f} {y:.1f}")
    return "".join(steps)


def _name(label: str, words: Wording) -> str:
    name = words.name("emotion", label)
    return name if isinstance(name, str) else one_line(name.text)


def _ticks(axis: Axis, y: float) -> Iterator[str]:
    step = next((step for step in STEPS if axis.seconds / step <= TICKS), LONGEST_STEP)
    left, width = axis.bar(0, axis.seconds)
    yield f'<path d="M{left:.1f} {y - 4:.1f}h{width:.1f}" stroke="{QUIET}" stroke-width="0.7" fill="none"/>'
    for second in range(0, int(axis.seconds) + 1, step):
        x = axis.x(second)
        yield f'<path d="M{x:.1f} {y - 4:.1f}v3" stroke="{QUIET}" stroke-width="0.7" fill="none"/>'
        yield _label(x, y + 6, clock(second), QUIET)


def _label(x: float, y: float, text: str, colour: str = INK) -> str:
    """Text centred on a point, so that it stands right in either direction of reading."""
    return (
        f'<text x="{x:.1f}" y="{y + 3:.1f}" text-anchor="middle" font-size="9" fill="{colour}">'
        f"{html.escape(text)}</text>"
    )
