"""Qt: the clinician's window and the person's; the only package with threads."""
