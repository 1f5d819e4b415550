"""The options of the plugin in `mkdocs.yml`."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as opt
from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ConfigWarnings, ValidationError


class _Folders(BaseConfigOption[list[str]]):
    """One folder or a list of folders, relative to `mkdocs.yml`; each must be there."""

    def __init__(self, default: str) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> list[str]:
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
            raise ValidationError(f"{_yaml(value)} is no folder: name one, or a list of folders.")
        return [str(name) for name in names]

    def post_validation(self, config: Config, key_name: str) -> None:
        base = Path(config.config_file_path or ".").absolute().parent
        folders = [os.path.normpath(base / name) for name in config[key_name]]
        for folder in folders:
            if not Path(folder).is_dir():
                raise ValidationError(f"there is no folder {folder}: make it, or name the one that holds the articles.")
        config[key_name] = folders


class _Workers(opt.Type[int]):
    """A number of processes."""

    def run_validation(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ValidationError(f"{_yaml(value)} is no number of processes: use 0 for one a core, or 1 and up.")
        return value


class _Names(opt.Type[list[str]]):
    """A list of names."""

    def run_validation(self, value: object) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise ValidationError(
                f"{_yaml(value)} is no list of names: give product codes and Q-numbers, such as [sms, Q168845]."
            )
        return value


class _Address(opt.Type[str]):
    """An address, or a template of one."""

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str):
            raise ValidationError(
                f"{_yaml(value)} is no address: write one as text, with {{path}} and {{id}} where they belong."
            )
        return value


class _File(opt.Type[str]):
    """A file to be written, relative to `mkdocs.yml`, or none."""

    def run_validation(self, value: object) -> str:
        if value is not None and not isinstance(value, str):
            raise ValidationError(f"{_yaml(value)} is no name of a file: write one as text, such as report.json.")
        return value or ""

    def post_validation(self, config: Config, key_name: str) -> None:
        if not config[key_name]:
            return
        file = Path(config.config_file_path or ".").absolute().parent / config[key_name]
        if file.is_dir():
            raise ValidationError(f"{file} is a folder: name a file, such as report.json.")
        config[key_name] = os.path.normpath(file)


class _Policy(BaseConfigOption[bool | dict[str, tuple[str, ...]]]):
    """On, off, or what is allowed besides: directives, each with a source or a list of sources."""

    def __init__(self, *, default: bool) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> bool | dict[str, tuple[str, ...]]:
        if isinstance(value, bool):
            return value
        if not isinstance(value, dict):
            raise ValidationError(
                f"{_yaml(value)} is neither true nor false, nor names it what is allowed besides, such as "
                '{"img-src": ["https://example.com"]}.'
            )
        allowed: dict[str, tuple[str, ...]] = {}
        for name, named in value.items():
            if name not in DIRECTIVES:
                raise ValidationError(f"{_yaml(name)} is no directive; the directives are {', '.join(DIRECTIVES)}.")
            sources = [named] if isinstance(named, str) else named
            if not isinstance(sources, list) or not all(map(_is_source, sources)):
                raise ValidationError(
                    f"{_yaml(named)} is no source, nor a list of sources, for {name}: name them one by one, such as "
                    "[https://example.com]."
                )
            allowed[name] = tuple(sources)
        return allowed


def _is_source(value: object) -> bool:
    """Whether it may stand in a policy without ending it, its directive, or its attribute."""
    return isinstance(value, str) and re.fullmatch(r"[^\s;,\"<>]+", value) is not None


class _Switch(opt.Type[bool]):
    """On or off."""

    def run_validation(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(f"{_yaml(value)} is neither true nor false.")
        return value


DIRECTIVES = (
    *("default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "form-action", "base-uri"),
    *("child-src", "frame-src", "manifest-src", "media-src", "object-src", "worker-src"),
    *("script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr"),
)
"""What the policy of a page may speak of, where it stands in a `meta` element."""


def _yaml(value: object) -> str:
    """A value as it may stand in `mkdocs.yml`."""
    return json.dumps(value, ensure_ascii=False, default=str)


class KnowledgeBaseConfig(Config):
    """What can be set under `plugins: - mskb:`."""

    content_security_policy = _Policy(default=True)
    """Whether pages state what a browser may run and load on them; or what it may besides, by directive."""

    articles_dir = _Folders("articles")
    """The folder that holds the articles, or a list of folders; relative to `mkdocs.yml`."""

    workers = _Workers(int, default=0)
    """How many processes read articles; 0 is one for each core."""

    only = _Names(list, default=[])
    """Preview a part of the archive: product codes (`sms`) or Q-numbers. What is left out never counts as wanted."""

    search = _Switch(bool, default=True)
    """Whether a build ends with a full-text index of all articles; without one the search box leads to the indexes."""

    source_url = _Address(str, default="")
    """An article's source, as an address with `{path}` and `{id}`; empty: MkDocs' `repo_url` and `edit_uri` tell it."""

    report = _File(str, default="")
    """A file that a build writes its report to, as JSON; relative to `mkdocs.yml`. Empty: none."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Stop at an unknown option: MkDocs would only warn of it."""
        failed, warnings = super().validate()
        known = ", ".join(sorted(self._schema_keys))
        unknown: list[Any] = [name for name in self if name not in self._schema_keys]
        failed += [(name, ValidationError(f"there is no such option; the options are {known}.")) for name in unknown]
        return failed, [warning for warning in warnings if warning[0] not in unknown]
