"""Everything that touches a device or a signal: sound, pictures, speech, faces."""
