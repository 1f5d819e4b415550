"""The MkDocs side: what knows of MkDocs' files, pages and templates."""

from __future__ import annotations
