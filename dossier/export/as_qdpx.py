"""A REFI-QDA project (1.5), which programs for qualitative analysis open: codes, texts, codings.

Positions are in code points, from 0, the end exclusive. There is no time in the file, and nothing
is compressed, so that the same library gives the same bytes everywhere.
"""

from __future__ import annotations

import io
import uuid
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable

from dossier.export.moments import plainly
from dossier.export.phrases import tie
from dossier.export.qda_codes import Code, codebook, codes_of
from dossier.export.qda_documents import Document, documents
from dossier.export.scope import Scope, articles_in, ruled_in, statements_in, stem
from dossier.model import Company, Library, Statement
from dossier.views import wording
from dossier.views.comparison import Told, articles_about, count_sources

_SPACE = uuid.UUID("8a1f2c54-6f0e-5d0b-9a53-3d1d9b6f7c21")  # our own, for ids that never change
_NAMESPACE = "urn:QDA-XML:project:1.0"
_MAKER = "Dossier"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_READABLE = 0o644 << 16
_ABOUT = (
    "Dossiers of companies from press articles. A passage carries the codes of the statements "
    "that rest on it; its comment holds them, with status, speaker and date. A text whose name "
    "ends in “digest” is not the article's."
)
_OF_COMPANY = {"Statements": "Integer", "Articles read": "Integer", "Also called": "Text"}
_OF_ARTICLE = {
    "Headline": "Text", "Author": "Text", "Published in": "Text", "Published": "Text",
    "Language": "Text", "Address": "Text", "Held": "Text",
}  # fmt: skip


def project_qdpx(library: Library, scope: Scope) -> bytes:
    """Make the file: `project.qde` and a text for each article under `sources/`."""
    library = ruled_in(library, scope)
    statements = statements_in(library, scope)
    texts = documents(library, articles_in(library, scope), statements)
    root = _project(library, scope, statements, texts)
    ET.indent(root)
    project = ET.tostring(root, encoding="unicode")
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        head = '<?xml version="1.0" encoding="utf-8"?>\n'
        _put(archive, "project.qde", f"{head}{project}\n")
        for text in texts:
            _put(archive, f"sources/{_guid('text', *text.key)}.txt", text.text)
    return written.getvalue()


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.create_system = 3  # Unix, whatever this machine is
    entry.external_attr = _READABLE
    archive.writestr(entry, text.encode())


def _guid(*key: str) -> str:
    return str(uuid.uuid5(_SPACE, "\n".join(key)))


def _project(
    library: Library, scope: Scope, statements: tuple[Statement, ...], texts: list[Document]
) -> ET.Element:
    maker = _guid("user")
    root = ET.Element(
        "Project", xmlns=_NAMESPACE, name=stem(scope), origin=_MAKER, creatingUserGUID=maker
    )
    ET.SubElement(ET.SubElement(root, "Users"), "User", guid=maker, name=_MAKER)
    codes = ET.SubElement(ET.SubElement(root, "CodeBook"), "Codes")
    for group in codebook(library, statements):
        _add_code(codes, group)
    variables = ET.SubElement(root, "Variables")
    for name, kind in (_OF_COMPANY | _OF_ARTICLE).items():
        ET.SubElement(
            variables, "Variable", guid=_guid("variable", name), name=name, typeOfVariable=kind
        )
    cases = ET.SubElement(root, "Cases")
    selected = _selections(texts)
    for company in scope.companies:
        _add_case(library, cases, library.company[company], texts, selected.get(company, ()))
    if texts:
        sources = ET.SubElement(root, "Sources")
        for text in texts:
            _add_source(library, sources, text)
    about = " ".join([_ABOUT, *plainly(library, scope.companies)])
    ET.SubElement(root, "Description").text = about
    return root


def _add_code(parent: ET.Element, code: Code) -> None:
    codable = "false" if code.codes or parent.tag == "Codes" else "true"
    element = ET.SubElement(
        parent, "Code", guid=_guid("code", code.key), name=code.name, isCodable=codable
    )
    if code.description:
        ET.SubElement(element, "Description").text = code.description
    for item in code.codes:
        _add_code(element, item)


def _add_case(
    library: Library,
    parent: ET.Element,
    company: Company,
    texts: list[Document],
    selected: Iterable[str],
) -> None:
    read = articles_about(library, company.id)
    case = ET.SubElement(parent, "Case", guid=_guid("case", company.id), name=company.name)
    names = [name for item in company.aliases for name in (item.name, *item.aliases)]
    values = (
        len(library.told[company.id]),
        count_sources(library, read),
        "; ".join([company.short, *names]),
    )
    for (name, kind), value in zip(_OF_COMPANY.items(), values, strict=True):
        _add_value(case, name, str(value), kind)
    for text in texts:
        if text.article.id in read:
            ET.SubElement(case, "SourceRef", targetGUID=_guid("text", *text.key))
    for guid in selected:
        ET.SubElement(case, "SelectionRef", targetGUID=guid)


def _selections(texts: list[Document]) -> dict[str, dict[str, None]]:
    """Give by company (an id) the selections on which its statements rest, in their order."""
    found: dict[str, dict[str, None]] = {}
    for text in texts:
        for span, told in text.selections:
            for company in {item for one in told for item in (one.company, *one.parties)}:
                found.setdefault(company, {})[_selection(text, *span)] = None
    return found


def _add_source(library: Library, parent: ET.Element, text: Document) -> None:
    guid, maker = _guid("text", *text.key), _guid("user")
    article = text.article
    source = ET.SubElement(
        parent, "TextSource", guid=guid, name=text.name, creatingUser=maker,
        plainTextPath=f"internal://{guid}.txt",
    )  # fmt: skip
    ET.SubElement(source, "Description").text = article.label
    for (start, end), told in text.selections:
        selection = ET.SubElement(
            source, "PlainTextSelection", guid=_selection(text, start, end),
            name=told[0].id, startPosition=str(start), endPosition=str(end), creatingUser=maker,
        )  # fmt: skip
        memo = "\n\n".join(_memo(library, statement) for statement in told)
        ET.SubElement(selection, "Description").text = memo
        for key in dict.fromkeys(key for statement in told for key in codes_of(statement)):
            coding = ET.SubElement(
                selection, "Coding", creatingUser=maker,
                guid=_guid("coding", *text.key, str(start), str(end), key),
            )  # fmt: skip
            ET.SubElement(coding, "CodeRef", targetGUID=_guid("code", key))
    values = (
        article.title, wording.authors(article), article.container_title or article.publisher,
        article.issued, wording.language(article.language), article.url,
        "original" if text.key[2] == "text" else "digest, not the article's text",
    )  # fmt: skip
    for name, value in zip(_OF_ARTICLE, values, strict=True):
        if value:
            _add_value(source, name, value)


def _selection(text: Document, start: int, end: int) -> str:
    return _guid("selection", *text.key, str(start), str(end))


def _add_value(parent: ET.Element, name: str, value: str, kind: str = "Text") -> None:
    element = ET.SubElement(parent, "VariableValue")
    ET.SubElement(element, "VariableRef", targetGUID=_guid("variable", name))
    ET.SubElement(element, f"{kind}Value").text = value


def _memo(library: Library, statement: Statement) -> str:
    """Say what a statement is, its hedging with it."""
    company = library.company.get(statement.company)
    beside = [
        wording.status(statement),
        wording.speaker(library, statement),
        wording.when(statement),
        *(wording.figure(figure) for figure in statement.figures),
        tie(library, Told(statement), statement.company),
        *wording.standing(library, statement),
    ]
    name = company.name if company else statement.company
    said = "; ".join(part for part in beside if part)
    return f"{name}: {wording.said(statement)}\n[{said}] ({statement.id})"
