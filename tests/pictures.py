"""`make pictures`: every kind of page as a reader sees it, to be looked at before a change of looks lands.

Both languages, a phone and a desk, light and dark, into build/pictures/; the few of the README into docs/pictures/.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from browser import open_browser, serve
from explainer.model import LANGUAGES

ROOT = Path(__file__).parents[1]
WIDTHS = {390: 844, 1440: 900}
SCHEMES = ("light", "dark")
# One page of each kind: the first of a folder stands for the others.
SHOWN = {
    "home": ("en/", 1440, "light"),
    "source": ("en/sources/tokyo-summit/#p19s1", 1440, "dark"),
    "timeline": ("ru/timeline/", 390, "light"),
    "voices": ("en/experts/", 390, "dark"),
}


def kinds(site: Path, language: str) -> Iterator[str]:
    """The address of a page of each kind, below the language's root."""
    seen: set[tuple[str, int]] = set()
    for path in sorted((site / language).rglob("index.html")):
        page = path.parent.relative_to(site / language).as_posix().removeprefix(".")
        kind = (page.partition("/")[0], page.count("/"))
        if kind not in seen:
            seen.add(kind)
            yield f"{page}/" if page else ""


def take(browser: Browser, address: str, width: int, scheme: str, *, whole: bool) -> Image.Image:
    """A picture of a page in few colours; `whole` from head to foot, otherwise what a screen shows."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    data = page.screenshot(full_page=whole)
    context.close()
    return Image.open(io.BytesIO(data)).convert("RGB").quantize(64, dither=Image.Dither.NONE)


def main() -> int:
    """Takes them all of the site that is built; says where they are."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        print("no site/ to look at: run `make site` first", file=sys.stderr)
        return 1
    for_readme, for_review = ROOT / "docs" / "pictures", ROOT / "build" / "pictures"
    for folder in (for_readme, for_review):
        folder.mkdir(parents=True, exist_ok=True)
    with serve(site) as address, open_browser() as browser:
        for name, (path, width, scheme) in SHOWN.items():
            take(browser, f"{address}/{path}", width, scheme, whole=False).save(
                for_readme / f"{name}.png", optimize=True
            )
        for language in LANGUAGES:
            for page in kinds(site, language):
                name = page.strip("/").replace("/", "-") or "home"
                for width in WIDTHS:
                    for scheme in SCHEMES:
                        picture = take(browser, f"{address}/{language}/{page}", width, scheme, whole=True)
                        picture.save(for_review / f"{language}-{name}-{width}-{scheme}.png")
    print("docs/pictures/ for the README, build/pictures/ to be looked at")
    return 0


if __name__ == "__main__":
    sys.exit(main())
