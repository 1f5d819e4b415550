"""What an article is: plain data that every other part of mskb reads or makes."""

from __future__ import annotations
