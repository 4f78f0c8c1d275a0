"""Made-up interviews that have something of everything: used by the tests of the views, and good to look at."""

from __future__ import annotations

from dataclasses import replace

from interview.domain import (
    Answer,
    Consent,
    DisorderChosen,
    Disposition,
    EmotionReading,
    EmotionTrace,
    Flag,
    Grant,
    Intake,
    Purpose,
    Quality,
    Question,
    Recording,
    Segment,
    Session,
    Stage,
    Transcript,
    VoiceMeasures,
)
from interview.report_parts import Finding, Report, Signature, Source, Statement
from reports.document import Provenance

PROVENANCE = Provenance(
    "Anamnesis 0.1.0", ("vosk-tiny-en, sha256 5f2c…e1", "face-finder haar, OpenCV 4.14.0")
)
CONSENT = Consent(
    {
        Purpose.AI_TEXT: Grant(True),
        Purpose.AUDIO: Grant(True, keep_days=30),
        Purpose.VIDEO: Grant(True, keep_days=30),
        Purpose.EMOTION: Grant(True),
        Purpose.KEEP_MEDIA: Grant(False),
    },
    text_version="2025-01",
    given_by="the person",
    at="2025-03-04T09:58:00+01:00",
)
SIGNATURE = Signature(
    "Dr A. Example", "psychiatrist", "author", "2025-03-04T12:30:00+01:00", "b1946ac92492d234"
)


VOICE = VoiceMeasures(61.4, 118.3, 8.2, -31.0, 4.12, 7, 2.4, 0.21)


def trace(
    *scores: dict[str, float],
    step: float = 8.0,
    quality: Quality | None = None,
    voice: VoiceMeasures | None = None,
) -> EmotionTrace:
    readings = tuple(
        EmotionReading(place * step, (place + 1) * step, one, ("face", "voice"))
        for place, one in enumerate(scores)
    )
    return EmotionTrace("example-net 1", readings, quality or Quality(), voice=voice)


def recording(tape: str, seconds: float, *damage: str) -> Recording:
    return Recording((Segment(tape, seconds, has_picture=True, damage=damage),))


def signed(session: Session) -> Session:
    report = session.report or Report(written_by="plain")
    return replace(session, stage=Stage.CLOSED, report=replace(report, signatures=(SIGNATURE,)))


def english() -> Session:
    """Eight questions: spoken, rough and corrected, flagged, typed, skipped, silent, excluded, never reached."""
    return Session(
        id="s-0001",
        subject="P-104",
        clinician="Dr A. Example",
        disorder=DisorderChosen("6B00", "generalised anxiety disorder", "lay phrase"),
        language="en",
        number_of_questions=8,
        intake=Intake("worry and poor sleep since the autumn", "30–39"),
        opened_at="2025-03-04T10:00:00+01:00",
        stage=Stage.REVIEW,
        consent=CONSENT,
        questions=_ENGLISH_QUESTIONS,
        left_out=("family_history", "substances", "core/irritability"),
        position=7,
        take=7,
        answers=_ENGLISH_ANSWERS,
        report=_ENGLISH_REPORT,
    )


_ENGLISH_QUESTIONS = (
    Question("q1", "onset", "What has been worrying you, and when did it begin?"),
    Question("q2", "core/tension", "In the past two weeks, how has your body felt when you were worried?"),
    Question("q3", "risk", "Have there been moments when you thought of ending your life?"),
    Question("q4", "effect", "What has become harder at work or at home?"),
    Question("q5", "sleep_appetite_energy", "How have you slept in the past week?", written_by="clinician"),
    Question("q6", "physical_health", "Which illnesses have you had?"),
    Question("q7", "core/irritability", "What annoys you these days?"),
    Question("q8", "strengths", "Who or what helps you when it is bad?"),
)
_LONG_ANSWER = (
    "It began in the autumn, I think in October, when the company was sold and nobody could tell us who would stay. "
    "At first it was only on Sunday evenings. Then I noticed that I was counting things, the bills, the days until "
    "the rent, how often my mother coughed on the telephone. I would lie awake and go through the next day hour by "
    "hour, and when I was at the end I began again. My husband says I ask him the same thing five times. I know "
    "that most of it will never happen, but knowing it does not make it stop. Since Christmas it has been there "
    "every day, from the moment I wake up until I fall asleep, and it jumps: when one thing is settled the next "
    "one is there. "
)
_ENGLISH_ANSWERS = {
    "q1": Answer(
        "q1",
        1,
        tape_id="t-01",
        recording=recording("t-01", 96.0),
        transcript=Transcript(_LONG_ANSWER * 2, by="vosk-tiny-en"),
        emotion=trace(
            *[
                {"fearful": 0.3 + 0.05 * (n % 5), "sad": 0.4 - 0.03 * (n % 4), "neutral": 0.2}
                for n in range(11)
            ],
            quality=Quality(900, 0.92, 0.34, 0.47, 0.12, 1),
            voice=VOICE,
        ),
    ),
    "q2": Answer(
        "q2",
        2,
        tape_id="t-02",
        recording=recording("t-02", 41.0, "picture missing from 0:20 to 0:27"),
        transcript=Transcript(
            "my heart it races and my shoulders are hard as wood", rough=True, by="pocketsphinx"
        ),
        corrected_text="My heart races, and my shoulders are hard as wood.",
        amended_text="My heart races, my shoulders are hard as wood, and my stomach turns.",
        emotion=trace(
            *[{"fearful": 0.55, "sad": 0.25, "neutral": 0.2}] * 4,
            quality=Quality(300, 0.58, 0.2, 0.18, 0.4, 2, ("dim light", "a second face was in the picture")),
        ),
    ),
    "q3": Answer(
        "q3",
        3,
        tape_id="t-03",
        recording=recording("t-03", 33.0),
        transcript=Transcript(
            "Sometimes I think they would be better off without me. I have thought about taking all the pills.",
            by="vosk-tiny-en",
        ),
        emotion=replace(
            trace({"sad": 0.7, "fearful": 0.2}, {"sad": 0.6, "fearful": 0.3}), corrected_label="ashamed"
        ),
        flags=(
            Flag("suicide", "better off without me", 4.2, 6.9, "says that others would be better off"),
            Flag(
                "suicide",
                "taking all the pills",
                12.4,
                15.0,
                "names a means",
                Disposition(
                    "stayed with the person, safety plan made",
                    "Dr A. Example",
                    "2025-03-04T10:21:00+01:00",
                    "husband called; pills handed over",
                ),
            ),
        ),
    ),
    "q4": Answer("q4", 4, typed_text="I hand things in late.\nI read every mail six times.\n# not a heading"),
    "q5": Answer("q5", 5, skipped_because="the person was tired"),
    "q6": Answer(
        "q6",
        6,
        tape_id="t-06",
        recording=recording("t-06", 12.5),
        transcript=Transcript("", by="vosk-tiny-en", missing_because="the recording is silent"),
        emotion=EmotionTrace("", missing_because="no emotion model installed"),
    ),
    "q7": Answer(
        "q7",
        7,
        tape_id="t-07",
        recording=recording("t-07", 20.0),
        transcript=Transcript("My neighbour. I could strangle him.", by="vosk-tiny-en"),
        emotion=trace({"angry": 0.8, "sad": 0.1}),
        flags=(Flag("harm_to_others", "I could strangle him", 3.0, 5.0, "a threat against a person"),),
        excluded=True,
    ),
}
_ENGLISH_REPORT = Report(
    analyses={
        "q1": (
            Statement(
                "Worry began in October with the sale of the company and has been daily since Christmas.",
                (Source("q1", 2.0, 9.0, "aa"), Source("q1", 61.0, 72.0, "ab")),
                supported=True,
            ),
            Statement("The worry moves between topics.", (Source("q1", 80.0, 88.0, "ac"),)),
            Statement("There is a family history of anxiety.", supported=False),
        ),
        "q3": (
            Statement(
                "Passive wishes and a named means were voiced.", (Source("q3", 4.0, 15.0, "ad"),), True
            ),
        ),
    },
    conclusion=(
        Statement(
            "Persistent worry with bodily tension is described.", (Source("q1", 2.0, 72.0, "ae"),), True
        ),
        Statement("Ask again about sleep.", written_by="clinician"),
    ),
    mental_state={
        "mood": Finding("“on edge”, anxious", "person", (Source("q2", 0.0, 5.0, "af"),)),
        "affect": Finding("tearful when speaking of the family", "clinician"),
        "thought content": Finding("worry; thoughts of death", "model", (Source("q3", 4.0, 15.0, "ag"),)),
    },
    formulation="Working diagnosis: 6B00, to be confirmed.\n1. Review in one week.\n2. Safety plan in the file.",
    written_by="model example-llm 8b",
)


def arabic() -> Session:
    """Four questions in Arabic: spoken with a Latin word, spoken with a flag, typed, never reached; plain writer."""
    return Session(
        id="s-0002",
        subject="P-207",
        clinician="د. مثال",
        disorder=DisorderChosen("6A70", "نوبة اكتئابية", "name"),
        language="ar",
        number_of_questions=4,
        intake=Intake("حزن مستمر منذ شهرين"),
        opened_at="2025-03-05T11:00:00+02:00",
        stage=Stage.REVIEW,
        consent=CONSENT,
        questions=(
            Question("q1", "core/mood", "كيف كان مزاجك في الأسبوعين الماضيين؟"),
            Question("q2", "risk", "هل مرت عليك لحظات فكرت فيها في إنهاء حياتك؟"),
            Question("q3", "sleep_appetite_energy", "كيف كان نومك في الأسبوع الماضي؟"),
            Question("q4", "strengths", "من الذي يساندك حين تشتد الأمور؟"),
        ),
        left_out=("family_history", "core/loss_of_interest"),
        position=3,
        take=3,
        answers={
            "q1": Answer(
                "q1",
                1,
                tape_id="t-11",
                recording=recording("t-11", 48.0),
                transcript=Transcript(_LONG_ARABIC, by="vosk-model-ar"),
                emotion=trace(
                    *[{"sad": 0.6 + 0.02 * n, "neutral": 0.3 - 0.02 * n, "fearful": 0.1} for n in range(6)],
                    quality=Quality(400, 0.81, 0.3, 0.5, 0.1, 1),
                    voice=VOICE,
                ),
            ),
            "q2": Answer(
                "q2",
                2,
                tape_id="t-12",
                recording=recording("t-12", 21.0, "picture missing from 0:03 to 0:09"),
                transcript=Transcript("أحيانًا أتمنى ألا أستيقظ في الصباح.", by="vosk-model-ar"),
                emotion=EmotionTrace("", missing_because="no emotion model installed"),
                flags=(Flag("suicide", "أتمنى ألا أستيقظ", 2.0, 5.5, "أمنية الموت"),),
            ),
            "q3": Answer("q3", 3, typed_text="I sleep two hours, then I am awake."),
        },
        report=Report(written_by="plain"),
    )


_LONG_ARABIC = (
    "منذ شهرين وأنا أشعر بثقل في صدري لا يفارقني. كنت أحب الخروج مع أصدقائي، "
    "أما الآن فأبقى في البيت ولا أرد على WhatsApp ولا على المكالمات. "
    "أستيقظ في الثالثة فجرًا ولا أعود إلى النوم، وأشعر أن كل شيء صار بلا طعم. "
    "في العمل أنسى ما طُلب مني قبل دقائق، وأعيد قراءة السطر نفسه 5 مرات. زوجتي تقول إنني صرت شخصًا آخر."
)
