"""What hosts need to know of the site: its headers and redirects for static hosts, snippets for nginx and Caddy.

All of them are made from the same values, so that a page is sent alike wherever it stands; tests/test_hosting.py tries
the snippets with the real servers. Where the site is to stand is SITE_URL's to say, once, for everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from explainer.model import Book
from explainer.publish.missing import MISSING, base_path
from explainer.publish.policy import site_policy
from explainer.publish.site import BuildError, site_url
from explainer.store import Store
from explainer.write import write_text

FOLDER = "/srv/www"
"""Where the snippets take the site to be, in a folder of its name; whoever uses them changes it."""
NO_JEKYLL, JEKYLL_FILE = ".nojekyll", "_config.yml"
"""What keeps Jekyll away on GitHub Pages, and what it does where it runs all the same: leave every file as it is."""
JEKYLL = """# Where Jekyll copies this site, it makes no pages of the Markdown beside them, and leaves out no file.
markdown_ext: left-as-it-is
include: [FILES]
defaults:
  - scope: {path: ""}
    values: {render_with_liquid: false}
"""
"""`FILES` are those beside it that begin with a sign which Jekyll passes over."""
HEADERS_FILE = "_headers"
REDIRECTS_FILE = "_redirects"
FEED_FILE, FEED_MEDIA = "feed.xml", "application/atom+xml"
"""By its ending it would be any XML."""
SERVERS = Path("build", "hosting")
"""Where the snippets stand, below the folder of site/: whatever lies in site/ itself is served."""
NGINX_FILE, CADDY_FILE = SERVERS / "nginx.conf.example", SERVERS / "Caddyfile.example"

Moves = Sequence[tuple[str, str]]
"""(old, new) paths below the site's root, of pages that moved."""

HEADERS = {
    # File names carry no hash of their contents, so a browser asks whether they are as they were (304 if so).
    "Cache-Control": "no-cache",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
OPEN_FOLDER = "data/"
"""Other sites' pages may read the data, too."""
TYPES = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "ris": "application/x-research-info-systems",
    "tbx": "application/x-tbx",
    "tei": "application/tei+xml",
    "tmx": "application/x-tmx+xml",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Media types that servers do not know, or not everywhere, by the ending of the file."""
MOST_RULES, LONGEST_LINE = 100, 2000
"""Cloudflare's limits of `_headers`; it reads no further. Netlify has none that are lower."""
BINARY = {"epub", "xlsx"}
NGINX_KNOWS = {"json", "txt", "xlsx"}
"""What nginx's own list has by the same types; it warns of what it is told twice."""


def write_hosting(site: Path, book: Book, moves: Moves = (), store: Store | None = None) -> None:
    """`_headers` at the root of a finished site, `_redirects` if any; beside the site the snippets for servers.

    `store` keeps what is read of pages.
    """
    policy, url, folder = site_policy(site, store), site_url(book), f"{FOLDER}/{book.site.stem}"
    write_text(site / NO_JEKYLL, "")
    write_text(site / JEKYLL_FILE, jekyll_file(moves))
    write_text(site / HEADERS_FILE, headers_file(policy, url))
    write_text(site.parent / NGINX_FILE, nginx_snippet(policy, url, folder, moves))
    write_text(site.parent / CADDY_FILE, caddy_snippet(policy, url, folder, moves))
    if moves:
        write_text(site / REDIRECTS_FILE, redirects_file(url, moves))


def jekyll_file(moves: Moves) -> str:
    """What Jekyll reads; it names no file that is not there."""
    files = (HEADERS_FILE, *((REDIRECTS_FILE,) if moves else ()), NO_JEKYLL)
    return JEKYLL.replace("FILES", ", ".join(files))


def headers_file(policy: str, url: str) -> str:
    """The file that Netlify, Cloudflare Pages and their like read. Raises BuildError for more than they would."""
    base = base_path(url)
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in _headers(policy).items())]
    for ending in TYPES:
        lines += [f"{base}*.{ending}", f"  Content-Type: {_type(ending)}"]
    lines += [f"{base}{FEED_FILE}", f"  Content-Type: {FEED_MEDIA}; charset=utf-8"]
    lines += [f"{base}{OPEN_FOLDER}*", "  Access-Control-Allow-Origin: *"]
    longest = max(lines, key=len)
    if len(longest) > LONGEST_LINE or sum(not line.startswith(" ") for line in lines) > MOST_RULES:
        raise BuildError(
            f"{HEADERS_FILE} is more than its hosts read: {MOST_RULES} rules, {LONGEST_LINE} characters a line; the "
            f"longest line has {len(longest)}: {longest.strip()[:60]}…"
        )
    return "\n".join(lines) + "\n"


def redirects_file(url: str, moves: Moves) -> str:
    """The file that Netlify, Cloudflare Pages, GitLab Pages and their like read.

    Some of them send the small page that stands at the old address all the same; then that leads on.
    """
    base = base_path(url)
    return "".join(f"{base}{old} {base}{new} 301\n" for old, new in moves)


def nginx_snippet(policy: str, url: str, folder: str, moves: Moves = ()) -> str:
    """A server for nginx, as a file for sites-enabled/."""
    base = base_path(url)
    headers = "\n".join(f'    add_header {name} "{value}" always;' for name, value in _headers(policy).items())
    told = {ending: media for ending, media in TYPES.items() if ending not in NGINX_KNOWS}
    types = "\n".join(f"        {media} {ending};" for ending, media in told.items())
    texts = " ".join(sorted({FEED_MEDIA, *(media for ending, media in told.items() if ending not in BINARY)}))
    moved = "".join(f"\n    location = {base}{old} {{ return 301 {base}{new}; }}" for old, new in moves)
    outside = f"\n    location / {{ return 404; }}\n    location = {base.rstrip('/')} {{ return 301 {base}; }}"
    return f"""# nginx: the site under {url}, written by its build. Change the folder, add TLS.
# Debian: nginx and libnginx-mod-http-brotli-static; without the second take `brotli_static` away.
map $uri $any_origin {{
    default "";
    ~^{base}{OPEN_FOLDER} "*";
}}
server {{
    listen 80;
    server_name {urlsplit(url).hostname};
    absolute_redirect off;
    charset utf-8;
    charset_types text/xml text/plain text/css text/javascript application/javascript application/json {texts};
    include /etc/nginx/mime.types;
    types {{
{types}
    }}
{headers}
    add_header Access-Control-Allow-Origin $any_origin always;
    # The packed twins beside every text file.
    brotli_static on;
    gzip_static on;
    gzip_vary on;
    error_page 404 {base}{MISSING};{outside if base != "/" else ""}{moved}
    location {base} {{
        alias {folder}/;
        index index.html;
    }}
    location = {base}{FEED_FILE} {{
        alias {folder}/{FEED_FILE};
        types {{ }}
        default_type {FEED_MEDIA};
    }}
}}
"""


def caddy_snippet(policy: str, url: str, folder: str, moves: Moves = ()) -> str:
    """A site for Caddy 2."""
    base = base_path(url)
    headers = "\n".join(f'\t\t{name} "{value}"' for name, value in _headers(policy).items())
    # A path with a star inside reaches into no folder; only a named matcher of the ending does.
    types = "\n".join(
        f'\t@{ending} path *.{ending}\n\theader @{ending} Content-Type "{_type(ending)}"' for ending in TYPES
    )
    moved = "".join(f"\n\tredir {base}{old} {base}{new} permanent" for old, new in moves)
    bare = f"\n\tredir {base.rstrip('/')} {base} permanent" if base != "/" else ""
    return f"""# Caddy: the site under {url}, written by its build. Change the folder; with a
# host's name in place of :80 Caddy gets the certificate by itself.
:80 {{
	root * {folder}
	header {{
{headers}
	}}
{types}
	header {base}{FEED_FILE} Content-Type "{FEED_MEDIA}; charset=utf-8"
	header {base}{OPEN_FOLDER}* Access-Control-Allow-Origin "*"{bare}{moved}
	handle_path {base}* {{
		file_server {{
			# The packed twins beside every text file.
			precompressed br gzip
		}}
	}}
	handle {{
		error 404
	}}
	handle_errors {{
		header Content-Type "text/html; charset=utf-8"
		rewrite * /{MISSING}
		file_server
	}}
}}
"""


def _headers(policy: str) -> dict[str, str]:
    return {"Content-Security-Policy": policy, **HEADERS}


def _type(ending: str) -> str:
    return TYPES[ending] + ("" if ending in BINARY else "; charset=utf-8")
