"""Texts that attack a terminal, a screen or a parser; none of them may have its way."""

from __future__ import annotations

PAYLOADS = {
    "markup": "see [/] and [red]red[/red] [b]bold [link=https://evil.example]x[/link]",
    "action": "[@click=app.quit]quit[/] [@click=screen.export]x[/] [@click=app.bell()]y",
    "unbalanced": "[[[ ]]] [/nothing] \\[ [/",
    "variable": "$primary [$error]x[/$error] {x!r} %s %(name)s ${HOME} $(id) `id`",
    "colour": "\x1b[31mred\x1b[0m\x1b[8mhidden",
    "screen": "\x1b[2J\x1b[1;1H\x1bc\x1b[?1049l",
    "report": "\x1b[6n\x1b[c\x1b[21t\x1b[>0q\x05\x1bZ",
    "keys": "\x1b[?1000h\x1b[?2004l\x1b[5i",
    "title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07\x1b]52;c;?\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "strings": "\x1bP+q544e\x1b\\ \x1b_Gi=1\x1b\\ \x1b^x\x1b\\ \x1bX x\x1b\\ \x1bP$q q",
    "charset": "\x0e\x1b(0lqqk\x1b#8\x0f",
    "c1": "\x9b31m\x9b6n \x9d52;c;b3duZWQ=\x9c \x90q\x9c \x85 \x84",
    "c0": "bell\x07 back\x08\x08\x08 tab\t form\x0c vertical\x0b return\rnew\nline \x7f",
    "nul": "nul\x00 in\x00 the middle",
    "bidi": "\u202egnp.exe\u202c \u2066iso\u2069 \u202dleft\u202c \u200fmark\u061c",
    "tags": "flag\U000e0067\U000e0062\U000e007f \U000e0001\U000e0041",
    "zero": "a\u200bb\u200c\u200d\u2060c\ufeff" + "\u200b\u200d" * 400 + "end",
    "blank": "\u3164\u115f\uffa0 \u2800 \u034f\u180e x\ufe0f\ufe0e\U000e0100",
    "marks": "e" + "\u0301\u0316" * 5_000 + " a\u20dd\u0489\u0336",
    "leading": "\u0301\u20e3\ufe0f leading",
    "surrogate": "lone \ud800 and \udfff here",
    "emoji": "👨‍👩‍👧‍👦 👍🏽 🇫🇷🇩 1️⃣ ❤️ 🏳️‍🌈 🚗🚗🚗",
    "wide": "漢字漢字 ｆｕｌｌ 각각 한글 ﷽",
    "rtl": "שלום עולם مرحبا بالعالم می‌خواهم",
    "long": "unbroken" * 2_000,
    "path": "../../../etc/passwd /dev/zero C:\\x\\y ~root",
    "markdown": "| a | b |\n---\n# x [^1]: y <img src=x onerror=alert(1)> =HYPERLINK(1)",
}
HARMLESS = "Plain words, nothing else"
TEN_MEGABYTES = 10_000_000


def in_a_file(text: str) -> str:
    """Give a text as UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def as_filename(text: str) -> bytes:
    """Give a text as the name of a file: bytes of any kind but NUL and the slash."""
    name = text.encode("utf-8", "surrogatepass").replace(b"\0", b"").replace(b"/", b"_")
    return name[:180]
