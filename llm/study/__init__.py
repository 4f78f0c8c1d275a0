"""Whether emotion labels help a language model to name the disorder: an experiment over written cases."""
