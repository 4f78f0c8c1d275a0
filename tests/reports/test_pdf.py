from __future__ import annotations

import io
import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from interview.domain import Answer
from interview.errors import ForPeople, PartMissing
from reports.html_view import to_html
from reports.pdf import write_pdf
from tests.reports.examples import PROVENANCE, arabic, english, signed


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def fonts(pdf: bytes) -> set[str]:
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        found |= {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    return found


@pytest.fixture(scope="module")
def english_pdf() -> bytes:
    return write_pdf(to_html(english(), PROVENANCE))


@pytest.fixture(scope="module")
def arabic_pdf() -> bytes:
    return write_pdf(to_html(arabic(), PROVENANCE))


def test_draft_number_and_person_stand_on_each_page(english_pdf):
    texts = pages(english_pdf)
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        assert "DRAFT – not a diagnosis" in text
        assert f"page {number} of {len(texts)}" in text
        assert "Person: P-104" in text


def test_draft_stands_on_each_arabic_page(arabic_pdf):
    assert all("DRAFT" in text for text in pages(arabic_pdf))


def test_signed_report_has_no_draft_mark():
    texts = pages(write_pdf(to_html(signed(english()), PROVENANCE)))
    assert not any("DRAFT" in text for text in texts)
    assert all("page" in text for text in texts)


def test_risk_is_printed_before_the_first_question(english_pdf):
    text = "\n".join(pages(english_pdf))
    assert 0 < text.index("better off without me") < text.index("Question 1\n")


def test_pdf_is_a4_tagged_and_names_its_language(english_pdf, arabic_pdf):
    for pdf, language, title in (
        (english_pdf, "en", "Psychological Report"),
        (arabic_pdf, "ar", "تقرير نفسي"),
    ):
        reader = PdfReader(io.BytesIO(pdf))
        assert reader.metadata.title == title
        assert reader.trailer["/Root"]["/Lang"] == language
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert [round(side) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_arabic_is_set_in_a_naskh_and_from_the_right(arabic_pdf):
    assert any("Naskh" in name for name in fonts(arabic_pdf))
    page = PdfReader(io.BytesIO(arabic_pdf)).pages[0]
    placed: list[tuple[str, float]] = []
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, size: placed.append((text, tm[4] * cm[0] + cm[4]))
    )
    width = float(page.mediabox[2])
    title = [x for text, x in placed if "تقرير" in text or "ريرقت" in text]
    assert title
    assert min(title) > width / 2


def test_same_page_same_pdf(english_pdf):
    assert write_pdf(to_html(english(), PROVENANCE)) == english_pdf


def test_no_address_is_ever_opened(tmp_path: Path):
    """A picture, a style sheet, a font and a file are asked for; the listening port hears nothing."""
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="20">stolen words</text></svg>')
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        page = (
            f'<html lang="en"><head><title>t</title><link rel="stylesheet" href="{url}/a.css">'
            f"<style>@import url({url}/b.css); @font-face {{ font-family: x; src: url({url}/f.ttf) }}"
            f" p {{ background: url({url}/c.png); font-family: x }}</style></head>"
            f'<body><p>kept<img alt="a" src="{url}/d.png"><img alt="b" src="{secret.as_uri()}"></p></body></html>'
        )
        heard: list[bool] = []
        over = threading.Event()
        listener = threading.Thread(target=lambda: heard.append(_anyone(server, over)))
        listener.start()
        pdf = write_pdf(page)
        over.set()
        listener.join()
    assert heard == [False]
    assert "kept" in pages(pdf)[0]
    assert "stolen" not in pages(pdf)[0]


def _anyone(server: socket.socket, over: threading.Event) -> bool:
    """Did anyone call before it was over?"""
    while True:
        last = over.is_set()
        try:
            server.accept()[0].close()
        except TimeoutError:
            if last:
                return False
        else:
            return True


def test_layout_that_takes_too_long_is_ended():
    with pytest.raises(ForPeople, match="not ready"):
        write_pdf(to_html(english(), PROVENANCE), timeout=0.05)


def test_layout_that_dies_is_a_sentence_for_people(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(ForPeople, match="could not be laid out"):
        write_pdf("<p>x</p>")


def test_missing_library_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A broken weasyprint before the real one is what a machine without pango looks like to the child."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')\n")
    monkeypatch.setattr("reports.pdf._ROOT", f"{tmp_path}:{Path(__file__).resolve().parents[2]}")
    with pytest.raises(PartMissing, match="apt install libpango"):
        write_pdf("<p>x</p>")


def test_long_word_stays_on_the_page():
    answers = {"q1": Answer("q1", 1, typed_text="w" * 3000)}
    pdf = write_pdf(to_html(replace(english(), answers=answers), PROVENANCE))
    most = max(line.count("w") for text in pages(pdf) for line in text.split("\n"))
    assert 20 < most < 120


def test_what_no_font_can_show_is_printed_as_an_escape():
    emoji = "\U0001f469"  # needs a font of its own, which few Linux desks have
    answers = {"q1": Answer("q1", 1, typed_text=f"one \x00 two \u202e three {emoji} four")}
    text = "\n".join(pages(write_pdf(to_html(replace(english(), answers=answers), PROVENANCE))))
    assert "one ⟨U+0000⟩ two ⟨U+202E⟩ three" in text
    assert emoji in text or "⟨U+1F469⟩ four" in text
