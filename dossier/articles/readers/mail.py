"""Mail messages (.eml): newsletters, press releases, articles sent on."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from dossier.articles.readers import html
from dossier.articles.readers.document import Document, author
from dossier.articles.tidying import tidy, unwrap
from dossier.cleaning import clean, clean_line
from dossier.errors import DossierError

_SENT_ON = re.compile(r"^\s*(?:(?:fwd?|tr|re|rép|wg)\s*:\s*)+", re.IGNORECASE)
_STUB = 40  # words: a shorter text only says that the message is to be seen as HTML


def read(data: bytes) -> Document:
    """Read a message: its plain text, or its HTML where there is no other.

    Subject, sender and day are taken from its header, sender and day not from a message that was
    sent on: they are those of whoever did so. Raises DossierError when it holds no text.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise DossierError("is not a mail message that can be read")
    body = _body(message)
    subject = clean_line(str(message.get("subject", "")))
    title = _SENT_ON.sub("", subject)
    own = title == subject
    name = clean_line(parseaddr(str(message.get("from", "")))[0]) if own else ""
    questions = list(body.questions)
    if any(message.iter_attachments()):
        questions.append("its attachments were not read: save and add them one by one")
    return Document(
        text=body.text,
        title=title,
        author=(author(name),) if name else (),
        issued=_day(message) if own else "",
        headings=body.headings,
        questions=tuple(questions),
    )


def _body(message: EmailMessage) -> Document:
    plain = message.get_body(("plain",))
    page = message.get_body(("html",))
    text = _content(plain) if plain is not None else ""
    if page is None or len(text.split()) >= _STUB:
        if not text.strip():
            raise DossierError("holds no text")
        return Document(unwrap(clean(tidy(text))))
    return html.read_page(_content(page))


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except LookupError:  # an encoding that nobody knows
        data = part.get_payload(decode=True)
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""
