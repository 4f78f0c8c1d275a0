"""The fusions, one file a family; each puts itself into the registry when imported."""

from models.fusions import concat, cross_attention, gated, late, transformer

__all__ = ["concat", "cross_attention", "gated", "late", "transformer"]
