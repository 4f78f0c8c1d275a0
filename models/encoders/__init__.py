"""The encoders, one file a family; each puts itself into the registry when imported."""

from models.encoders import cnn1d, efficientface, log_mel, mfcc, residual, roberta, vectors, wav2vec2

__all__ = ["cnn1d", "efficientface", "log_mel", "mfcc", "residual", "roberta", "vectors", "wav2vec2"]
