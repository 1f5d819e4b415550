"""The data as files: records to JSON Lines, SQLite or Parquet, whole or by product, with a manifest beside them."""

from __future__ import annotations
