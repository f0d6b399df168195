"""The command that begins a seed file for a text, so that it can be coded by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dossier.articles.paragraphs import Paragraph
from dossier.cli.context import put
from dossier.errors import DossierError

_ARTICLE = """\
schema = 1

# seeds/README.md says what belongs into each field. Take off the # where you fill one in.
[article]
# id = ""                        # lower case, digits, hyphens; unique
# label = ""                     # our short name for it
# language = "en"                # ISO 639-1
# title = ""                     # this and the next only if the article itself gives it
# author = [{ family = "", given = "" }]
# container-title = ""
# issued = ""                    # EDTF, as 2017-04-07
"""
_STATEMENT = """\
[[statement]]
# id = ""                        # the company's id, hyphen, six hex digits
# company = ""
# facet = ""
# topic = ""
# text = ""                      # one fact, in your own words
# status = ""                    # done, ongoing, negotiating, planned, considered, claimed
# speaker = "journalist"         # journalist, company, or a person's name as printed
"""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--find", "passages", metavar="WORDS", multiple=True,
    help="Begin a statement that rests on these words; they must stand in the text exactly once.",
)  # fmt: skip
def draft(file: Path, passages: tuple[str, ...]) -> None:
    """Print the beginning of a seed file for the text FILE: hashes, paragraphs, passages."""
    from dossier.articles.freezing import freeze
    from dossier.articles.paragraphs import paragraphs
    from dossier.cleaning import clean

    frozen = freeze(file)
    divided = paragraphs(frozen.text)
    statements = [_statement(frozen.text, divided, clean(words).strip()) for words in passages]
    head = (
        f'{_ARTICLE}sha256 = "{frozen.sha256}"\ntext_sha256 = "{frozen.text_sha256}"\n'
        f"characters = {len(frozen.text)}"
    )
    put("\n\n".join([head, *_digest(divided), *statements]))


def _digest(divided: list[Paragraph]) -> Iterator[str]:
    for item in divided:
        yield (
            f"[[digest]]\nparagraph = {item.number}\nstart = {item.start}\nend = {item.end}\n"
            'text = ""'
        )


def _statement(text: str, divided: list[Paragraph], words: str) -> str:
    from dossier.articles.anchoring import fingerprint

    start = text.find(words) if words else -1
    end = start + len(words)
    if start < 0:
        raise _refused(words, "do not stand in the text")
    if text.find(words, start + 1) >= 0:
        raise _refused(words, "stand in the text more than once")
    home = next((item for item in divided if item.start <= start and end <= item.end), None)
    if home is None:
        raise _refused(words, "run over more than one paragraph")
    return (
        f"{_STATEMENT}evidence = [{{ paragraph = {home.number}, start = {start}, end = {end}, "
        f'fingerprint = "{fingerprint(words)}" }}]'
    )


def _refused(words: str, why: str) -> DossierError:
    from dossier.search.naming import shown

    return DossierError(
        f"the words {shown(words)} {why}",
        advice="Copy them from the text to the letter, from one paragraph, as many as it takes.",
    )
