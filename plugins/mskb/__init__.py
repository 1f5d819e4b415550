"""The Microsoft Knowledge Base of 1988 to 2002 as a static site.

The way of the data, and so of this package's folders:

    source -> fields, inline, body -> dialects -> catalog -> render -> pipeline -> publish
    bytes     values  text    blocks  article     archive    Markdown  the run     MkDocs

`model` says what an article is and imports nothing; `cli`, `config` and `plugin` are the two ways in. Nothing but
`publish`, `config` and `plugin` knows MkDocs.
"""

from __future__ import annotations
