"""The encoders, one file a family; each puts itself into the registry when imported."""

from models.encoders import efficientface, vectors

__all__ = ["efficientface", "vectors"]
