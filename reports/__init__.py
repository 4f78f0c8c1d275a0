"""Views of a session: markdown, HTML, PDF, plain text, captions."""
