"""What the standard (REFI-QDA 1.5) asks of the elements that we write: children, attributes, ids.

Written from the text of the standard; a stand-in for its schema.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

NAMESPACE = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

# the children that an element may have, in this order; a question mark: once at most
_CHILDREN = {
    "Project": "Users? CodeBook? Variables? Cases? Sources? Description?",
    "Users": "User", "CodeBook": "Codes?", "Codes": "Code", "Code": "Description? Code",
    "Variables": "Variable", "Cases": "Case", "Sources": "TextSource",
    "Case": "Description? VariableValue SourceRef SelectionRef",
    "VariableValue": "VariableRef? TextValue? IntegerValue?",
    "TextSource": "Description? PlainTextSelection Coding VariableValue",
    "PlainTextSelection": "Description? Coding",
    "Coding": "CodeRef?",
}  # fmt: skip
_FULL = {"Users", "CodeBook", "Codes", "Variables", "Cases", "Sources"}  # never empty
_NEEDED = {
    "Project": "name", "User": "guid", "Code": "guid name isCodable", "Case": "guid",
    "Variable": "guid name typeOfVariable", "TextSource": "guid plainTextPath", "Coding": "guid",
    "PlainTextSelection": "guid startPosition endPosition", "VariableRef": "targetGUID",
    "CodeRef": "targetGUID", "SourceRef": "targetGUID", "SelectionRef": "targetGUID",
}  # fmt: skip
_TARGETS = {
    "CodeRef": "Code", "VariableRef": "Variable", "SourceRef": "TextSource",
    "SelectionRef": "PlainTextSelection",
}  # fmt: skip


def name(element: ET.Element) -> str:
    """Give the name of an element of the standard."""
    assert element.tag.startswith(NAMESPACE)
    return element.tag.removeprefix(NAMESPACE)


def check(root: ET.Element) -> None:
    """Check a project as far as we write one."""
    assert name(root) == "Project"
    kinds: dict[str, str] = {}
    for element in root.iter():
        kind = name(element)
        _check_children(element)
        assert set(_NEEDED.get(kind, "").split()) <= set(element.attrib)
        assert element.get("isCodable", "true") in {"true", "false"}
        if guid := element.get("guid"):
            assert GUID.fullmatch(guid)
            assert guid not in kinds
            kinds[guid] = kind
    for element in root.iter():
        if target := element.get("targetGUID"):
            assert kinds[target] == _TARGETS[name(element)]
        for user in ("creatingUser", "creatingUserGUID"):
            assert kinds.get(element.get(user, ""), "User") == "User"


def _check_children(element: ET.Element) -> None:
    kind = name(element)
    allowed = _CHILDREN.get(kind, "").split()
    order = [item.removesuffix("?") for item in allowed]
    found = [name(child) for child in element]
    assert set(found) <= set(order), kind
    assert found == sorted(found, key=order.index), kind
    assert all(found.count(item[:-1]) < 2 for item in allowed if item.endswith("?")), kind
    assert found or kind not in _FULL, kind
