"""The command `study` through the real child process, with models that write what their weights happen to hold."""

from __future__ import annotations

import json
from pathlib import Path

import gguf

from tests.llm.study.replaying import write_cases
from tests.llm.study.test_study_run import ungraded
from tests.llm.tiny_gguf import write_tiny
from tests.llm.tiny_llama import needs_llama
from tests.ui.commands import Run

pytestmark = needs_llama


def write_curt(path: Path) -> Path:
    """Random weights that like to close a quotation mark, so that a reply takes a second and not ten."""
    write_tiny(path, "chatml", context=8192)
    file = gguf.GGUFReader(path, "r+")
    [output] = [tensor for tensor in file.tensors if tensor.name == "output.weight"]
    tokens = file.fields["tokenizer.ggml.tokens"].contents()
    output.data[tokens.index('"')] *= 30
    return path


def one_case(folder: Path) -> Path:
    file = write_cases(folder / "cases.json")
    file.write_text(json.dumps({"cases": json.loads(file.read_text())["cases"][:1]}))
    return file


def checked(anamnesis: Run, folder: Path, model: Path, *more: object) -> dict[str, object]:
    out = folder / "out"
    ended = anamnesis(
        "study", one_case(folder), "--out", out, "--model", model, "--trust", "--seeds", 1, *more
    )
    assert ended.status == 0, ended.err
    assert "pipeline check" in ended.out
    assert "%" not in ended.out
    assert "p =" not in ended.out
    ungraded(out)
    assert str(model) in (out / "study.md").read_text("utf-8")  # the command
    told: dict[str, object] = json.loads((out / "results.json").read_bytes())
    return told


def test_random_weights_end_in_a_pipeline_check_without_a_grade(anamnesis: Run, tmp_path: Path) -> None:
    model = write_curt(tmp_path / "tiny.gguf")
    told = checked(anamnesis, tmp_path, model, "--arms", "none,mse")
    assert told["interviews"] == 1
    assert told["lists"] == 2
    assert told["lists_without_reply"] == 0  # a grammar holds its hand
    kept = (tmp_path / "out" / "asked.jsonl").read_bytes()
    ended = anamnesis(
        "study", tmp_path / "cases.json", "--out", tmp_path / "out", "--model", model, "--trust",
        "--seeds", 1, "--arms", "none,mse",
    )  # fmt: skip
    assert ended.status == 0
    assert (tmp_path / "out" / "asked.jsonl").read_bytes() == kept  # nothing was asked again


def test_a_trained_model_that_tells_stories_ends_in_a_pipeline_check(
    anamnesis: Run,
    tmp_path: Path,
    shared_data: Path,
) -> None:
    """Its context of 512 tokens is too short for an interview: that is said and no failure of the program."""
    told = checked(anamnesis, tmp_path, shared_data / "llm" / "stories260K-f32.gguf", "--arms", "none")
    assert told["steps_without_reply"]
    assert "does not fit" in (tmp_path / "out" / "study.md").read_text("utf-8")


def test_a_study_without_a_model_says_how_to_get_one(anamnesis: Run, tmp_path: Path) -> None:
    ended = anamnesis("study", one_case(tmp_path), "--out", tmp_path / "out")
    assert ended.status == 1
    assert "--model FILE --trust" in ended.err
    assert not (tmp_path / "out").exists()
