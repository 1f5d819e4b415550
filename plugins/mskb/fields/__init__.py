"""Header, footer and applies-to list: from lines to values."""

from __future__ import annotations
