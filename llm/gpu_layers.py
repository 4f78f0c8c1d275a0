"""How many layers of a model go to the graphics card: as many as its free memory holds, fewer when that fails."""

from __future__ import annotations

import ctypes
import importlib
import subprocess
import sys
import time
from typing import Any

from interview.ports import Stop
from llm.child_pipe import ROOT, child_environment

GPU_KINDS = (1, 2)  # enum ggml_backend_dev_type: a card of its own, one inside the processor
KEPT_FREE = 512 << 20  # bytes for the buffers of a computation and for others who use the card
SHARE = 0.9  # of what is free
ASKING = 20.0  # seconds for a process to tell
LOOK = 0.05  # seconds between two looks at `stop`


def layers_that_fit(free: int, layers: int, model_bytes: int, context_bytes: int) -> int:
    """Layers for `free` bytes of the card; one more than the model has means the output layer too."""
    if layers <= 0:
        return 0
    each = (model_bytes + context_bytes) / (layers + 1)
    return max(0, min(layers + 1, int((free * SHARE - KEPT_FREE) / each)))


def fewer(layers: int) -> int:
    """The next try after one that did not fit: half, and in the end none."""
    return layers // 2


def free_gpu_memory() -> int:
    """Free bytes of all graphics cards that llama.cpp can use. Loads its library."""
    ggml: Any = importlib.import_module("llama_cpp._ggml").libggml
    ggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    ggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    ggml.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    ggml.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    pointer = ctypes.POINTER(ctypes.c_size_t)
    ggml.ggml_backend_dev_memory.argtypes = [ctypes.c_void_p, pointer, pointer]
    ggml.ggml_backend_dev_memory.restype = None
    found = 0
    for index in range(ggml.ggml_backend_dev_count()):
        device = ggml.ggml_backend_dev_get(index)
        if ggml.ggml_backend_dev_type(device) in GPU_KINDS:
            free, total = ctypes.c_size_t(), ctypes.c_size_t()
            ggml.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
            found += free.value
    return found


def told_free_gpu_memory(stop: Stop) -> int:
    """The same, asked of a process of its own: the library of a graphics card may crash. 0 when it does not tell."""
    command = (sys.executable, "-s", "-m", "llm.gpu_layers")
    quiet, none = subprocess.PIPE, subprocess.DEVNULL
    until = time.monotonic() + ASKING
    with subprocess.Popen(command, stdout=quiet, stderr=none, cwd=ROOT, env=child_environment()) as asked:
        while asked.poll() is None and time.monotonic() < until:
            if stop.wait(LOOK):
                break
        asked.kill()
        told = asked.communicate()[0]
    return int(told) if asked.returncode == 0 and told.isdigit() else 0


if __name__ == "__main__":
    sys.stdout.write(str(free_gpu_memory()))
