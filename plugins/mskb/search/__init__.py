"""Full-text search: words of articles to an index that a browser searches by itself. Nothing here knows MkDocs."""

from __future__ import annotations
