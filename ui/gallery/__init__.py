"""Every page in every state, painted to files and checked by rule: `python -m ui.gallery --out DIR`."""
