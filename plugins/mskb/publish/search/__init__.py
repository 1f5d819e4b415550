"""Full-text search: records of pages to an index that a browser searches by itself. Nothing here knows MkDocs."""

from __future__ import annotations
