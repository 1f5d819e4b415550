"""What can be wrong with an article: a closed list, so that trouble can be counted, filtered and documented."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Severity(StrEnum):
    """How much a defect matters."""

    ERROR = "error"
    """Something was not read, or a word would be lost: `mskb check` exits 1 and a strict build fails."""
    REPAIRED = "repaired"
    """A known damage that was put right."""
    NOTE = "note"
    """Odd, and kept as it is."""


class DefectKind(Enum):
    """Every kind of defect: its name, its severity, and the sentence that explains it."""

    UNREADABLE = ("unreadable", Severity.ERROR, "The system would not let the file be read.")
    DEAD_LINK = ("dead-link", Severity.ERROR, "The symbolic link points to nothing.")
    NOT_A_FILE = ("not-a-file", Severity.ERROR, "It has the name of an article, but is a folder or a device.")
    TOO_LARGE = ("too-large", Severity.ERROR, "The file is over 16 MB: no article is.")
    BINARY = ("binary", Severity.ERROR, "Over 1 % of the bytes are NUL: this is no text.")
    EMPTY_FILE = ("empty-file", Severity.ERROR, "The file holds no text.")
    NO_ID = ("no-id", Severity.ERROR, "It is an article, but no Q-number stands in its text, its name or its folder.")
    READER_FAILED = ("reader-failed", Severity.ERROR, "The reader itself failed on this file, which is a bug of mskb.")

    CONTROL_CHARACTER = (
        "control-character",
        Severity.REPAIRED,
        "Control characters are shown by their codes, such as `<7F>`.",
    )
    UNDEFINED_BYTE = (
        "undefined-byte",
        Severity.REPAIRED,
        "A byte means nothing in Windows-1252 and is shown as U+FFFD.",
    )
    GLUED_KEYWORDS = (
        "glued-keywords",
        Severity.REPAIRED,
        "Keywords of the header had lost the blank between them; the footer's were taken.",
    )
    CUT_KEYWORDS = (
        "cut-keywords",
        Severity.REPAIRED,
        "The header's keywords were cut at 87 characters; the footer's were taken.",
    )
    CUT_VERSION = (
        "cut-version",
        Severity.REPAIRED,
        "The header's version was cut at 87 characters; the footer's was taken.",
    )
    CUT_VERSION_ITEM = (
        "cut-version-item",
        Severity.REPAIRED,
        "The version field was cut at 32 characters; its last, broken item was left out.",
    )
    VERSION_REPAIRED = (
        "version-repaired",
        Severity.REPAIRED,
        "The version field separated its parts wrongly and was read as it was meant.",
    )
    EDITOR_NOISE = (
        "editor-noise",
        Severity.REPAIRED,
        "An editor's remark stood in a product name and was left out of the name.",
    )
    SHIFTED_FIELDS = (
        "shifted-fields",
        Severity.REPAIRED,
        "Version and operating system had changed places and were put back.",
    )
    UNCLOSED_RAW = (
        "unclosed-raw",
        Severity.REPAIRED,
        "A raw tag is opened and not closed; the article was taken to end with the file.",
    )
    RESTORED_TITLE = (
        "restored-title",
        Severity.REPAIRED,
        "The title was cut at 64 characters; its end was taken from the articles that cite it.",
    )
    STRUCTURE_REFUSED = (
        "structure-refused",
        Severity.REPAIRED,
        "The structure found would have lost a word; the text is shown as it was.",
    )

    HEADER_INCOMPLETE = (
        "header-incomplete",
        Severity.NOTE,
        "The header lacks fields that its dialect has; it may have been cut.",
    )
    UNPARSED_HEADER = (
        "unparsed-header",
        Severity.NOTE,
        "A line of the header fits no field; its text was kept in the body.",
    )
    FRONT_MATTER = ("front-matter", Severity.NOTE, "The front matter is not YAML; the article's own header was read.")
    ID_MISMATCH = (
        "id-mismatch",
        Severity.NOTE,
        "The file's name tells another Q-number than its text; the text's was taken.",
    )
    BAD_DATE = ("bad-date", Severity.NOTE, "The date is not in the calendar; the article has none.")
    UNPARSED_VERSION = (
        "unparsed-version",
        Severity.NOTE,
        "A version did not fit the grammar; its text was kept as it is.",
    )
    CUT_TITLE = (
        "cut-title",
        Severity.NOTE,
        "The title has 64 characters, where the archive cut titles; it may be incomplete.",
    )
    HEADER_DISAGREES = (
        "header-disagrees",
        Severity.NOTE,
        "Header and footer tell different things; the footer's were taken.",
    )
    OPEN_APPLIES_TO = (
        "open-applies-to",
        Severity.NOTE,
        "The applies-to list has no closing rule; it was left in the text, too.",
    )
    LEFTOVER_HEADER = (
        "leftover-header",
        Severity.NOTE,
        "Lines of an older header stand at the top of the text; they were moved to the facts.",
    )
    LEFTOVER_FOOTER = (
        "leftover-footer",
        Severity.NOTE,
        "Lines of an older footer stand in the text; they were moved to the facts.",
    )
    TEXT_AFTER_FOOTER = (
        "text-after-footer",
        Severity.NOTE,
        "Text follows the footer; it was kept at the end of the body.",
    )
    NO_BODY = ("no-body", Severity.NOTE, "The article has no text besides its header and footer.")
    CONFLICTING_EDITIONS = (
        "conflicting-editions",
        Severity.NOTE,
        "Several files have this Q-number and differ; one is shown and the others are named.",
    )

    def __init__(self, label: str, severity: Severity, sentence: str) -> None:
        self.label = label
        self.severity = severity
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect, with the place it was seen."""

    kind: DefectKind
    line: int = 0
    """The 1-based line, counted from the first line of the body that is not blank; 0 for header, footer and file."""
    detail: str = ""
    """What was found, in as few words as will do."""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.kind.severity
