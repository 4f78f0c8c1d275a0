"""The whole bank, file by file: format, wording rules, completeness, languages, questions of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview.errors import FileDamaged
from interview.question_rules import check
from interview.report_parts import MENTAL_STATE_FIELDS
from interview.spelling import is_arabic
from llm.bank import BANKS, TOPICS, DisorderBank, QuestionSet, load, read
from llm.bank_check import LEAST_OWN, LEAST_QUESTIONS, alike, check_files, own_questions

# The disorders that the bank promises, by ICD-11 code.
PROMISED = """
6A70 6A71 6A60 6A61 6B00 6B01 6B02 6B03 6B04 6B20 6B21 6B40 6B41 6B42 6B43 6B60 6B61 6B62 6B63 6B64 6B65 6B80
6B81 6B82 6C20 6C40 6C41 6C50 6A05 6A02 6A20 6A21 6A23 6A24 6D10 7A00 6E20 6D71
"""
REQUIRED = PROMISED.split()
DISORDERS = 32
FILES = sorted(path.name for path in BANKS.glob("*.toml"))
QUESTION_FILES = [name for name in FILES if name not in ("other_disorders.toml",)]
OWN_FILES = [name for name in QUESTION_FILES if name not in ("shared.toml", "generic.toml")]


def part(name: str) -> DisorderBank:
    return read(BANKS / name, DisorderBank)


@pytest.mark.parametrize("code", REQUIRED)
def test_every_promised_disorder_has_a_file(code: str) -> None:
    assert load().of_code(code) is not None


def test_there_are_as_many_files_as_disorders() -> None:
    assert len(OWN_FILES) == DISORDERS == len(load().disorders)


@pytest.mark.parametrize("name", FILES)
def test_a_file_keeps_every_rule(name: str) -> None:
    assert [str(wrong) for wrong in check_files([BANKS / name])] == []


@pytest.mark.parametrize("name", OWN_FILES)
def test_a_disorder_has_enough_questions_and_one_for_every_feature(name: str) -> None:
    bank = part(name)
    assert len(bank.questions) >= LEAST_QUESTIONS == 12
    assert {question.feature for question in bank.questions} - {None} == set(bank.features)
    assert {"opening", "onset", "severity", "effect", "exclusion"} <= {
        question.topic for question in bank.questions
    }
    assert not bank.validated  # nobody has validated any of it


@pytest.mark.parametrize("name", OWN_FILES)
def test_a_disorder_has_at_least_six_questions_that_no_other_asks(name: str) -> None:
    own = own_questions(Path(name).stem, dict(load().disorders))
    assert len(own) >= LEAST_OWN == 6


@pytest.mark.parametrize("name", QUESTION_FILES)
def test_every_text_is_there_in_its_own_language(name: str) -> None:
    for question in read(BANKS / name, QuestionSet if name not in OWN_FILES else DisorderBank).questions:
        for both in (question.text, question.why):
            assert is_arabic(both.ar)
            assert not is_arabic(both.en)
        assert len(question.probes.en) == len(question.probes.ar) >= 1
        assert all(map(is_arabic, question.probes.ar))
        assert not any(map(is_arabic, question.probes.en))
        assert question.feeds in ("", *MENTAL_STATE_FIELDS)
        assert question.text.en.strip() != question.text.ar.strip()


@pytest.mark.parametrize("name", OWN_FILES)
def test_a_disorder_can_be_named_in_many_ways_in_both_languages(name: str) -> None:
    names = part(name).names
    for lists in (names.synonym, names.lay, names.misspelling):
        assert lists.en
        assert lists.ar
        assert all(map(is_arabic, lists.ar))


@pytest.mark.parametrize("name", ["shared.toml", "generic.toml"])
def test_the_shared_parts_hold_what_every_plan_needs(name: str) -> None:
    topics = [question.plan_topic for question in read(BANKS / name, QuestionSet).questions]
    if name == "shared.toml":
        assert {"substances", "physical_health", "family_history", "strengths", "risk", "closing"} <= set(
            topics
        )
        assert topics.count("risk") >= 5
    else:
        assert len(topics) >= LEAST_QUESTIONS
        assert sum(topic.startswith("core/") for topic in topics) >= 6


def test_risk_wording_is_fixed() -> None:
    """A change here is a clinical change: make it on purpose."""
    texts = [question.text.en for question in load().shared.questions if question.topic == "risk"]
    assert texts == [
        "In the past month, have you had thoughts of ending your life?",
        "In the past month, have you had thoughts of hurting someone else?",
        "In the past year, have you hurt yourself on purpose?",
        "Is there anyone who hurts you, threatens you or makes you feel unsafe at home?",
        "Do you hear voices, or get messages, that tell you to do things?",
        "Is there a child or someone in your care who may not be safe right now?",
        "What thoughts have you had about death over the past few weeks?",
    ]
    for bank in load().disorders.values():
        assert all(question.topic != "risk" for question in bank.questions)


def test_ids_are_given_once_and_begin_with_their_file_or_its_short_name() -> None:
    every = [load().shared, load().generic, *load().disorders.values()]
    ids = [question.id for bank in every for question in bank.questions]
    assert len(ids) == len(set(ids))


def test_likeness_tells_the_same_question_from_another() -> None:
    assert alike("mood past two weeks", "past two weeks mood") == 100
    assert alike("worry everyday things", "heart race suddenly") < 60
    banks = dict(load().disorders)
    twin = banks["gad"].model_copy(update={"questions": banks["panic"].questions})
    assert own_questions("gad", {**banks, "gad": twin}) == ()


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────


def damaged(tmp_path: Path, change: tuple[str, str]) -> str:
    text = (BANKS / "gad.toml").read_text(encoding="utf-8")
    assert change[0] in text
    path = tmp_path / "gad.toml"
    path.write_text(text.replace(change[0], change[1], 1), encoding="utf-8")
    with pytest.raises(FileDamaged) as refused:
        read(path, DisorderBank)
    return refused.value.message


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("validated = false", "validated = false\nextra = 1"), "extra"),
        (('codes = ["6B00"]', 'codes = ["B00"]'), "codes.0"),
        (('topic = "effect"', 'topic = "efect"'), "unknown topic 'efect'"),
        (('feature = "worry"', 'topic = "opening"\nfeature = "worry"'), "either a feature or a topic"),
        (("[features]", '[features]\nunasked = "Something nobody asks"'), "unasked"),
        (("[[questions]]", "[[questions]]]"), "gad.toml"),
        (('feeds = "', 'feeds = "feelings" # "'), "no field of the mental state"),
    ],
)
def test_a_damaged_file_is_refused_by_name_and_field(
    tmp_path: Path, change: tuple[str, str], named: str
) -> None:
    message = damaged(tmp_path, change)
    assert message.startswith("gad.toml: ")
    assert named in message


def test_an_id_used_twice_is_refused_with_both_files(tmp_path: Path) -> None:
    for path in BANKS.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    twin = (tmp_path / "gad.toml").read_text(encoding="utf-8").replace("6B00", "6B0Z")
    (tmp_path / "gad_again.toml").write_text(twin, encoding="utf-8")
    with pytest.raises(FileDamaged, match=r"gad_again\.toml: .* is already used in gad\.toml"):
        load(tmp_path)


def test_the_command_names_what_is_wrong_and_returns_1(tmp_path: Path) -> None:
    text = (BANKS / "gad.toml").read_text(encoding="utf-8")
    bad = tmp_path / "gad.toml"
    bad.write_text(
        text.replace(load().disorders["gad"].questions[1].text.en, "Do you worry?"), encoding="utf-8"
    )
    run = [sys.executable, "-m", "llm.bank"]
    found = subprocess.run(
        [*run, str(bad)], capture_output=True, text=True, cwd=BANKS.parent.parent, check=False
    )
    assert found.returncode == 1
    assert f"{load().disorders['gad'].questions[1].id}: en: open: " in found.stdout
    fine = subprocess.run(
        [*run, str(BANKS / "gad.toml")], capture_output=True, text=True, cwd=BANKS.parent.parent, check=False
    )
    assert fine.returncode == 0, fine.stdout


def test_topics_are_known_to_the_plan() -> None:
    from llm.question_writer import RUNS, WORTH

    assert set(RUNS) == set(WORTH) == {*TOPICS, "core"}


def test_a_core_question_names_its_disorder_to_nobody() -> None:
    """The negative control of the lint: the name itself, put into a question, is found."""
    for bank in load().disorders.values():
        assert check(f"How is your {bank.name.en.lower()} today?", "en", diagnosis_names=[bank.name.en])


def test_the_sentences_that_a_voice_may_keep_are_those_of_the_bank():
    bank = load()
    sentences = bank.sentences()
    for part in (*bank.disorders.values(), bank.shared, bank.generic):
        for question in part.questions:
            assert {question.text.en, question.text.ar, *question.probes.en, *question.probes.ar} <= sentences
    assert "What did your brother say?" not in sentences
