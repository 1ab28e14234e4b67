"""One page as a schema.org graph: the page itself, where it stands, and the things it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.addresses import menu_of, parent_of
from explainer.document.outline import Head
from explainer.model import Essay
from explainer.render.meta.things import dataset, event, organization, person, quotations, term_set, text, website
from explainer.render.meta.view import LICENSE, Node, View, source_reference

COLLECTIONS = {"essays", "experts", "findings", "formats", "glossary", "sources", "timeline", "downloads"}


def page_graph(view: View, page: str, titles: Mapping[str, Head], files: Sequence[tuple[str, str]]) -> list[Node]:
    """Every node of a page's graph. `titles`: page -> what it is called, in this language."""
    subjects = list(_subjects(view, page, titles, files))
    nodes = [_page(view, page, titles, subjects), organization(view)]
    nodes.append(
        website(view)
        if not page
        else {
            "@type": "WebSite",
            "@id": view.id("site"),
            "name": view.in_every_language(view.context.book.site.name),
            "url": view.site_url,
        }
    )
    if page:
        nodes.append(_breadcrumbs(view, page, titles))
    return nodes + subjects


def _page(view: View, page: str, titles: Mapping[str, Head], subjects: Sequence[Node]) -> Node:
    head = titles[page]
    book = view.context.book
    essay = _essay(view, page)
    node: Node = {
        "@type": "Article" if essay else _kind(page),
        "@id": view.url(page),
        "url": view.url(page),
        "name": head.title,
        "description": head.description,
        "inLanguage": view.language,
        "isPartOf": view.ref("site"),
        "publisher": view.ref("makers"),
        # Whose a whole text of a source is is said in words: a licence of the page would be one of that, too.
        **(
            {"copyrightNotice": view.label("data.readme.rights")} if _shows_a_text(view, page) else {"license": LICENSE}
        ),
        "dateModified": book.edition,
        "isBasedOn": [source_reference(view, source) for source in book.sources],
    }
    if essay:
        node["headline"] = head.title
        node["author"] = view.ref("makers")
        node["datePublished"] = book.changes[-1].day
        node["image"] = f"{view.url('')}assets/preview.png"
        node["mainEntityOfPage"] = view.url(page)
        node["citation"] = _citations(view, essay)
    mains = [subject["@id"] for subject in subjects if subject["@type"] != "Quotation"]
    if len(mains) == 1:
        node["mainEntity"] = {"@id": mains[0]}
    elif mains:
        node["about"] = [{"@id": id} for id in mains]
    return node


def _shows_a_text(view: View, page: str) -> bool:
    return page in {f"sources/{source.id}" for source in view.context.book.sources}


def _kind(page: str) -> str:
    if page == "about":
        return "AboutPage"
    if page.startswith("experts/"):
        return "ProfilePage"
    return "CollectionPage" if page in COLLECTIONS else "WebPage"


def _subjects(view: View, page: str, titles: Mapping[str, Head], files: Sequence[tuple[str, str]]) -> Iterator[Node]:
    """What the page shows."""
    book = view.context.book
    folder, _, id = page.partition("/")
    if page == "timeline":
        found = (event(view, record) for record in book.events)
        yield from (node for node in found if node is not None)
    elif page == "glossary":
        yield term_set(view, titles[page].title, book.terms)
    elif page == "experts":
        for record in book.people:
            yield person(view, record)
        yield from quotations(view, (item for record in book.people for item in record.described))
    elif folder == "experts":
        yield from _speaker(view, id)
    elif page == "sources":
        yield from (text(view, source) for source in book.sources)
    elif folder == "sources":
        yield text(view, view.context.source(id))
    elif page == "downloads":
        yield dataset(view, view.label("downloads.data.lead"), files)


def _speaker(view: View, id: str) -> Iterator[Node]:
    """A person, or the text that speaks in its author's voice, and every quotation their page rests on."""
    context = view.context
    known = context.people.get(id)
    yield person(view, known) if known else text(view, context.source(id))
    said = (item for item in context.book.statements if id in (item.speaker, item.relays))
    yield from quotations(view, (*(known.described if known else ()), *said))


def _essay(view: View, page: str) -> Essay | None:
    return next((essay for essay in view.context.book.essays if page == f"essays/{essay.id}"), None)


def _citations(view: View, essay: Essay) -> list[Node]:
    """Every quotation that the essay's citations rest on, once, in the order of the page."""
    statements = view.context.proof.statements
    cited = dict.fromkeys(id for block in essay.blocks[view.language] for id in block.cited)
    return quotations(view, (statements[id] for id in cited))


def _breadcrumbs(view: View, page: str, titles: Mapping[str, Head]) -> Node:
    parent = parent_of(page, menu_of(view.context.book))
    way = ["", *([parent] if parent not in (None, page) else []), page]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": titles[step].title if step else view.name,
                "item": view.url(step),
            }
            for position, step in enumerate((step for step in way if step is not None), 1)
        ],
    }
