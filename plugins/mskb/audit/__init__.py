"""Judges a site that was built: whether its links lead somewhere, and whether it is small enough."""

from __future__ import annotations
