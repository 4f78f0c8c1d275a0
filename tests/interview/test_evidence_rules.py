"""Rules of the evidence check, each with what it must keep and what it must catch."""

from __future__ import annotations

import pytest

from interview.evidence import judge


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("I get up at half past six.", "Gets up at 6:30 a.m."),
        ("I have a meal at quarter to eight in the evening.", "Eats at 7:45 p.m."),
        ("I walk for two and a half hours.", "Walks for 2.5 hours."),
        ("It takes me an hour to wash.", "Washing takes sixty minutes."),
        ("I drink two or three nights a week.", "Drinks two to three times weekly."),
        ("My wife's brother shouts at me.", "His brother-in-law shouts at him."),
        ("It's not that I can't fall asleep.", "Falls asleep."),
        ("I smoke no more than five cigarettes.", "Smokes at most five cigarettes."),
    ],
)
def test_what_is_the_same_in_other_words_is_kept(quote: str, sentence: str) -> None:
    assert judge(quote, sentence, "en").supported


@pytest.mark.parametrize(
    ("quote", "sentence", "why"),
    [
        ("I wake at two in the morning.", "Wakes at 2 p.m.", "number"),
        ("I walk for two and a half hours.", "Walks for half an hour.", "number"),
        ("Voices, no.", "Hears voices.", "negation"),
        ("It's not that I can't fall asleep.", "Has difficulty falling asleep.", "negation"),
        (
            "My sister thinks my food is poisoned.",
            "The patient believes that the food is poisoned.",
            "person",
        ),
        ("I eat with my wife's brother.", "Eats with his wife's sister.", "person"),
        ("For the headache I take bisoprolol.", "Takes enalapril for headache.", "medicine"),
        ("They gave me bisoprolol for it.", "Was given zorvexil for it.", "medicine"),
        ("I took more of the codeine than it said.", "Took more diazepam than prescribed.", "medicine"),
        ("I go back to work next Monday.", "Returned to work last Monday.", "time"),
        ("I have a bit of pain here and there.", "Has excruciating pain.", "content"),
        (
            "I sleep badly and eat badly and feel tired.",
            "Sleeps badly, is tired and uses cocaine.",
            "content",
        ),
        ("I sleep badly and I feel tired.", "Sleeps badly and is tired because of noise.", "content"),
    ],
)
def test_what_was_changed_is_caught(quote: str, sentence: str, why: str) -> None:
    assert why in judge(quote, sentence, "en").why
