"""An article as one record of data, for JSON Lines and whatever reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TypeAlias

from mskb.catalog.catalog import Entry
from mskb.catalog.kinds import status_of, types_of
from mskb.model.article import Article
from mskb.model.defects import Defect
from mskb.model.tags import Tag
from mskb.render.page import render_article

Record: TypeAlias = dict[str, object]


def record_of(article: Article, tags: Sequence[Tag] = (), entry: Entry | None = None) -> Record:
    """The record of an article. Lists are empty, never absent; an unknown date is null.

    Args:
        article: The article.
        tags: The index pages that list it.
        entry: Its entry in the catalog, which knows of other editions.
    """
    facts = article.facts
    found_by_all = entry.defects if entry else ()
    return {
        "id": article.id,
        "title": article.title,
        "dialect": article.dialect.value,
        "source": article.source.path,
        "sha256": article.source.sha256,
        "editions": [
            {"source": edition.path, "dialect": edition.dialect.value, "sha256": edition.sha256}
            for edition in (entry.editions if entry else ())
        ],
        "product": {"code": facts.product.code, "name": facts.product.name},
        "applies_to": [
            {"text": applies.text, "name": applies.name, "versions": list(applies.versions)}
            for applies in facts.applies_to
        ],
        "versions": [
            {"platform": platform.platform, "items": list(platform.items)} for platform in facts.versions.platforms
        ],
        "versions_text": facts.versions.text,
        "keywords": list(facts.keywords),
        "technology": list(facts.technology),
        "component": facts.component,
        "operating_systems": list(facts.operating_systems),
        "hardware": list(facts.hardware),
        "issue_type": list(facts.issue_type),
        "solution_type": list(facts.solution_type),
        "query_words": list(facts.query_words),
        "categories": list(facts.categories),
        "leftover": list(facts.leftover),
        "modified": facts.modified.isoformat() if facts.modified else None,
        "types": list(types_of(article)),
        "status": list(status_of(article)),
        "tags": [tag.address for tag in tags],
        "references": list(article.references),
        "markdown": render_article(article),
        "text": article.text,
        "defects": [_defect_record(defect) for defect in (*article.defects, *found_by_all)],
    }


def record_schema() -> str:
    """The JSON Schema of a record."""
    return files("mskb.pipeline").joinpath("record.schema.json").read_text(encoding="utf-8")


def _defect_record(defect: Defect) -> Mapping[str, object]:
    return {
        "kind": defect.kind.label,
        "severity": defect.severity.value,
        "line": defect.line,
        "detail": defect.detail,
    }
