"""Everything of one session as files in a folder: what `main.py run` leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interview.domain import Session
from interview.files import put_whole
from reports.captions import session_as_json, to_vtt
from reports.document import Provenance
from reports.html_view import to_html
from reports.markdown_view import to_markdown
from reports.pdf import write_pdf
from reports.plain_text import to_plain_text


def write_bundle(session: Session, provenance: Provenance, folder: Path) -> Iterator[Path]:
    """Write session.json, report.md, .txt, .html, transcripts/*.vtt and report.pdf; yields each one when whole.

    The PDF comes last, so that a machine that cannot make one (`ForPeople`) still has the rest.
    """
    page = to_html(session, provenance)
    yield put_whole(folder / "session.json", session_as_json(session).encode())
    yield put_whole(folder / "report.md", to_markdown(session, provenance).encode())
    yield put_whole(folder / "report.txt", to_plain_text(session, provenance).encode())
    yield put_whole(folder / "report.html", page.encode())
    for number, question in enumerate(session.questions, 1):
        answer = session.answers.get(question.id)
        if answer is not None and answer.transcript is not None:
            name = f"{number:02}-{question.id}.vtt"
            yield put_whole(folder / "transcripts" / name, to_vtt(answer.transcript).encode())
    yield put_whole(folder / "report.pdf", write_pdf(page))
