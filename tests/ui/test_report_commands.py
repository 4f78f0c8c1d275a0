"""Who drafts the report, chosen at the command line, and its layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.llm.brief_gguf import write_brief
from tests.llm.tiny_llama import needs_llama
from tests.ui.commands import Run, interview


@needs_llama
def test_a_language_model_drafts_the_report_and_it_says_which_parts(anamnesis: Run, tmp_path: Path) -> None:
    file = write_brief(tmp_path / "brief.gguf")
    model = ("--writer", "bank", "--reports", "llm", "--model", file, "--trust")
    ended = interview(anamnesis, tmp_path, *model)
    assert ended.status == 0, ended.err
    report = json.loads((tmp_path / "out" / "session.json").read_text(encoding="utf-8"))["report"]
    assert len(report["writing"]) == 2  # one answer and the conclusion
    plain = [one for one in report["writing"].values() if one["because"]]
    assert ("parts of the report are plain" in ended.err) == bool(plain)
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "- Answer: I grow chrysanthemums." in text
    drafted = [one["text"] for told in report["analyses"].values() for one in told]
    assert report["written_by"] == ("model brief" if drafted else "plain")
    assert text.count("(unsupported:") >= len([one for one in drafted if one])


def test_the_plain_writer_prints_in_the_layout_of_the_sources_too(anamnesis: Run, tmp_path: Path) -> None:
    ended = interview(anamnesis, tmp_path, "--reports", "plain", "--format", "source")
    assert ended.status == 0, ended.err
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    titles = [line for line in text.splitlines() if line.startswith("## ")]
    assert titles == [
        "## Risk statements",
        "## Question 1",
        "## Conclusion",
        "## Signatures",
        "## Provenance",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--reports", "llm"), "No language model is in use."),
        (("--reports", "nobody"), "writes reports"),
        (("--reports", "plain", "--format", "poem"), "poem"),
    ],
)
def test_what_cannot_be_is_one_clear_sentence(
    anamnesis: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = interview(anamnesis, tmp_path, *arguments)
    assert ended.status != 0
    assert said in ended.err
    assert "Traceback" not in ended.err
