"""Put the help of every command where a page says <!-- help -->; mkdocs runs it."""

from __future__ import annotations

import subprocess
import sys

import click

from geoevents.cli import cli


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return the page with the help in it."""
    return markdown.replace("<!-- help -->", "\n".join(sections(cli, "geoevents")))


def sections(command: click.Command, name: str) -> list[str]:
    """Return the help of a command and of those below it, a section each."""
    words = [sys.executable, "-m", *name.split(), "--help"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    told = told.replace("Usage: python -m ", "Usage: ")
    made = [f"## {name}\n\n```text\n{told.rstrip()}\n```\n"]
    if isinstance(command, click.Group):
        made += [
            text
            for word, one in command.commands.items()
            for text in sections(one, f"{name} {word}")
        ]
    return made
