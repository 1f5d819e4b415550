"""From an article and the catalog to Markdown: what CommonMark, GitHub and Python-Markdown read alike."""

from __future__ import annotations
