"""The rows of the audit in words: events of an interview and actions on the vault."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def audit_words(what: str) -> str:
    """A name that is not in the table is shown as it stands in the audit."""
    return _asking().get(what) or _after().get(what) or _vault().get(what) or what


def _asking() -> dict[str, str]:
    words = QCoreApplication.translate
    return {
        "SessionOpened": words("Audit", "Session begun"),
        "ConsentGiven": words("Audit", "Consent written down"),
        "ConsentWithdrawn": words("Audit", "Consent taken back"),
        "PlanWanted": words("Audit", "Questions asked for"),
        "QuestionsWritten": words("Audit", "Questions written"),
        "PlanApproved": words("Audit", "Plan approved"),
        "PlanChanged": words("Audit", "Plan changed"),
        "QuestionInserted": words("Audit", "Question put in"),
        "QuestionSpoken": words("Audit", "Question spoken"),
        "QuestionRepeated": words("Audit", "Question repeated"),
        "QuestionSkipped": words("Audit", "Question skipped"),
        "Paused": words("Audit", "Paused"),
        "Continued": words("Audit", "Continued"),
        "TakeSalvaged": words("Audit", "Recording saved after a crash"),
        "AnswerFinished": words("Audit", "Answer ended"),
        "AnswerTyped": words("Audit", "Answer typed"),
        "AnswerRecorded": words("Audit", "Answer recorded"),
        "AnswerTranscribed": words("Audit", "Answer written down"),
        "ClinicianSpoke": words("Audit", "Clinician's words marked"),
        "NoteWritten": words("Audit", "Note written"),
        "EmotionWasRead": words("Audit", "Emotion read"),
        "SettlingOver": words("Audit", "Answer complete"),
        "FlagDisposed": words("Audit", "Risk statement dealt with"),
        "NextWanted": words("Audit", "Next question"),
        "WorkFailed": words("Audit", "A task failed"),
        "Aborted": words("Audit", "Interview broken off"),
    }


def _after() -> dict[str, str]:
    words = QCoreApplication.translate
    return {
        "TextCorrected": words("Audit", "Text corrected"),
        "AnswerAmended": words("Audit", "Answer amended"),
        "EmotionCorrected": words("Audit", "Emotion reading corrected"),
        "AnswerExcluded": words("Audit", "Answer left out"),
        "AnalysisWanted": words("Audit", "Analysis asked for"),
        "RetakeWanted": words("Audit", "Answer to be taken again"),
        "ReviewApproved": words("Audit", "Review approved"),
        "ReviewReopened": words("Audit", "Review opened again"),
        "ReportWritten": words("Audit", "Report drafted"),
        "ReportEdited": words("Audit", "Report edited"),
        "ReportSigned": words("Audit", "Report signed"),
        "CoSigned": words("Audit", "Report signed by a second person"),
        "AddendumSigned": words("Audit", "Addendum signed"),
        "Reopened": words("Audit", "Opened again"),
    }


def _vault() -> dict[str, str]:
    words = QCoreApplication.translate
    return {
        "opened": words("Audit", "Vault opened"),
        "closed": words("Audit", "Vault closed"),
        "saved": words("Audit", "Saved"),
        "read": words("Audit", "Read"),
        "exported": words("Audit", "Exported"),
        "forgotten": words("Audit", "Deleted"),
        "held": words("Audit", "Held"),
        "released": words("Audit", "Released"),
        "verified": words("Audit", "Vault checked"),
        "upgraded": words("Audit", "Vault upgraded"),
        "audit accepted": words("Audit", "Audit accepted"),
        "backed up": words("Audit", "Backed up"),
        "restored": words("Audit", "Restored"),
        "compacted": words("Audit", "Compacted"),
        "recovered": words("Audit", "Opened with the recovery key"),
        "recovery key renewed": words("Audit", "Recovery key renewed"),
        "user added": words("Audit", "User added"),
        "user removed": words("Audit", "User removed"),
        "passphrase changed": words("Audit", "Passphrase changed"),
    }
