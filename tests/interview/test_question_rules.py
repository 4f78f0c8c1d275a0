"""Each rule finds what it is for, and leaves good questions alone, in both languages."""

from __future__ import annotations

import pytest

from interview.question_rules import check, check_probe
from interview.reading import hard_to_read, reading_age

BAD = [
    # English
    ("open", "en", "Do you feel sad?"),
    ("open", "en", "In the past two weeks, have you felt low?"),
    ("open", "en", "When you go out, do you feel your heart race?"),
    ("open", "en", "Are there times when you cannot stop?"),
    ("open", "en", "You feel sad most days?"),
    ("one thing", "en", "How is your sleep and how is your appetite?"),
    ("one thing", "en", "What is your mood like? What about your sleep?"),
    ("one thing", "en", "Tell me about your mood. Describe your sleep."),
    ("one thing", "en", "When did it start and what was going on then?"),
    ("length", "en", "What " + "do you do " * 10 + "now?"),
    ("leading", "en", "You don't feel that bad, do you?"),
    ("leading", "en", "How bad is it, surely it must be hard?"),
    ("leading", "en", "What do you do when you get angry, of course?"),
    ("leading", "en", "How is it for you when it is bad, right?"),
    ("jargon", "en", "How strong is the anhedonia?"),
    ("jargon", "en", "What hallucinations come to you?"),
    ("jargon", "en", "How do your compulsions start?"),
    ("diagnosis", "en", "How does your depression feel?"),
    ("diagnosis", "en", "What are your panic attacks like?"),
    ("diagnosis", "en", "When did the OCD start?"),
    ("double negative", "en", "When do you not feel that you cannot go on?"),
    ("double negative", "en", "Why do you never say nothing?"),
    ("look-back", "en", "How often do you feel low?"),
    ("look-back", "en", "How many times did you check the door?"),
    ("reading age", "en", "What considerations predominantly determine your professional responsibilities?"),
    ("polarity", "en", "How often in the past week have you not felt sad?"),
    ("polarity", "en", "What was it like when you were never really that worried?"),
    ("language", "en", "كيف كان مزاجك؟"),
    ("language", "en", "Comment vous sentez-vous aujourd'hui, chez vous?"),
    ("language", "en", "What is Stimmung обычно like for you?"),
    ("language", "en", " "),
    # Arabic
    ("open", "ar", "هل تشعر بالحزن؟"),
    ("open", "ar", "خلال الأسبوعين الماضيين، هل شعرت بالضيق؟"),
    ("open", "ar", "أتشعر بالحزن؟"),
    ("open", "ar", "تشعر بالحزن؟"),
    ("one thing", "ar", "كيف نومك وكيف شهيتك؟"),
    ("one thing", "ar", "كيف نومك؟ كيف شهيتك؟"),
    ("one thing", "ar", "متى بدأ ذلك وماذا كان يجري حينها؟"),
    ("length", "ar", "كيف " + "كنت في البيت " * 10 + "؟"),
    ("leading", "ar", "كيف تنام، أليس كذلك؟"),
    ("leading", "ar", "كيف تشعر، بالتأكيد بضيق؟"),
    ("leading", "ar", "ما الذي يضايقك في ذلك، صحيح؟"),
    ("jargon", "ar", "ما الهلاوس التي تأتيك؟"),
    ("jargon", "ar", "متى تأتيك الأفكار الاقتحامية؟"),
    ("diagnosis", "ar", "كيف تصف الاكتئاب عندك؟"),
    ("diagnosis", "ar", "متى بدأ اضطرابك؟"),
    ("diagnosis", "ar", "كيف كانت نوبات الهلع؟"),
    ("double negative", "ar", "متى لم تستطع أن تنام بدون قلق؟"),
    ("look-back", "ar", "كم مرة شعرت بالضيق؟"),
    ("reading age", "ar", "ما استراتيجياتكم المستقبلية لاستيعاب المسؤوليات؟"),
    ("polarity", "ar", "كم يوما في الأسبوع الماضي لم تشعر بالحزن؟"),
    ("language", "ar", "How have you been?"),
    ("language", "ar", "كيف كان mood عندك؟"),
    ("language", "ar", "حال شما چطور است؟"),
]

GOOD = [
    ("en", "How have you slept over the past two weeks?"),
    ("en", "Tell me about your mood."),
    ("en", "Could you tell me about a hard day?"),
    ("en", "How often, if ever, did you feel low in the past month?"),
    ("en", "What, if anything, do you do after eating to keep your weight from rising?"),
    ("en", "What brings it on, for no reason that you can see?"),
    ("en", "How many drinks do you have on a usual day?"),
    ("en", "When you are alone at home, what goes through your mind?"),
    ("en", "How hard is it to stop worrying once you have begun?"),
    ("en", "What would your family say about your mood?"),
    ("en", "Who, besides you, has noticed that you don't go out?"),
    ("ar", "كيف كان نومك خلال الأسبوعين الماضيين؟"),
    ("ar", "حدثني عن مزاجك."),
    ("ar", "هل يمكنك أن تحدثني عن يوم صعب؟"),
    ("ar", "كم مرة في الأسبوع الماضي شعرت بالضيق؟"),
    ("ar", "عندما تكون وحدك في البيت، ماذا يدور في ذهنك؟"),
    ("ar", "إلى أي مدى يصعب عليك التوقف عن التفكير في الأمور؟"),
    ("ar", "كيف كانت ليلتك حين كنت في ألم؟"),
    ("ar", "مَن مِن عائلتك يعينك؟"),
]


@pytest.mark.parametrize(("rule", "language", "text"), BAD)
def test_a_rule_finds_its_slip(rule: str, language: str, text: str) -> None:
    broken = check(text, language)
    assert rule in {one.rule for one in broken}, broken
    assert all(one.sentence for one in broken)


@pytest.mark.parametrize(("language", "text"), GOOD)
def test_a_good_question_breaks_no_rule(language: str, text: str) -> None:
    assert check(text, language) == ()


def test_a_name_given_as_diagnosis_may_not_be_said_but_an_everyday_word_may() -> None:
    names = ["Prolonged grief disorder", "frozen mourning", "grief"]
    assert [one.rule for one in check("How is your frozen mourning now?", "en", diagnosis_names=names)] == [
        "diagnosis"
    ]
    assert check("What is your grief like now?", "en", diagnosis_names=names) == ()
    assert check("كيف هو حدادك المتجمد؟", "ar", diagnosis_names=["حدادك المتجمد"])[0].rule == "diagnosis"


def test_a_stated_look_back_counts_when_the_text_holds_it() -> None:
    text = "How often did you feel low during Ramadan?"
    assert [one.rule for one in check(text, "en")] == ["look-back"]
    assert check(text, "en", look_back="during Ramadan") == ()
    assert check(text, "en", look_back="the past month") != ()


def test_fixed_wording_may_be_closed_and_obeys_the_rest() -> None:
    assert check("Have you had thoughts of ending your life?", "en", may_be_closed=True) == ()
    broken = check("Have you had suicidal ideation, or not, no?", "en", may_be_closed=True)
    assert {one.rule for one in broken} == {"leading", "jargon"}


def test_a_probe_may_be_short_and_closed_but_not_jargon() -> None:
    assert check_probe("Every day?", "en") == ()
    assert check_probe("Any delusions?", "en")[0].rule == "jargon"
    assert check_probe("كل يوم؟", "ar") == ()
    assert check_probe("", "ar")[0].rule == "language"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError, match="known: en, ar"):
        check("Wie geht es Ihnen?", "de")


def test_reading_age_is_flesch_kincaid_plus_five() -> None:
    # 10 words, 1 sentence, 12 syllables: 0.39 * 10 + 11.8 * 1.2 - 15.59 + 5
    text = "The man sat down on a very big brown table."
    assert reading_age(text) == pytest.approx(0.39 * 10 + 11.8 * 1.2 - 15.59 + 5)
    assert reading_age("") == 0.0
    assert hard_to_read("", "ar") == ""
