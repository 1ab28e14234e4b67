"""The configurations by which MkDocs builds docs/, one a language: every name, menu and word of theirs is the Book's.

The first language's holds what all share; the others inherit it. Plain YAML that any engine reads that knows MkDocs's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from explainer.addresses import LISTS, folders_of_records, foot_of, menu_of
from explainer.corpus.datewords import describe_day
from explainer.model import LANGUAGES, Book, fill

HEAD = "# Written by `explainer render` from seeds/site.yml and seeds/ui*.yml: mend those, not this."
WORDS = "frame."
"""Labels with this prefix are what the templates of the theme say."""
SHARED = """use_directory_urls: true
# The search is our own.
plugins: []
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
extra_css:
  - assets/style.css
extra_javascript:
  - {path: assets/site.js, defer: true}
  - {path: assets/search.js, defer: true}"""
THEME = """theme:
  name: material
  # The site's own theme, or that of the program.
  custom_dir: !ENV [EXPLAINER_THEME, docs/overrides]
  # System fonts: nothing comes from another host.
  font: false
  favicon: assets/favicon.svg
  language: """


def configuration_of(language: str) -> str:
    """The name of a language's configuration, at the top of the checkout."""
    return "mkdocs.yml" if language == LANGUAGES[0] else f"mkdocs.{language}.yml"


def render_configurations(book: Book) -> dict[str, str]:
    """`mkdocs.yml` and one for each other language -> their text."""
    return {configuration_of(language): "\n".join(_lines(book, language)) + "\n" for language in LANGUAGES}


def _lines(book: Book, language: str) -> Iterator[str]:
    first = language == LANGUAGES[0]

    def label(key: str) -> str:
        return book.labels[key].text[language]

    yield HEAD
    if not first:
        yield f"INHERIT: {configuration_of(LANGUAGES[0])}"
    address = f"https://{book.site.stem}.example/{language}/"
    yield f"site_name: {_yaml(book.site.name[language])}"
    yield f"site_description: {_yaml(label('site.description'))}"
    yield f"site_author: {_yaml(book.site.holder[language])}"
    yield f"site_url: !ENV [SITE_URL_{language.upper()}, {_yaml(address)}]"
    yield f"copyright: {_yaml(label('site.copyright'))}"
    yield f"docs_dir: docs/{language}"
    yield f"site_dir: site/{language}"
    yield THEME + language if first else f"theme:\n  language: {language}"
    if first:
        yield SHARED
        yield "# What the menu does not name is reached from its pages, and from the foot of every page."
        folders = folders_of_records()
        others = ["/index.md", *(f"/{page}/" for page in _others(book)), *(f"/{folder}/*/" for folder in folders)]
        yield "not_in_nav: |\n" + "\n".join(f"  {pattern}" for pattern in others)
    yield "nav:"
    yield from (f"  - {_yaml(label(f'{page}.title'))}: {page}/index.md" for page in menu_of(book))
    yield "markdown_extensions:"
    yield from ("  - attr_list", "  - md_in_html", "  - tables", "  - toc: {permalink: false}", "  - footnotes:")
    yield f"      BACKLINK_TITLE: {_yaml(label('site.back-from-note').replace('{n}', '{}'))}"
    yield '      SEPARATOR: "-"'
    yield "extra:"
    if first:
        yield "  generator: false"
        yield f"  contact: {_yaml(book.site.contact)}"
        yield '  hosted: !ENV [SITE_HOSTED, ""]'
        yield "  languages:"
        for other in LANGUAGES:
            name = book.labels["site.language"].text[other]
            yield f"    - {{code: {other}, name: {_yaml(name)}, root: {other}}}"
    yield f"  edition: {_yaml(fill(label('book.edition'), day=describe_day(book.edition, language)))}"
    yield "  labels:"
    for key in sorted(book.labels):
        if key.startswith(WORDS):
            yield f"    {key.removeprefix(WORDS).replace('-', '_')}: {_yaml(label(key))}"
    yield f"    quotes: {_yaml(label('book.quotes'))}"
    yield "  links:" + ("" if foot_of(book) else " []")
    for page in foot_of(book):
        yield f"    - {{title: {_yaml(label(f'{page}.title'))}, url: {page}/}}"


def _others(book: Book) -> list[str]:
    return sorted({*LISTS, *(page.id for page in book.pages if page.id != "home")} - {*menu_of(book)})


def _yaml(words: str) -> str:
    """Words as a value of YAML, whatever is in them."""
    return json.dumps(words, ensure_ascii=False)
