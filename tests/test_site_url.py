"""SITE_URL: what can be the address of a site, and what is refused before anything is made."""

from __future__ import annotations

import pytest

from checkout import Checkout
from conftest import more
from explainer.publish.address import AddressError, read_address
from machine import explain

OTHERWISE = "https://nobody.example/"


USER = "me:word"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("", OTHERWISE, id="none"),
        pytest.param("https://a.example", "https://a.example/", id="without-slash"),
        pytest.param("https://a.example/b/c~d/", "https://a.example/b/c~d/", id="below-a-path"),
        pytest.param("http://127.0.0.1:8397/docs", "http://127.0.0.1:8397/docs/", id="port"),
        pytest.param("http://[::1]:80/", "http://[::1]:80/", id="six"),
        pytest.param("https://xn--80a.example/", "https://xn--80a.example/", id="letters-of-another-alphabet"),
        pytest.param("https://localhost/", "https://localhost/", id="one-name"),
    ],
)
def test_an_address_ends_in_a_slash(given: str, expected: str) -> None:
    assert read_address(given, OTHERWISE) == expected


@pytest.mark.parametrize(
    ("given", "gist"),
    [
        pytest.param("example.org", "does not begin with", id="no-scheme"),
        pytest.param("ftp://a.example/", "does not begin with", id="another-scheme"),
        pytest.param("javascript://a.example/", "does not begin with", id="script"),
        pytest.param(" ", "blank", id="blank-alone"),
        pytest.param("https://a.example/a b/", "blank", id="blank"),
        pytest.param("https://a.example/\nserver {", "blank or a control", id="line"),
        pytest.param("https://a.example/?a=1", "query", id="query"),
        pytest.param("https://a.example/#a", "query", id="place"),
        pytest.param(f"https://{USER}@a.example/", "password", id="password"),
        pytest.param("https:///a/", "names no host", id="no-host"),
        pytest.param("https://пример.example/", "names no host", id="cyrillic-host"),
        pytest.param("https://-a.example/", "names no host", id="hyphen"),
        pytest.param("https://a.example:0/", "port", id="port-nought"),
        pytest.param("https://a.example:99999/", "port", id="port-too-large"),
        pytest.param("https://a.example:/", "port", id="port-empty"),
        pytest.param('https://a.example/a";}<i>/', "path", id="end-of-a-block"),
        pytest.param("https://a.example/$host/", "path", id="variable"),
        pytest.param("https://a.example/{a}/", "path", id="placeholder"),
        pytest.param("https://a.example/a%20b/", "path", id="escaped"),
        pytest.param("https://a.example/../b/", "path", id="upward"),
        pytest.param("https://a.example//b/", "path", id="two-slashes"),
        pytest.param("https://a.example/*/", "path", id="any"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused_in_one_line(given: str, gist: str) -> None:
    with pytest.raises(AddressError, match=gist) as refused:
        read_address(given, OTHERWISE)
    message = str(refused.value)
    assert message.startswith("SITE_URL ")
    assert "; write it like https://" in message
    assert message.isprintable()


@pytest.mark.parametrize("verb", ["build", "serve", *more("pdf", "bundle", "data")])
def test_it_is_refused_before_anything_is_read_or_made(tiny: Checkout, verb: str) -> None:
    before = tiny.files(".")
    done = explain(tiny.root, verb, SITE_URL="example.org")
    done.assert_one_line("SITE_URL “example.org”", "https://")
    assert (done.printed, tiny.files(".")) == ("", before)
    assert not (tiny.root / "build").exists()


def test_nothing_is_published_without_an_address_or_a_second_reading(tiny: Checkout) -> None:
    explain(tiny.root, "publish").assert_one_line("SITE_URL is not set", "https://")
    # A placeholder that is given is no more an address than one that stands for none.
    explain(tiny.root, "publish", SITE_URL="https://lake.example/").assert_one_line("SITE_URL is not set", "https://")
    explain(tiny.root, "publish", SITE_URL="https://lake.example.org/").assert_one_line("await a second reading")
    assert not (tiny.root / "site").exists()
