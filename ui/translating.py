"""The window's language, and words in the language of the interviewed person."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from interview import errors
from interview.errors import ForPeople
from interview.sentences import said_in, with_isolates
from ui.widgets.names import set_off

LANGUAGES = {"en": "English", "ar": "العربية"}  # code -> its own name for itself
_TRANSLATIONS = Path(__file__).parent / "translations"
_LOCALES = {
    "en": "en",
    "ar": "ar_AE",
}  # Arabic with the digits of clinical papers, which our own words have too
_RIGHT_TO_LEFT = frozenset({"ar"})


class ToldHere(ForPeople):
    """A problem of the window itself, in the window's language already."""


def install(app: QApplication, language: str) -> None:
    """Put the window into a language: words, Qt's own words, direction, numbers. Windows are made afterwards.

    Raises ValueError for a language that is not in `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(f"No language {language!r}; there are {', '.join(LANGUAGES)}.")
    for earlier in app.findChildren(QTranslator):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (qt_folder / f"qtbase_{language}.qm", _file(language)):
        translator = QTranslator(app)
        if translator.load(str(file)):
            app.installTranslator(translator)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    right_to_left = language in _RIGHT_TO_LEFT
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )


def in_language(language: str, context: str, text: str) -> str:
    """The words for what the interviewed person reads; the English where there are none for a language.

    lupdate does not see the words here: name them in `self.tr` or `translate` with literals too.
    """
    translator = _translator(language)
    found = translator.translate(context, text) if translator is not None else None
    return found or text


def direction(language: str) -> Qt.LayoutDirection:
    """How a text in this language runs."""
    return Qt.LayoutDirection.RightToLeft if language in _RIGHT_TO_LEFT else Qt.LayoutDirection.LeftToRight


def error_words(error: ForPeople) -> tuple[str, str]:
    """An error as a headline and what stands below it.

    The core speaks English. A sentence of it that is unknown in the window's language stands, as it came, under a
    headline that says which kind of thing went wrong.
    """
    if isinstance(error, ToldHere) or QLocale().language() == QLocale.Language.English:
        return error.message, error.remedy
    message = core_words(error.message)
    if message is None:
        return _headline(error), set_off(str(error))
    return message, core_words(error.remedy) or set_off(error.remedy)


def core_words(sentence: str) -> str | None:
    """Sentences of the core in the window's language, names in them in one piece; None when one is unknown."""
    said = said_in(QLocale.languageToCode(QLocale().language()), sentence)
    return with_isolates(said) if said is not None else None


@lru_cache
def _translator(language: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(str(_file(language))) else None


def _file(language: str) -> Path:
    return _TRANSLATIONS / f"anamnesis_{language}.qm"


def _headline(error: ForPeople) -> str:
    headlines = _headlines()
    kinds = (kind for kind in type(error).__mro__ if kind in headlines)
    return headlines[next(kinds)]


def _headlines() -> dict[type, str]:
    translate = QCoreApplication.translate
    return {
        errors.DeviceMissing: translate("Errors", "A device is missing or does not answer"),
        errors.ModelMissing: translate("Errors", "A model or a voice is missing"),
        errors.PartMissing: translate("Errors", "A part of the program is not installed"),
        errors.NetworkNotAllowed: translate("Errors", "The network is not allowed"),
        errors.ReplyUnusable: translate("Errors", "The language model gave no usable reply"),
        errors.FileDamaged: translate("Errors", "A file cannot be read to its end"),
        errors.NotADisorder: translate("Errors", "No disorder is known by this name"),
        errors.StoreUnusable: translate("Errors", "The sessions cannot be opened or written"),
        errors.NotAccepted: translate("Errors", "This cannot be taken as it is"),
        errors.NotAllowed: translate("Errors", "Your role does not allow this"),
        errors.WaitFirst: translate("Errors", "Please wait before you try again"),
        errors.WrongPassphrase: translate("Errors", "The passphrase is not right"),
        ForPeople: translate("Errors", "Something is not as it should be"),
    }
