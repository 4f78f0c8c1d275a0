"""ONNX Runtime over one file, on one thread of the processor: fast, without torch, and it leaves a core to others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from interview.errors import ModelMissing, PartMissing


def network(file: Path, what: str) -> Any:
    """The network in `file`, ready to run. Raises `PartMissing` without ONNX Runtime, `ModelMissing` when the file is
    no network; `what` names it there, such as "speech detector"."""
    try:
        import onnxruntime  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise PartMissing("ONNX Runtime is not installed.", "Run: python3 bootstrap.py") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own kinds cannot be imported by name
        raise ModelMissing(f"{file.name} is no {what}.", "Run: main.py doctor") from error
