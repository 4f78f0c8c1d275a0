"""Names that must be understood, names that must be refused, in both languages."""

from __future__ import annotations

import random

import pytest

from interview.disorders import CLOSE, Known, Phrase, match
from interview.errors import NotADisorder
from interview.spelling import plain
from llm.bank import load

KNOWN = load().known()

UNDERSTOOD = [
    # code
    ("6B00", "6B00", "code"),
    ("6b01", "6B01", "code"),
    (" 6A61 ", "6A61", "code"),
    ("6A70.1", "6A70", "code"),
    ("6C43", "6C43", "code"),
    ("6B64", "6B64", "code"),
    ("7A00", "7A00", "code"),
    # name
    ("Generalised anxiety disorder", "6B00", "name"),
    ("generalized anxiety disorder", "6B00", "name"),
    ("GENERALISED  ANXIETY  DISORDER", "6B00", "name"),
    ("Schizophrenia", "6A20", "name"),
    ("panic disorder", "6B01", "name"),
    ("Agoraphobia", "6B02", "name"),
    ("Post-traumatic stress disorder", "6B40", "name"),
    ("post traumatic stress disorder", "6B40", "name"),
    ("Anorexia nervosa", "6B80", "name"),
    ("obsessive compulsive disorder", "6B20", "name"),
    ("the obsessive-compulsive disorder", "6B20", "name"),
    ("severe depressive episode", "6A70", "name"),
    ("schizoaffective disorder", "6A21", "name"),
    ("delusional disorder", "6A24", "name"),
    ("gambling", "6C50", "lay phrase"),
    ("الفصام", "6A20", "name"),
    ("فصام", "6A20", "name"),
    ("اضطراب الهلع", "6B01", "name"),
    ("نوبة اكتئابية", "6A70", "name"),
    ("الأرق", "7A00", "name"),
    ("ارق", "7A00", "name"),
    ("الارق", "7A00", "name"),
    # synonym
    ("depression", "6A70", "synonym"),
    ("major depression", "6A70", "synonym"),
    ("bipolar", "6A60", "synonym"),
    ("manic depression", "6A60", "synonym"),
    ("anxiety", "6B00", "synonym"),
    ("generalised anxiety", "6B00", "synonym"),
    ("panic attacks", "6B01", "synonym"),
    ("social phobia", "6B04", "synonym"),
    ("phobia", "6B03", "synonym"),
    ("body dysmorphia", "6B21", "synonym"),
    ("anorexia", "6B80", "synonym"),
    ("bulimia", "6B81", "synonym"),
    ("binge eating", "6B82", "synonym"),
    ("alcoholism", "6C40", "synonym"),
    ("gambling addiction", "6C50", "synonym"),
    ("autism", "6A02", "synonym"),
    ("borderline", "6D10", "synonym"),
    ("postnatal depression", "6E20", "synonym"),
    ("mild cognitive impairment", "6D71", "synonym"),
    ("erotomania", "6A24", "synonym"),
    ("complex PTSD", "6B41", "synonym"),
    ("somatization disorder", "6C20", "synonym"),
    ("somatisation disorder", "6C20", "synonym"),
    ("الاكتئاب", "6A70", "synonym"),
    ("اكتئاب", "6A70", "synonym"),
    ("الإكتئاب", "6A70", "synonym"),
    ("الاِكتِئاب", "6A70", "synonym"),
    ("الاكتـــئاب", "6A70", "synonym"),
    ("القلق", "6B00", "synonym"),
    ("الوسواس القهري", "6B20", "synonym"),
    ("التوحد", "6A02", "synonym"),
    ("ثنائي القطب", "6A60", "synonym"),
    ("الرهاب الاجتماعي", "6B04", "synonym"),
    ("إدمان الكحول", "6C40", "synonym"),
    ("ادمان الكحول", "6C40", "synonym"),
    ("نوبات الهلع", "6B01", "synonym"),
    # abbreviation
    ("OCD", "6B20", "abbreviation"),
    ("ocd", "6B20", "abbreviation"),
    ("GAD", "6B00", "abbreviation"),
    ("PTSD", "6B40", "abbreviation"),
    ("P.T.S.D.", "6B40", "abbreviation"),
    ("CPTSD", "6B41", "abbreviation"),
    ("ADHD", "6A05", "abbreviation"),
    ("BPD", "6D10", "abbreviation"),
    ("MDD", "6A70", "abbreviation"),
    ("BDD", "6B21", "abbreviation"),
    # lay phrase
    ("can't sleep", "7A00", "lay phrase"),
    ("can’t sleep", "7A00", "lay phrase"),
    ("drinking problem", "6C40", "lay phrase"),
    ("stage fright", "6B04", "lay phrase"),
    ("baby blues", "6E20", "lay phrase"),
    ("always worrying", "6B00", "lay phrase"),
    # near spellings
    ("generalised anxeity", "6B00", "close spelling"),
    ("depresion", "6A70", "close spelling"),
    ("schitzophrenia", "6A20", "close spelling"),
    ("shizophrenia", "6A20", "close spelling"),
    ("bulemia", "6B81", "close spelling"),
    ("anorexa nervosa", "6B80", "close spelling"),
    ("agorophobia", "6B02", "close spelling"),
    ("agoraphobai", "6B02", "close spelling"),
    ("insomia", "7A00", "close spelling"),
    ("obsesive compulsive disorder", "6B20", "close spelling"),
    ("gambeling", "6C50", "close spelling"),
    ("postnatel depression", "6E20", "close spelling"),
    ("الاكتأب", "6A70", "close spelling"),
    ("الوسواس القهرى", "6B20", "synonym"),
    ("انفصام الشخصيه", "6A20", "synonym"),
]

GENERIC = [
    ("dysthymia", "6A72", "synonym"),
    ("hoarding", "6B24", "synonym"),
    ("hypochondriasis", "6B23", "name"),
    ("health anxiety", "6B23", "synonym"),
    ("cyclothymia", "6A62", "synonym"),
    ("trichotillomania", "6B25.0", "name"),
    ("tricotillomania", "6B25.0", "close spelling"),
    ("Tourette's", "8A05.00", "synonym"),
    ("selective mutism", "6B06", "name"),
    ("separation anxiety", "6B05", "synonym"),
    ("kleptomania", "6C71", "name"),
    ("pyromania", "6C70", "name"),
    ("ARFID", "6B83", "abbreviation"),
    ("pica", "6B84", "name"),
    ("enuresis", "6C00", "name"),
    ("gaming disorder", "6C51", "name"),
    ("nightmare disorder", "7B01.2", "name"),
    ("conduct disorder", "6C91", "synonym"),
    ("ODD", "6C90", "abbreviation"),
    ("premenstrual dysphoric disorder", "", "name"),
    ("الاكتناز", "6B24", "synonym"),
    ("توهم المرض", "6B23", "name"),
    ("هوس السرقة", "6C71", "name"),
    ("6B24", "6B24", "code"),
]

REFUSED = [
    "", "   ", "?", "...", "pizza", "broken leg", "diabetes", "depressed pizza", "leg", "heart attack", "migraine",
    "table", "asthma", "cancer", "flu", "covid", "hypertension", "digression", "expression", "impression",
    "repression", "compression", "brief", "gas", "gat", "ocean", "ptso", "OCE", "ADHB", "pink", "anemia", "toothache",
    "epilepsy",
    "a", "disorder", "the disorder", "mental illness", "problem", "depression pizza recipe", "bipolar bear",
    "generalised", "1234", "6Z99", "9A00", "DROP TABLE", "autumn", "photo", "mood", "stroke", "happiness", "love",
    "كسر في الساق", "بيتزا", "السكري", "صداع", "ضغط الدم", "سرطان", "طاولة", "اضطراب", "مرض", "حب", "كتاب",
    "x" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize(("name", "code", "matched_by"), UNDERSTOOD)
def test_a_name_is_understood(name: str, code: str, matched_by: str) -> None:
    chosen = match(name, KNOWN)
    assert (chosen.code, chosen.matched_by, chosen.generic) == (code, matched_by, False)


@pytest.mark.parametrize(("name", "code", "matched_by"), GENERIC)
def test_another_real_disorder_is_accepted_and_marked_generic(name: str, code: str, matched_by: str) -> None:
    chosen = match(name, KNOWN)
    assert (chosen.code, chosen.matched_by, chosen.generic) == (code, matched_by, True)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_mental_disorder_is_refused_with_the_nearest_names(name: str) -> None:
    with pytest.raises(NotADisorder) as refused:
        match(name, KNOWN)
    assert refused.value.nearest
    assert refused.value.remedy == f"Nearest names: {', '.join(refused.value.nearest)}."
    assert len(refused.value.message) < 200
    assert ("No disorder was named" in refused.value.message) == (not name.strip())


def test_enough_cases_are_listed() -> None:
    assert len(UNDERSTOOD) >= 80
    assert len(REFUSED) >= 30


def test_every_listed_phrase_leads_to_a_disorder_that_lists_it() -> None:
    for known in KNOWN:
        for phrase in (*known.phrases, *(Phrase("name", text) for _, text in known.names)):
            chosen = match(phrase.text, KNOWN, "en")
            listing = [
                other.name("en")
                for other in KNOWN
                if plain(phrase.text)
                in {plain(one.text) for one in other.phrases} | {plain(t) for _, t in other.names}
            ]
            assert chosen.name in listing, phrase.text


def test_the_name_comes_back_in_the_language_asked_for() -> None:
    assert match("OCD", KNOWN, "ar").name == load().of_code("6B20").name.ar
    assert match("الوسواس القهري", KNOWN, "en").name == load().of_code("6B20").name.en
    assert match("الوسواس القهري", KNOWN).name == load().of_code("6B20").name.ar


def test_the_order_of_the_files_changes_nothing() -> None:
    shuffled = list(KNOWN)
    random.Random(3).shuffle(shuffled)
    for name, *_ in UNDERSTOOD + GENERIC:
        assert match(name, KNOWN, "en") == match(name, shuffled, "en")


def test_a_kind_has_its_own_code_and_name() -> None:
    assert match("heroin addiction", KNOWN).code == "6C43"
    assert match("cannabis dependence", KNOWN).code == "6C41"
    assert match("dissociative identity disorder", KNOWN).code == "6B64"
    assert match("bipolar 2", KNOWN).code == "6A61"
    assert match("drug addiction", KNOWN).code == "6C4G"


def test_an_abbreviation_is_never_guessed() -> None:
    known = (Known(("6B00",), (("en", "Worry"), ("ar", "قلق")), (Phrase("abbreviation", "abcdefgh"),)),)
    assert match("abcdefgh", known).matched_by == "abbreviation"
    with pytest.raises(NotADisorder):
        match("abcdefgi", known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Généralisée", "generalisee"),
        ("behaviour", "BEHAVIOR"),
        ("paedophilia", "pedophilia"),
        ("أإآا", "اااا"),
        ("مَدْرَسَة", "مدرسه"),
        ("وســواس", "وسواس"),
        ("Tourette's", "tourettes"),
        ("post-natal", "post natal"),
    ],
)
def test_spellings_of_one_word_compare_equal(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_ordinary_words_are_seldom_taken_for_a_near_spelling() -> None:
    words = "mother father window bottle garden insult passion session position anatomy artistic addition"
    for word in words.split():
        with pytest.raises(NotADisorder):
            match(word, KNOWN)
    assert match("schizophremia", KNOWN).matched_by == CLOSE
