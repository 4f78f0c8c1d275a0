"""How long the evidence check takes for a two-hour interview: run with `python bench/evidence.py [STATEMENTS]`.

Sixty answers of two minutes (260 words each, all made up) and a report of 200 statements, most of them with one
source, some with three. Measured are the check of the whole report from nothing and the audit of what is left out,
and the same for one answer of 100,000 words. All in processor time, so that other work on the machine hardly counts.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.domain import Answer, DisorderChosen, Question, Session, Transcript, Word
from interview.evidence import Quotes, check_report, omissions, source_for
from interview.evidence.lexicon import lexicon
from interview.report_parts import Report, Statement

ANSWERS = 60
WORDS = 260  # in an answer
ROUNDS = 7
VERY_LONG = 100_000  # words of the one answer
SENTENCES = [
    "I haven't slept well for about three weeks, I wake up at four and lie there",
    "my mother was depressed for years and she was in hospital twice",
    "I take sertraline fifty milligrams every morning and it helps a bit",
    "I used to drink a bottle of wine every night but I stopped in January",
    "I never hear voices or see things that other people can't see",
    "sometimes I wish I wouldn't wake up but I have no plan to hurt myself",
    "I can't concentrate at work and I worry about money all day",
]
STATEMENTS = [
    "Wakes at four for three weeks; sleeps poorly.",
    "His mother was depressed for years.",
    "Takes sertraline 50 mg every morning, which helps a bit.",
    "Stopped drinking in January.",
    "Denies hearing voices.",
    "Has no plan to hurt himself; sometimes wishes not to wake up.",
    "Poor concentration at work and constant worry about money.",
    "Believes that the neighbours read his thoughts.",
]


def answer(number: int, length: int = WORDS) -> Answer:
    chance = random.Random(number)
    said: list[str] = []
    while len(said) < length:
        said += f"{chance.choice(SENTENCES)} and number {chance.randint(1, 999)} of it, you know.".split()
    text = " ".join(said)
    words = tuple(Word(word, at * 0.45, at * 0.45 + 0.4, 0.9) for at, word in enumerate(text.split()))
    return Answer(f"q{number}", number, transcript=Transcript(text, words))


def interview(statements: int) -> tuple[Session, Report]:
    answers = {f"q{number}": answer(number) for number in range(ANSWERS)}
    questions = tuple(Question(name, f"topic {name}", "How has it been?") for name in answers)
    session = Session(
        "s", "P-1", "Dr A", DisorderChosen("6A70", "x", "code"), "en", questions=questions, answers=answers
    )
    told = []
    for number in range(statements):
        names = [f"q{(number * 7 + step) % ANSWERS}" for step in range(3 if number % 5 == 0 else 1)]
        sources = tuple(source_for(answers[name]) for name in names)
        told.append(Statement(STATEMENTS[number % len(STATEMENTS)], sources, written_by="model"))
    return session, Report(conclusion=tuple(told))


def very_long(statements: int) -> None:
    """One answer that runs on for hours, and statements about twelve seconds of it each."""
    told = answer(1, VERY_LONG)
    step = VERY_LONG * 0.45 / statements
    began = time.process_time()
    quotes = Quotes(told)
    sources = [source_for(quotes, at * step, at * step + 12.0) for at in range(statements)]
    print(
        f"one answer of {VERY_LONG} words: {statements} sources made in {time.process_time() - began:.2f} s"
    )
    question = Question("q1", "topic", "How has it been?")
    chosen = DisorderChosen("6A70", "x", "code")
    session = Session("s", "P-1", "Dr A", chosen, "en", questions=(question,), answers={"q1": told})
    report = Report(
        conclusion=tuple(
            Statement(STATEMENTS[number % len(STATEMENTS)], (source,), written_by="model")
            for number, source in enumerate(sources)
        )
    )
    began = time.process_time()
    checked = check_report(report, session)
    between = time.process_time()
    omissions(session, checked)
    print(f"check: {between - began:.2f} s, what is left out: {time.process_time() - between:.2f} s")


def main() -> None:
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    began = time.process_time()
    lexicon("en")
    print(f"reading the lexicon: {(time.process_time() - began) * 1000:.0f} ms, once")
    session, report = interview(statements)
    checks, audits = [], []
    for _ in range(ROUNDS):
        began = time.process_time()
        checked = check_report(report, session)
        checks.append(time.process_time() - began)
        began = time.process_time()
        omissions(session, checked)
        audits.append(time.process_time() - began)
    supported = sum(one.supported is True for one in checked.conclusion)
    print(f"{statements} statements, {ANSWERS} answers of {WORDS} words, {supported} borne out")
    print(f"check: median {statistics.median(checks):.3f} s, longest {max(checks):.3f} s")
    print(f"what is left out: median {statistics.median(audits):.3f} s, longest {max(audits):.3f} s")
    very_long(statements)


if __name__ == "__main__":
    main()
