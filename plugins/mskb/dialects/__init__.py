"""From lines to an article: one module to a written form, and one to choose among them."""

from __future__ import annotations
