"""The rows of the audit in words: events of an interview and actions on the vault."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def audit_words(what: str) -> str:
    """A name that is not in the table is shown as it stands in the audit."""
    return _asking().get(what) or _after().get(what) or _vault().get(what) or what


def _asking() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "SessionOpened": translate("Audit", "Session begun"),
        "ConsentGiven": translate("Audit", "Consent written down"),
        "ConsentWithdrawn": translate("Audit", "Consent taken back"),
        "PlanWanted": translate("Audit", "Questions asked for"),
        "QuestionsWritten": translate("Audit", "Questions written"),
        "PlanApproved": translate("Audit", "Plan approved"),
        "PlanChanged": translate("Audit", "Plan changed"),
        "QuestionInserted": translate("Audit", "Question put in"),
        "FollowUpSuggested": translate("Audit", "Follow-up suggested"),
        "NoFollowUp": translate("Audit", "No follow-up to suggest"),
        "FollowUpApproved": translate("Audit", "Follow-up approved"),
        "FollowUpDismissed": translate("Audit", "Follow-up not asked"),
        "QuestionSpoken": translate("Audit", "Question spoken"),
        "QuestionRepeated": translate("Audit", "Question repeated"),
        "QuestionSkipped": translate("Audit", "Question skipped"),
        "Paused": translate("Audit", "Paused"),
        "Continued": translate("Audit", "Continued"),
        "TakeSalvaged": translate("Audit", "Recording saved after a crash"),
        "AnswerFinished": translate("Audit", "Answer ended"),
        "AnswerTyped": translate("Audit", "Answer typed"),
        "AnswerRecorded": translate("Audit", "Answer recorded"),
        "AnswerTranscribed": translate("Audit", "Answer written down"),
        "ClinicianSpoke": translate("Audit", "Clinician's words marked"),
        "NoteWritten": translate("Audit", "Note written"),
        "EmotionWasRead": translate("Audit", "Emotion read"),
        "SettlingOver": translate("Audit", "Answer complete"),
        "FlagDisposed": translate("Audit", "Risk statement dealt with"),
        "NextWanted": translate("Audit", "Next question"),
        "WorkFailed": translate("Audit", "A task failed"),
        "Aborted": translate("Audit", "Interview broken off"),
    }


def _after() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "TextCorrected": translate("Audit", "Text corrected"),
        "AnswerAmended": translate("Audit", "Answer amended"),
        "EmotionCorrected": translate("Audit", "Emotion reading corrected"),
        "AnswerExcluded": translate("Audit", "Answer left out"),
        "AnalysisWanted": translate("Audit", "Analysis asked for"),
        "RetakeWanted": translate("Audit", "Answer to be taken again"),
        "ReviewApproved": translate("Audit", "Review approved"),
        "ReviewReopened": translate("Audit", "Review opened again"),
        "ReportWritten": translate("Audit", "Report drafted"),
        "ReportEdited": translate("Audit", "Report edited"),
        "ReportSigned": translate("Audit", "Report signed"),
        "CoSigned": translate("Audit", "Report signed by a second person"),
        "AddendumSigned": translate("Audit", "Addendum signed"),
        "Reopened": translate("Audit", "Opened again"),
    }


def _vault() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "opened": translate("Audit", "Vault opened"),
        "closed": translate("Audit", "Vault closed"),
        "saved": translate("Audit", "Saved"),
        "read": translate("Audit", "Read"),
        "exported": translate("Audit", "Exported"),
        "forgotten": translate("Audit", "Deleted"),
        "held": translate("Audit", "Held"),
        "released": translate("Audit", "Released"),
        "verified": translate("Audit", "Vault checked"),
        "upgraded": translate("Audit", "Vault upgraded"),
        "audit accepted": translate("Audit", "Audit accepted"),
        "backed up": translate("Audit", "Backed up"),
        "restored": translate("Audit", "Restored"),
        "compacted": translate("Audit", "Compacted"),
        "recovered": translate("Audit", "Opened with the recovery key"),
        "recovery key renewed": translate("Audit", "Recovery key renewed"),
        "user added": translate("Audit", "User added"),
        "user removed": translate("Audit", "User removed"),
        "passphrase changed": translate("Audit", "Passphrase changed"),
    }
