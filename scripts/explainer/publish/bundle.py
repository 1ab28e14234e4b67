"""The offline bundle: the hosted site as one zip that opens from any folder, with no server and no network."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from explainer.addresses import HOSTED
from explainer.model import Book, fill

# A server answers a folder with its index; a file system does not.
# Inside a tag: text may hold the same words.
FOLDER_LINK = re.compile(
    r'(<[a-z]+\b[^<>]*\bhref=")((?![a-z][a-z0-9+.-]*:|//)(?:[^"#?]*/|(?:[^"#?]*/)?\.\.?))(#[^"]*)?(")'
)
# So does a page that moved: its refresh names a folder, too.
REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"#]*/)(#[^"]*)?(")')
# The bundle does not hold itself.
HOSTED_ONLY = re.compile(r'<a [^>]*class="hosted-only"[^>]*>(.*?)</a>')
# Of a page, what the feed and machines on the web read.
WEB_ONLY = re.compile(
    r'<link rel="alternate" type="application/atom\+xml"[^>]*>\n?|<script type="application/ld\+json">.*?</script>\n?',
    re.DOTALL,
)
# What serves a host or a search engine alone.
LEFT_OUT = {
    ".nojekyll",
    "404.html",
    "CNAME",
    "_config.yml",
    "_headers",
    "_redirects",
    "preview.png",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "search_index.json",
    "feed.xml",
    # It leads to the Markdown of the pages, which is not here.
    "llms.txt",
}
# What a page on the disk reads at once, the search has in parts for a reader on the line.
PARTS = re.compile(r"/search/text-\d+\.js$")
FRONT = "index.html"
LEFT_OUT_ENDINGS = (".br", ".gz", ".map", ".zip", ".md")


def bundle_files(site: Path, book: Book) -> dict[str, bytes]:
    """Every file of the bundle, by its name in the zip; pages link to `index.html` where a server needs no name."""
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name not in LEFT_OUT and not path.name.endswith(LEFT_OUT_ENDINGS)
        if not PARTS.search(path.as_posix()) and not _is_hosted_alone(path)
    }
    for name, data in files.items():
        if name.endswith(".html"):
            files[name] = link_files(data.decode()).encode()
    if FRONT in files:
        files[FRONT] = files[FRONT].replace(b"<main>", f"<main>\n{_alone(book)}".encode(), 1)
    files["READ ME.txt"] = "\n\n".join(_readme(book)).encode()
    return files


def _is_hosted_alone(path: Path) -> bool:
    """Whether a file is for programs on the web: what says the same in another form is in the bundle."""
    return path.name in HOSTED or (path.suffix == ".json" and path.with_suffix(".csv").is_file())


def _alone(book: Book) -> str:
    """What the front page says where nothing but it was taken out of the zip; its style sheet, found, hides it."""
    words = book.labels["bundle.alone"].text.items()
    return "\n".join(
        f'<p class="alone" lang="{language}"><strong>{escape(said)}</strong></p>' for language, said in words
    )


def _readme(book: Book) -> Iterator[str]:
    """What is to be read first, in every language."""
    for language, words in book.labels["bundle.readme"].text.items():
        yield fill(words, name=book.site.name[language])


def link_files(page: str) -> str:
    """The page with every link to a folder made a link to the index in it, and none to what a bundle lacks."""
    return REFRESH.sub(_to_index, FOLDER_LINK.sub(_to_index, HOSTED_ONLY.sub(r"\1", WEB_ONLY.sub("", page))))


def _to_index(found: re.Match[str]) -> str:
    path, anchor = found[2], found[3] or ""
    if not path:
        return found[0]
    return f"{found[1]}{path.rstrip('/')}/index.html{anchor}{found[4]}"


def zip_bytes(files: dict[str, bytes], folder: str, day: str) -> bytes:
    """The zip of these files in one folder. Dates, order and modes are fixed: the same files give the same bytes."""
    year, month, date = (int(part) for part in day.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", (year, month, date, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # A plain file, readable by all, made on a system that knows UTF-8 names.
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()
