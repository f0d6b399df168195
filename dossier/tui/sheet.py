"""What an export writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from dossier.model import Library

if TYPE_CHECKING:
    from dossier.export.formats import Format
    from dossier.export.making import File
    from dossier.export.scope import Scope


class Page(Struct, frozen=True):
    """A Markdown page of its own: the name of its file, and how it is made."""

    name: str
    make: Callable[[], str]


class Sheet(Struct, frozen=True):
    """Something to write: what it is in words, and which part of the library.

    With a `page` it is that, in Markdown; else it is made of the `scope` in any format.
    """

    title: str
    library: Library
    scope: Scope
    page: Page | None = None

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats in which it can be written, the usual one first."""
        from dossier.export.formats import MARKDOWN
        from dossier.export.making import offered

        return (MARKDOWN,) if self.page else offered(self.library, self.scope)

    def suggested(self, form: Format) -> str:
        """Give a name for its file, or its folder."""
        from dossier.export.making import suggested

        return self.page.name if self.page else suggested(self.scope, form)

    def files(self, form: Format) -> Iterator[File]:
        """Make it: each file with its name."""
        from dossier.export.making import files

        if self.page:
            yield self.page.name, self.page.make().encode()
        else:
            yield from files(self.library, self.scope, form)
