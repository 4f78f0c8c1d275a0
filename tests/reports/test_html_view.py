from __future__ import annotations

import re

import pytest

from reports.html_view import to_html
from tests.reports.examples import PROVENANCE, arabic, english, signed


def test_page_names_its_language_and_direction():
    assert '<html lang="en" dir="ltr">' in to_html(english(), PROVENANCE)
    assert '<html lang="ar" dir="rtl">' in to_html(arabic(), PROVENANCE)


def test_page_asks_for_nothing_outside_itself():
    for session in (english(), arabic()):
        page = to_html(session, PROVENANCE).replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|url\(|@import|src=|href=", page)
        assert "default-src 'none'" in page


def test_draft_is_marked_and_a_signed_report_is_not():
    assert '<div class="watermark">DRAFT</div>' in to_html(english(), PROVENANCE)
    final = to_html(signed(english()), PROVENANCE)
    assert "DRAFT" not in final
    assert "not a diagnosis" not in final


def test_foreign_words_have_a_direction_of_their_own():
    assert '<bdi dir="ltr">I sleep two hours, then I am awake.</bdi>' in to_html(arabic(), PROVENANCE)


def test_risk_and_plot_stand_before_the_first_question():
    page = to_html(english(), PROVENANCE)
    places = [page.index(f'<section class="{part}') for part in ("risk", "timeline", "question")]
    assert places == sorted(places)


@pytest.mark.parametrize("session", [english(), arabic()])
def test_same_session_same_page(session):
    assert to_html(session, PROVENANCE) == to_html(session, PROVENANCE)
