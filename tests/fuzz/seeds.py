"""What the fuzzer begins with: the project's own articles and goldens, and the words of the archive's grammar."""

from __future__ import annotations

from pathlib import Path

from tests.properties.archive_texts import HOSTILE, LINES

PROJECT = Path(__file__).parents[2]

# Labels and signs that a reader looks for; a fuzzer that has to guess them finds few.
_WORDS = (
    "DOCUMENT:Q", "TITLE   :", "PRODUCT :", "PROD/VER:", "OPER/SYS:", "KEYWORDS:", "Article: Q", "Product(s): ",
    "Version(s): ", "Operating System(s): ", "Keyword(s): ", "Last Modified: ", "See article", "| mspl", "layout: page",
    "permalink: /kb/", "Component         : ", "Technology        : ", "Platform          : ", "Hardware          : ",
    "Issue type        : ", "Solution Type     : ", "winnt:4.0", "25-JUN-2000", "\n\n", "\n   ", "\n - ", "\n1. ",
    "  |  ", "\t", "\r\n", "\ufffd", "Q123456 ",
)  # fmt: skip


def write_seeds(folder: Path) -> None:
    """Write the seeds into a folder; what is in it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [*(PROJECT / "articles").glob("Q*"), *(PROJECT / "tests" / "goldens").glob("*/article.*")]
    for path in sorted(texts):
        (folder / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    for start in range(0, len(LINES), 12):
        body = "\n".join(LINES[start : start + 12])
        (folder / f"lines-{start}").write_bytes(f"Q700012: Lines\n\n{body}\n".encode())


def write_dictionary(file: Path) -> Path:
    """Write libFuzzer's dictionary of the archive's grammar and of what acts elsewhere."""
    words = dict.fromkeys([*_WORDS, *(line for line in LINES if line), *HOSTILE])
    file.write_text("".join(f'"{_escaped(word)}"\n' for word in words), encoding="ascii")
    return file


def _escaped(word: str) -> str:
    signs = (chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\x{byte:02X}" for byte in word.encode())
    return "".join(signs)
