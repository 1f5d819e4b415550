"""An article as plain text that does not change unless the article does: for `mskb show` and for goldens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mskb.model.article import Article
from mskb.model.blocks import (
    Block,
    BulletList,
    Citations,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    Preformatted,
    Quotation,
    Span,
    Table,
    ThematicBreak,
)
from mskb.model.inlines import ArticleLink, Inlines, LineBreak, Text, WebLink, text_of

_STEP = "  "


def dump(article: Article) -> str:
    """All that an article holds: facts one to a line, then a line for each block with the lines it was read from."""
    return "\n".join([*_dump_facts(article), "", *dump_blocks(article.blocks), ""])


def dump_blocks(blocks: Iterable[Block], depth: int = 0) -> Iterator[str]:
    """A line for each block, its content below it, two columns deeper."""
    indent = _STEP * depth
    for block in blocks:
        match block:
            case Heading():
                yield f"{indent}heading {block.level} {_lines(block.span)}"
                yield from _dump_inlines(block.inlines, depth + 1)
            case Paragraph():
                yield f"{indent}paragraph {_lines(block.span)}"
                yield from _dump_inlines(block.inlines, depth + 1)
            case Preformatted():
                yield f"{indent}preformatted {f'{block.language} ' if block.language else ''}{_lines(block.span)}"
                yield from (f"{indent}{_STEP}|{line}" for line in block.text.split("\n"))
            case Table():
                yield f"{indent}table {_lines(block.span)}"
                for name, row in (("header", block.header), *(("row", row) for row in block.rows)):
                    yield f"{indent}{_STEP}{name} |{' | '.join(map(text_of, row.cells))}|"
            case Note():
                state = "collapsed " if block.collapsed else ""
                yield f"{indent}{state}{block.kind} {_lines(block.span)} |{block.label}|"
                yield from dump_blocks(block.blocks, depth + 1)
            case Quotation():
                yield f"{indent}quotation {_lines(block.span)}"
                yield from dump_blocks(block.blocks, depth + 1)
            case Citations():
                yield f"{indent}citations {_lines(block.span)}"
                for citation in block.items:
                    yield f"{indent}{_STEP}citation"
                    yield from _dump_inlines(citation, depth + 2)
            case BulletList():
                yield f"{indent}bullet list {_lines(block.span)}"
                for item in block.items:
                    yield f"{indent}{_STEP}item {_lines(item.span)}"
                    yield from dump_blocks(item.blocks, depth + 2)
            case NumberedList():
                kind = "lettered" if block.lettered else "numbered"
                yield f"{indent}{kind} list from {block.start} {_lines(block.span)}"
                for item in block.items:
                    yield f"{indent}{_STEP}item {_lines(item.span)}"
                    yield from dump_blocks(item.blocks, depth + 2)
            case ThematicBreak():
                yield f"{indent}thematic break {_lines(block.span)}"


def _dump_facts(article: Article) -> Iterator[str]:
    facts = article.facts
    yield f"id: {article.id}"
    yield f"title: {article.title}"
    yield f"dialect: {article.dialect.value}"
    yield f"product: {facts.product.code} | {facts.product.name}"
    for entry in facts.applies_to:
        yield f"applies to: {_STEP * (entry.level - 1)}{entry.name} | {', '.join(entry.versions)}"
    yield f"version: {facts.versions.text}"
    for platform in facts.versions.platforms:
        yield f"version of {platform.platform or 'any platform'}: {', '.join(platform.items)}"
    for name, values in (
        ("keywords", facts.keywords),
        ("technology", facts.technology),
        ("component", (facts.component,)),
        ("operating systems", facts.operating_systems),
        ("hardware", facts.hardware),
        ("issue type", facts.issue_type),
        ("solution type", facts.solution_type),
        ("query words", facts.query_words),
        ("categories", facts.categories),
        ("leftover", facts.leftover),
    ):
        if any(values):
            yield f"{name}: {' · '.join(values)}"
    yield f"modified: {facts.modified.isoformat() if facts.modified else 'unknown'}"
    yield f"references: {' '.join(article.references)}".rstrip()
    for defect in article.defects:
        detail = f": {defect.detail}" if defect.detail else ""
        yield f"defect: {defect.severity.value} {defect.kind.label} line {defect.line}{detail}"


def _dump_inlines(inlines: Inlines, depth: int) -> Iterator[str]:
    indent = _STEP * depth
    for inline in inlines:
        match inline:
            case Text():
                yield f"{indent}text |{inline.text}|"
            case LineBreak():
                yield f"{indent}line break"
            case ArticleLink():
                yield f"{indent}article {inline.target} |{inline.text}|"
            case WebLink():
                yield f"{indent}web {inline.url} |{inline.text}|"


def _lines(span: Span) -> str:
    return f"{span.first}-{span.last}"
