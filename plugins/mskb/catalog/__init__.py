"""What all articles are together: who cites whom, and which index lists what."""

from __future__ import annotations
