"""Text sizes for a window that is read from across a table, and made larger or smaller by who reads it."""

from __future__ import annotations

from ui.look.type_scale import ROLES

LARGER = 1.3  # than in the clinician's window
_READ = ("quiet", "small", "strong", "body", "heading")


def large_text(scale: float) -> str:
    """A style sheet for that one window; `scale` 1 is its usual size. It changes sizes and nothing else."""
    sizes = {role: round(ROLES[role][0] * LARGER * scale) for role in _READ}
    labels = "\n".join(f'QLabel[role="{role}"] {{ font-size: {sizes[role]}px; }}' for role in _READ)
    return f"{labels}\nQPushButton, QPlainTextEdit {{ font-size: {sizes['body']}px; }}"
