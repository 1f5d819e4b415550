"""From text to inlines: links to articles, links to the web, and nothing else."""

from __future__ import annotations
