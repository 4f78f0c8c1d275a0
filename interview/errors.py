"""Errors whose message may be shown: the outside world was not as needed, and here is the remedy."""


class ForPeople(Exception):
    """A sentence for the person at the screen, and what they can do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class DeviceMissing(ForPeople):
    """A camera, microphone or loudspeaker is not there or does not answer."""


class ModelMissing(ForPeople):
    """A model or voice that was chosen is not on this machine."""


class PartMissing(ForPeople):
    """A library or system package that a chosen part needs is not installed."""


class NetworkNotAllowed(ForPeople):
    """Something would leave this machine and the clinician has not allowed it."""


class ReplyUnusable(ForPeople):
    """A language model's reply failed its checks more often than allowed."""


class ModelFailed(ForPeople):
    """A language model's process or server ended, hangs, or does not answer."""


class FileDamaged(ForPeople):
    """A file cannot be read to its end; the message names it and what was salvaged."""


class NotADisorder(ForPeople):
    """The name is no mental disorder that the bank knows; the remedy lists the nearest names."""

    def __init__(self, message: str, remedy: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.nearest = nearest


class StoreUnusable(ForPeople):
    """The session store cannot be opened or written."""


class NotAccepted(ForPeople):
    """What was typed cannot be taken as it is: too short, a slip of the pen, a name that is in use."""


class NotAllowed(ForPeople):
    """The role of the user who asks does not allow it."""


class WaitFirst(ForPeople):
    """A passphrase may be tried again only in so many seconds."""

    def __init__(self, message: str, remedy: str, seconds: float) -> None:
        super().__init__(message, remedy)
        self.seconds = seconds


class WrongPassphrase(WaitFirst):
    """The passphrase does not open the vault; the next try is taken after so many seconds."""


class Cancelled(Exception):
    """A job was asked to end and to throw its work away; no fault and nothing to show."""
