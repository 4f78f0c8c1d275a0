"""The fusions, one file a family; each puts itself into the registry when imported."""

from models.fusions import concat, late

__all__ = ["concat", "late"]
