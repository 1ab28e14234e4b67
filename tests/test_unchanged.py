"""A site of which nothing has changed is kept as it is; whatever is another file makes it anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import Run, copy_tiny
from explainer.publish import unchanged
from explainer.publish.unchanged import state_of
from test_publish import add_theme

KEPT = "kept: site/, whole; nothing that it is made of has changed"


def as_it_stands(folder: Path) -> dict[str, tuple[int, int]]:
    """Of each file which one it is and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_has_not_changed_is_kept_and_a_damaged_file_is_made_again(tmp_path: Path, root: Path, run: Run) -> None:
    checkout = add_theme(copy_tiny(tmp_path / "tiny"), root)
    first = run(checkout, "build")
    assert first.code == 0
    assert KEPT not in first.err
    site = checkout.root / "site"
    before = as_it_stands(site)
    second = run(checkout, "build")
    assert (second.code, second.err.splitlines()) == (0, [KEPT])
    # What is to be said at the end is said again.
    assert second.out.splitlines() == first.out.splitlines()[-len(second.out.splitlines()) :]
    assert as_it_stands(site) == before
    page = site / "en" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:-1])
    third = run(checkout, "build")
    assert third.code == 0
    assert KEPT not in third.err
    assert page.read_bytes() == whole


@pytest.fixture
def left(tiny: Checkout) -> Checkout:
    """A checkout with a site; which one does not matter here."""
    tiny.write("mkdocs.yml", "site_name: x\n")
    tiny.write("site/en/index.html", "<p>x\n")
    tiny.write("docs/en/index.md", "x\n")
    tiny.write("build/hosting/nginx.conf.example", "x\n")
    return tiny


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "seeds/new.yml").write_text("", encoding="utf-8"), id="a-file-more"),
        pytest.param(lambda root: (root / "seeds/sources.yml").write_text("[]\n", encoding="utf-8"), id="a-seed"),
        pytest.param(lambda root: (root / "docs/en/index.md").unlink(), id="a-page-less"),
        pytest.param(lambda root: (root / "site/en/index.html").rename(root / "site/en/x.html"), id="another-name"),
        pytest.param(
            lambda root: (root / "site/en/index.html").write_text("<p>y\n", encoding="utf-8"), id="another-output"
        ),
        pytest.param(lambda root: (root / "CHANGELOG.md").write_text("## 9\n", encoding="utf-8"), id="the-change-log"),
        pytest.param(
            lambda root: (root / "mkdocs.yml").write_text("site_name: y\n", encoding="utf-8"), id="the-configuration"
        ),
        pytest.param(
            lambda root: (root / "mkdocs.en.yml").write_text("x: y\n", encoding="utf-8"), id="another-configuration"
        ),
    ],
)
def test_another_file_is_another_state(left: Checkout, change: Callable[[Path], object]) -> None:
    before = state_of(left.root)
    assert before == state_of(left.root)
    change(left.root)
    assert state_of(left.root) not in (before, None)


def test_another_address_and_another_style_of_the_books_are_another_state(
    left: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = [state_of(left.root)]
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    states.append(state_of(left.root))
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "style.typ").write_text("x", encoding="utf-8")
    monkeypatch.setattr(unchanged, "OURS", tmp_path / "ours")
    states.append(state_of(left.root))
    assert len(set(states)) == 3


def test_what_is_no_plain_file_has_no_state(left: Checkout) -> None:
    (left.root / "site" / "link").symlink_to("en/index.html")
    assert state_of(left.root) is None
    (left.root / "site" / "link").unlink()
    assert state_of(left.root)
    (left.root / "mkdocs.yml").unlink()
    (left.root / "CHANGELOG.md").unlink()
    assert state_of(left.root) is None
