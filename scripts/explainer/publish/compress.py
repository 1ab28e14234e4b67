"""Every text file a second and a third time, packed as a server would send it: `.br` and `.gz` beside the file.

The hosts that know such twins send them as they are, and so pack better and work less than they could by themselves.
"""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from explainer.store import Shelf, Store
from explainer.write import write_bytes

Packed = tuple[bytes, bytes]
"""A file's twins: brotli, gzip."""

ENDINGS = {
    *(".bib", ".css", ".csv", ".html", ".js", ".json", ".jsonld", ".md", ".ris", ".svg"),
    *(".tbx", ".tei", ".tmx", ".txt", ".xml"),
}
# 11 takes three times as long for less than one part in a hundred (measured on the whole site: 9.7 s and 3.3 s).
BROTLI = 10
GZIP = 9
# The window's largest size, and 16 for the header and the end of gzip.
WRAPPED = zlib.MAX_WBITS + 16
# A smaller file fits into the first packet anyway.
SMALL = 200


def compress_site(site: Path, store: Store) -> int:
    """Makes every twin that is missing or not its file's, takes away those without one; how many files have twins.

    The same bytes each time: no clock and no name goes into a twin, nor into the choice of what is packed anew.
    `store` keeps the twins of the run before.
    """
    texts = [path for path in sorted(site.rglob("*")) if path.suffix in ENDINGS and path.stat().st_size >= SMALL]
    wanted = {twin for path in texts for twin in twins(path)}
    for old in [path for ending in ("br", "gz") for path in site.rglob(f"*.{ending}")]:
        if old not in wanted:
            old.unlink()
    # The packers let other threads work while they pack.
    with Shelf[Packed](store, "packed") as shelf, ThreadPoolExecutor() as pool:
        for _ in pool.map(lambda path: _pack(path, shelf), texts):
            pass
    return len(texts)


def twins(path: Path) -> tuple[Path, Path]:
    """Where the packed twins of a file stand: brotli, gzip."""
    return path.with_name(f"{path.name}.br"), path.with_name(f"{path.name}.gz")


def _pack(path: Path, shelf: Shelf[Packed]) -> None:
    """Writes the twins of a file, unless they are there."""
    data = path.read_bytes()
    packed = shelf.get(_packed, data)
    # The first is written when the second is there.
    for twin, made in reversed(list(zip(twins(path), packed, strict=True))):
        if not twin.is_file() or twin.read_bytes() != made:
            write_bytes(twin, made)


def _packed(data: bytes) -> Packed:
    # Not by `gzip`, which writes another header in Python 3.13 than before.
    second = zlib.compress(data, GZIP, wbits=WRAPPED)
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=BROTLI), second
