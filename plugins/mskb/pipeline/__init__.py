"""The run: from folders of files to a catalog, a tree, a data file or a report."""

from __future__ import annotations
