"""Whether what a report says was said: each sentence is laid beside the words of the person that it is drawn from.

Rules only: no model, no network. A sentence that the words do not bear out is marked, never hidden and never changed.
In doubt it is marked. Nothing here logs what it reads.
"""

from interview.evidence.checking import Checker, check, check_report, judge
from interview.evidence.comparing import Verdict, compare
from interview.evidence.omissions import Omission, not_asked, omissions
from interview.evidence.quotes import Quotes, quote_hash, quote_of, source_for, source_of
from interview.evidence.readings import reading_source

__all__ = [
    "Checker",
    "Omission",
    "Quotes",
    "Verdict",
    "check",
    "check_report",
    "compare",
    "judge",
    "not_asked",
    "omissions",
    "quote_hash",
    "quote_of",
    "reading_source",
    "source_for",
    "source_of",
]
