"""Which code a kept result was made by."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import mskb

# What is kept depends on them: the colours of code, the ids of headings, front matter, the search index.
_LIBRARIES = ("Pygments", "Markdown", "PyYAML", "python-frontmatter", "numpy", "PyStemmer")


@cache
def code_version() -> str:
    """What kept facts and drafts depend on besides the files: our own code, Python, and libraries."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    package = Path(mskb.__file__).parent
    for file in sorted(path for path in package.rglob("*") if path.suffix in {".py", ".yml"}):
        digest.update(f"{file.relative_to(package)}\n".encode() + file.read_bytes())
    return digest.hexdigest()
