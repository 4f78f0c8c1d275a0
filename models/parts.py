"""The four registries that a network is put together from; encoders/ and fusions/ fill them."""

from __future__ import annotations

from models.registry import Registry

ENCODERS = Registry("encoder")
SEQUENCES = Registry("sequence")
FUSIONS = Registry("fusion")
HEADS = Registry("head")
