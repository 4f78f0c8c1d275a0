"""Everything the interviewed person may read, apart from the question itself: in the language of the interview."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.translating import in_language

TITLE = str(QT_TRANSLATE_NOOP("PersonWindow", "Interview"))
WELCOME = str(QT_TRANSLATE_NOOP("PersonWindow", "Welcome. We will begin in a moment."))
BETWEEN = str(QT_TRANSLATE_NOOP("PersonWindow", "Thank you."))
WAIT = str(QT_TRANSLATE_NOOP("PersonWindow", "Please wait a moment."))
PAUSED = str(QT_TRANSLATE_NOOP("PersonWindow", "We are taking a break. Nothing is being recorded."))
END = str(QT_TRANSLATE_NOOP("PersonWindow", "Thank you. Please wait for the clinician."))
LOCKED = str(QT_TRANSLATE_NOOP("PersonWindow", "Please wait for the clinician."))

LISTENING = str(QT_TRANSLATE_NOOP("PersonWindow", "Listening – take all the time you need"))
GET_READY = str(QT_TRANSLATE_NOOP("PersonWindow", "One moment…"))
SPEAKING = str(QT_TRANSLATE_NOOP("PersonWindow", "The question is being read out"))
NOT_RECORDED = str(QT_TRANSLATE_NOOP("PersonWindow", "Nothing is being recorded. You can type your answer."))

HEAR_AGAIN = str(QT_TRANSLATE_NOOP("PersonWindow", "Hear it again"))
TYPE = str(QT_TRANSLATE_NOOP("PersonWindow", "Type instead"))
PAUSE = str(QT_TRANSLATE_NOOP("PersonWindow", "A break, please"))
YOUR_ANSWER = str(QT_TRANSLATE_NOOP("PersonWindow", "Your answer"))
SEND = str(QT_TRANSLATE_NOOP("PersonWindow", "Send"))
CANCEL = str(QT_TRANSLATE_NOOP("PersonWindow", "Cancel"))
LARGER = str(QT_TRANSLATE_NOOP("PersonWindow", "Larger text"))
SMALLER = str(QT_TRANSLATE_NOOP("PersonWindow", "Smaller text"))
QUESTION = str(QT_TRANSLATE_NOOP("PersonWindow", "Question"))
OWN_PICTURE = str(QT_TRANSLATE_NOOP("PersonWindow", "Your own picture"))

VOICE_NOW = str(QT_TRANSLATE_NOOP("PersonWindow", "Your voice is being recorded"))
VOICE_LATER = str(QT_TRANSLATE_NOOP("PersonWindow", "Your voice is recorded while you answer"))
PICTURE_NOW = str(QT_TRANSLATE_NOOP("PersonWindow", "Your picture is being recorded"))
PICTURE_LATER = str(QT_TRANSLATE_NOOP("PersonWindow", "Your picture is recorded while you answer"))
EMOTION_NOW = str(QT_TRANSLATE_NOOP("PersonWindow", "A program is reading emotion from your face and voice"))
EMOTION_LATER = str(QT_TRANSLATE_NOOP("PersonWindow", "A program reads emotion from your answers"))
NOTHING = str(QT_TRANSLATE_NOOP("PersonWindow", "Neither your voice nor your picture is recorded"))


class Words:
    """The words in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: str) -> str:
        return in_language(self.language, "PersonWindow", text)
