"""The Content-Security-Policy of pages: a browser runs nothing that the site's owner has not put there.

It stands in each page as a `meta` element, since hosts such as GitHub Pages send no headers of one's own. It allows the
site's own files and, of what stands in a page, what the theme and other plugins wrote, each by its check sum; never
what stands in an article. `docs/security.md` tells it to the site's owner.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PrefixedLogger
from mkdocs.structure.pages import Page

from mskb.publish.shared import STYLE_SHEET

_NONE, _SELF = "'none'", "'self'"
_ALWAYS = {
    "default-src": (_NONE,),
    "script-src": (_SELF,),
    "style-src": (_SELF,),
    "img-src": (_SELF, "data:"),  # Material's style sheets have their icons as `data:`
    "connect-src": (_SELF,),
    "form-action": (_SELF,),
    "base-uri": (_NONE,),
}

_BEGINNING = 400
"""Of a page, in characters: a shell's policy stands there."""
_META = '<meta http-equiv="Content-Security-Policy" content="'
_OWN = re.compile(r"""<meta\b[^>]*http-equiv=["']?content-security-policy\b""", re.IGNORECASE)
# A page's encoding has to stand among its first bytes; the policy comes before anything that it has a say in.
_PLACE = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?")
_ATTRIBUTES = r"""(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)"""
_INLINE = re.compile(rf"<(?P<name>script|style)\b{_ATTRIBUTES}>(?P<code>.*?)</(?P=name)>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(rf"<(?P<name>[a-z][a-z0-9-]*)\b{_ATTRIBUTES}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))""")
_CODE = frozenset({"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"})
"""The types of scripts that act: others are data."""
_LOADED = {
    ("script", "src"): "script-src",
    ("link", "href"): "style-src",
    ("img", "src"): "img-src",
    ("iframe", "src"): "frame-src",
    ("video", "src"): "media-src",
    ("audio", "src"): "media-src",
    ("source", "src"): "media-src",
}
# Google's style sheets name fonts on another host.
_FONTS = {"https://fonts.googleapis.com": "https://fonts.gstatic.com"}
_ALIGNED = ' style="text-align: '
_ALIGNMENTS = "".join(f'<td style="text-align: {side};">' for side in ("left", "center", "right"))


@dataclass(frozen=True)
class Policy:
    """The policy of a site's pages."""

    added: Mapping[str, tuple[str, ...]]
    """What is allowed besides."""

    def put(self, page: str, trusted: str) -> str:
        """A page with its policy; one that has a policy already keeps that.

        Args:
            page: The page, or a shell of pages.
            trusted: What of it the owner, the theme or other plugins wrote: what it holds and loads is allowed.
        """
        place = _PLACE.search(page)
        if place is None or _OWN.search(trusted):
            return page
        return f"{page[: place.end()]}{self.meta(trusted)}{page[place.end() :]}"

    def finish(self, output: str, page: Page) -> str:
        """A page that its template and all plugins have had their say in, with its policy.

        Of a generated page nothing but the theme's part is trusted; of one that somebody wrote, all but what a template
        of ours shows of the archive.
        """
        if output.find(_META, 0, _BEGINNING) >= 0:
            return output
        content = page.content or ""
        if page.file.generated_by != "mskb":
            shows_archive = str(page.meta.get("template", "")).startswith("mskb/")
            return self.put(output, theme_part(output) + content if shows_archive else output)
        # Titles stand in the theme's part, too. They are escaped; were they not, no script would be allowed.
        titles = [str(page.meta.get(name, "")) for name in ("title", "description")] + [item.title for item in page.toc]
        is_safe = not any("<script" in title.lower() for title in titles)
        return self.put(output, (theme_part(output) if is_safe else "") + own_styles(content))

    def meta(self, trusted: str) -> str:
        """The element that states the policy."""
        return f'{_META}{html.escape(_state(self._sources(trusted)), quote=False)}">'

    def _sources(self, trusted: str) -> dict[str, tuple[str, ...]]:
        sources = dict(_ALWAYS)
        for directive, source in (*_sources_in(trusted), *_pairs(self.added)):
            known = tuple(one for one in sources.get(directive, (_SELF,)) if one != _NONE)
            sources[directive] = known if source in known else (*known, source)
        for directive, known in sources.items():
            if "'unsafe-inline'" in known:  # a check sum beside it would take it away
                sources[directive] = tuple(one for one in known if not one.startswith("'sha256-"))
        return sources


def policy_of(option: bool | Mapping[str, tuple[str, ...]], config: MkDocsConfig, log: PrefixedLogger) -> Policy | None:  # noqa: FBT001 - it is what the option is
    """The policy that the option asks for; warns where the theme is to send figures that it forbids."""
    if option is False:
        return None
    added = {} if option is True else dict(option)
    own_fonts = config.theme.get("font") is not False or config.theme.custom_dir or {*config.extra_css} - {STYLE_SHEET}
    if own_fonts:  # 68,000 pages need not speak of fonts that there are none of
        added = {"font-src": (_SELF,), **added}
    if config.extra.get("analytics") and "connect-src" not in added:
        log.warning(
            "extra.analytics tells another host of each visit, which the policy of pages forbids: name the host under "
            "content_security_policy (script-src, connect-src), or set that to false."
        )
    return Policy(added)


def has_last_word(config: MkDocsConfig) -> bool:
    """Whether no other plugin changes finished pages: then pages of a kind have one policy."""
    return len(config.plugins.events["post_page"]) == 1  # our own


def theme_part(page: str) -> str:
    """A page without what stands in its article, and so without an archive's text."""
    begin, end = page.find("<article"), page.rfind("</article>")
    return page if begin < 0 else page[:begin] + page[end:] if end > begin else page[:begin]


def own_styles(content: str) -> str:
    """The styles in a generated page's content that its writers put there: those of a table's columns."""
    return _ALIGNMENTS if _ALIGNED in content else ""


def _pairs(table: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    return ((directive, source) for directive, sources in table.items() for source in sources)


@lru_cache(maxsize=256)  # pages of a depth have the same theme around them
def _sources_in(trusted: str) -> tuple[tuple[str, str], ...]:
    """What a text holds and loads, as directives and sources."""
    found: dict[tuple[str, str], None] = {}
    for match in _INLINE.finditer(trusted):
        attributes = _attributes(match["attributes"])
        name = match["name"].lower()
        if name == "style" or ("src" not in attributes and attributes.get("type", "").lower() in _CODE):
            found[f"{name}-src", _check_sum(match["code"])] = None
    # What stands in a script is no element. Its beginning is kept: it may load a file.
    for match in _TAG.finditer(_INLINE.sub(lambda whole: f"<{whole['name']}{whole['attributes']}>", trusted)):
        name, attributes = match["name"].lower(), _attributes(match["attributes"])
        if "style" in attributes:
            found["style-src", "'unsafe-hashes'"] = None
            found["style-src", _check_sum(attributes["style"])] = None
        for (element, attribute), directive in _LOADED.items():
            if name == element and (origin := _origin(attributes.get(attribute, ""))):
                if name == "link" and "stylesheet" not in attributes.get("rel", ""):
                    continue
                found[directive, origin] = None
                if name == "link":
                    found["font-src", _FONTS.get(origin, origin)] = None
    return tuple(found)


def _attributes(text: str) -> dict[str, str]:
    return {
        match["name"].lower(): html.unescape(match["double"] or match["single"] or match["bare"] or "")
        for match in _ATTRIBUTE.finditer(text)
    }


def _origin(address: str) -> str:
    """The host of an address, as a source; empty for an address on the site."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    host = re.sub(r"[^\w.:\[\]-]", "", parts.netloc)
    return f"{parts.scheme or 'https'}://{host}" if host and parts.scheme in ("http", "https", "") else ""


def _check_sum(text: str) -> str:
    data = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}'"


def _state(sources: Mapping[str, Iterable[str]]) -> str:
    return ";".join(" ".join((directive, *names)) for directive, names in sources.items())
