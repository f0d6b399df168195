"""An address is opened only where it is one of the web or of mail, and shown as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.views.addresses import SCHEMES, openable


@pytest.mark.parametrize(
    ("given_", "url", "goes_to"),
    [
        ("https://press.example/a?b=1#c", "https://press.example/a?b=1#c", "press.example"),
        ("HTTP://Press.Example:8080/", "http://press.example:8080/", "press.example"),
        ("mailto:ada@press.example", "mailto:ada@press.example", "ada@press.example"),
        ("https://bank.example@evil.example/x", "https://evil.example/x", "evil.example"),
        ("https://b\u0430nk.example/", "https://xn--bnk-6cd.example/", "xn--bnk-6cd.example"),
        ("https://press.example/é", "https://press.example/%C3%A9", "press.example"),
        ("http://[::1]:80/", "http://[::1]:80/", "::1"),
    ],
)
def test_an_address_is_shown_as_it_will_be_opened(given_: str, url: str, goes_to: str) -> None:
    found = openable(given_)
    assert found is not None
    assert (found.url, found.goes_to) == (url, goes_to)


@pytest.mark.parametrize(
    "address",
    [
        "", "press.example", "//press.example", "https:", "https://", "https:///x", "mailto:",
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "ftp://press.example", "vbscript:x", "ssh://x", "x-apple:y", "https://a b.example",
        "https://press.example/\n-x", "https://press.example/\u202e", "http://[::1", "--help",
        "https://press.example:99999/", "https://press.example/" + "x" * 500,
    ],
)  # fmt: skip
def test_no_other_address_is_opened(address: str) -> None:
    assert openable(address) is None


@given(st.sampled_from(["", "http://", "https://", "mailto:"]), st.text(max_size=80))
def test_what_is_opened_is_printable_ascii_of_a_known_kind(scheme: str, rest: str) -> None:
    found = openable(scheme + rest)
    if found is not None:
        assert found.url.isascii()
        assert found.url.isprintable()
        assert found.url.partition(":")[0] in SCHEMES
        assert found.goes_to
