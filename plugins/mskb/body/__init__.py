"""From the lines of a text to blocks: an ordered table of rules, one file to a rule."""

from __future__ import annotations
