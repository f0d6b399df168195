"""The ids of statements: the company's, a hyphen and six hex digits that hang on the passage."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import count

IsFree = Callable[[str], bool]


def identify(article: str, start: int, end: int, company: str, again: int = 0) -> str:
    """Give the id of a statement about `company` that rests on a span of an article (ids).

    It depends on the place and the company alone; `again` tells a second one of the same place.
    """
    place = f"{article}:{start}-{end}:{company}" + (f":{again}" if again else "")
    return f"{company}-{hashlib.sha256(place.encode()).hexdigest()[:6]}"


def unused(article: str, start: int, end: int, company: str, is_free: IsFree) -> str:
    """Give the first id for a passage that no other statement has."""
    ids = (identify(article, start, end, company, again) for again in count())
    return next(id_ for id_ in ids if is_free(id_))


def moved(id_: str, company: str, is_free: IsFree) -> str:
    """Give the id of a statement that goes to another company, with the same digits if it can."""
    same = f"{company}-{id_.rpartition('-')[2]}"
    if is_free(same):
        return same
    ids = (identify(id_, 0, 0, company, again) for again in count())
    return next(new for new in ids if is_free(new))
