"""What is chosen when the program is used for the first time."""

from __future__ import annotations

from dataclasses import dataclass

from interview.settings import Settings


@dataclass(frozen=True)
class FirstChoices:
    """To be put into the settings; names of devices as `interview.settings.Devices` has them."""

    language: str
    theme: str
    camera: str
    microphone: str
    crisis_text: str
    crisis_numbers: tuple[str, ...]
    emotion_allowed: bool

    def put_into(self, settings: Settings) -> Settings:
        """The settings with these choices; raises pydantic's error for one that cannot be."""
        tables = settings.model_dump()
        tables["program"] |= {"language": self.language, "theme": self.theme}
        tables["devices"] |= {"camera": self.camera, "microphone": self.microphone}
        tables["safety"] |= {
            "crisis_text": self.crisis_text,
            "crisis_numbers": self.crisis_numbers,
            "emotion_allowed": self.emotion_allowed,
        }
        return Settings.model_validate(tables)
