"""What all records are made of: their base, and the kinds of words and numbers in them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
StatementId = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{6}$")]
Fingerprint = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Offset = Annotated[int, Meta(ge=0)]
Ordinal = Annotated[int, Meta(ge=1)]


class Plain(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of all records: immutable, strict about unknown fields, empty fields left out."""
