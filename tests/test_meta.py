"""What machines read in a page's head, read back as a search engine and a reference manager would."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

import extruct
import pytest
from lxml import etree, html

from explainer.model import LANGUAGES, Book, Text, fill
from explainer.proof import every_statement
from explainer.render import name_docs
from explainer.render.meta import render_heads
from explainer.render.sitemap import SITEMAP, XHTML, render_robots, render_sitemaps

URL = "https://site.test/below/"
FILES = (("data/a.csv", "text/csv"), ("data/b.json", "application/json"))
Nodes = list[dict[str, Any]]


@pytest.fixture(scope="module")
def heads(real_book: Book) -> dict[str, str]:
    return render_heads(real_book, name_docs(real_book), FILES, URL)


def nodes(head: str) -> Nodes:
    """The graph in a head, as extruct reads it."""
    (block,) = extruct.extract(f"<html><head>{head}</head></html>", syntaxes=["json-ld"])["json-ld"]
    assert block["@context"] == "https://schema.org"
    graph = block["@graph"]
    assert isinstance(graph, list)
    return graph


def of_type(head: str, kind: str) -> Nodes:
    return [node for node in nodes(head) if node["@type"] == kind]


def tags(head: str) -> dict[str, str]:
    tree = html.fragment_fromstring(head, create_parent="head")
    return {str(tag.get("name") or tag.get("property")): str(tag.get("content")) for tag in tree.iter("meta")}


def test_every_page_has_a_head_and_says_where_it_stands_and_what_it_rests_on(
    heads: dict[str, str], real_book: Book, real_docs: Mapping[str, str]
) -> None:
    assert set(heads) == {"index.md", *real_docs}
    texts = {f"{URL}#text-{source.id}" for source in real_book.sources}
    for path in real_docs:
        page = nodes(heads[path])[0]
        assert page["url"] == URL + path.removesuffix("index.md")
        assert page["inLanguage"] == path.partition("/")[0]
        assert {text["@id"] for text in page["isBasedOn"]} == texts
        # A text of a source is its publisher's.
        shown = page["url"].rstrip("/").rpartition("/")[2] in {source.id for source in real_book.sources}
        if "/sources/" in path and shown:
            assert "license" not in page
            assert "CC BY 4.0" in page["copyrightNotice"]
        else:
            assert page["license"].startswith("https://creativecommons.org/")
        assert page["dateModified"] == real_book.edition


def test_whatever_a_graph_points_to_is_described_somewhere(heads: dict[str, str]) -> None:
    described: set[str] = set()
    pointed: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if "@id" in value:
                (pointed if len(value) == 1 else described).add(value["@id"])
            for inside in value.values():
                walk(inside)
        elif isinstance(value, list):
            for inside in value:
                walk(inside)

    for head in heads.values():
        walk(nodes(head))
    assert pointed <= described


def test_a_graph_names_no_thing_that_its_own_page_leaves_without_a_description(heads: dict[str, str]) -> None:
    counted = 0
    for path, head in heads.items():
        every = list(inside(nodes(head)))
        described = {node["@id"] for node in every if "@id" in node and len(node) > 1}
        bare = {node["@id"] for node in every if set(node) == {"@id"}}
        assert bare <= described, path
        assert all("name" in node for node in every if node.get("@type") == "Person"), path
        counted += len(bare)
    assert counted > 100


def test_the_site_and_its_makers_have_the_same_names_on_every_page(heads: dict[str, str], real_book: Book) -> None:
    named: dict[str, list[object]] = {}
    for head in heads.values():
        for node in nodes(head):
            if node["@type"] in ("WebSite", "Organization"):
                named.setdefault(node["@type"], []).append(node["name"])
    for kind, words in (("WebSite", real_book.site.name), ("Organization", real_book.site.holder)):
        expected = [{"@language": language, "@value": said} for language, said in words.items()]
        assert len(named[kind]) > len(LANGUAGES)
        assert all(name == expected for name in named[kind])


def inside(value: object) -> Iterator[dict[str, Any]]:
    """Every node of a graph, those inside others, too."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(one)


def test_every_page_leads_to_the_feed_and_says_in_which_language_it_is(heads: dict[str, str], real_book: Book) -> None:
    titles = {language: real_book.labels["meta.feed"].text[language] for language in LANGUAGES}
    assert "на английском" in titles["ru"]
    for path, head in heads.items():
        links = html.fragment_fromstring(head, create_parent="head").iter("link")
        (feed,) = [link for link in links if link.get("type") == "application/atom+xml"]
        assert urljoin(URL + path, str(feed.get("href"))) == f"{URL}feed.xml"
        language = path.partition("/")[0] if "/" in path else LANGUAGES[0]
        assert feed.get("title") == fill(titles[language], site=real_book.site.name[language])


def test_breadcrumbs_lead_from_the_front_page_by_the_list_to_the_page(heads: dict[str, str], real_book: Book) -> None:
    essay = real_book.essays[0]
    for language in LANGUAGES:
        (crumbs,) = of_type(heads[f"{language}/essays/{essay.id}/index.md"], "BreadcrumbList")
        steps = crumbs["itemListElement"]
        root = f"{URL}{language}/"
        assert [step["item"] for step in steps] == [root, f"{root}essays/", f"{root}essays/{essay.id}/"]
        assert [step["position"] for step in steps] == [1, 2, 3]
        assert steps[2]["name"] == essay.title[language]
        assert of_type(heads[f"{language}/index.md"], "BreadcrumbList") == []


def test_an_event_has_dates_only_where_the_texts_give_them_plainly(heads: dict[str, str], real_book: Book) -> None:
    records = {f"{URL}#event-{event.id}": event for event in real_book.events}
    events = of_type(heads["en/timeline/index.md"], "Event")
    assert {node["@id"] for node in events} == {id for id, event in records.items() if event.status != "not-held"}, (
        "an event that was not held is none"
    )
    assert {event.status for event in real_book.events} >= {"held", "not-held"}
    dated = 0
    for node in events:
        event = records[node["@id"]]
        said = "/".join(str(node[key]) for key in ("startDate", "endDate") if key in node)
        dated += bool(said)
        assert said == ("" if re.search(r"[~?%.]", event.date) else event.date)
    assert 0 < dated < len(events)


def test_the_glossary_is_a_set_of_all_terms_and_invents_no_definition(heads: dict[str, str], real_book: Book) -> None:
    for language in LANGUAGES:
        (term_set,) = of_type(heads[f"{language}/glossary/index.md"], "DefinedTermSet")
        entries = {entry["@id"].partition("#")[2]: entry for entry in term_set["hasDefinedTerm"]}
        assert set(entries) == {term.id for term in real_book.terms}
        for term in real_book.terms:
            entry = entries[term.id]
            assert entry["name"] == term.name[language]
            assert entry["inDefinedTermSet"]["@id"] == term_set["@id"]
            assert ("description" in entry) == bool(term.definitions)


def test_a_quotation_is_to_the_letter_and_only_direct_speech_has_a_speaker(
    heads: dict[str, str], real_book: Book
) -> None:
    texts = {
        f"{URL}#text-{source.id}": [
            *(paragraph.text for paragraph in source.text.paragraphs),
            *(note.text for note in source.text.endnotes),
        ]
        for source in real_book.sources
    }
    spoken = reported = 0
    for person in real_book.people:
        head = heads[f"en/experts/{person.id}/index.md"]
        (node,) = of_type(head, "Person")
        assert node["name"] == person.name["en"]
        assert person.name["ru"] in node["alternateName"]
        for quote in of_type(head, "Quotation"):
            assert any(quote["text"] in part for part in texts[quote["isPartOf"]["@id"]])
            assert quote["url"].startswith(f"{URL}en/sources/")
            spoken += "spokenByCharacter" in quote
            reported += "spokenByCharacter" not in quote
    assert spoken
    assert reported
    for source in real_book.sources:
        own = of_type(heads[f"en/experts/{source.id}/index.md"], "Quotation")
        assert own
        assert all("spokenByCharacter" not in quote for quote in own)


def test_a_person_is_the_same_thing_in_every_language(heads: dict[str, str], real_book: Book) -> None:
    by_language = [
        {node["@id"] for node in of_type(heads[f"{language}/experts/index.md"], "Person")} for language in LANGUAGES
    ]
    assert by_language[0] == by_language[1] == {f"{URL}#person-{person.id}" for person in real_book.people}


def test_an_essay_cites_every_quotation_it_rests_on(heads: dict[str, str], real_book: Book) -> None:
    statements = {statement.id: statement for statement in every_statement(real_book)}
    assert real_book.essays
    for essay in real_book.essays:
        (article,) = of_type(heads[f"ru/essays/{essay.id}/index.md"], "Article")
        cited = {
            evidence.quote
            for block in essay.blocks["ru"]
            for runs in block.items
            for run in runs
            if run.kind == "cite"
            for evidence in statements[run.target].evidence
        }
        assert {item["text"] for item in article["citation"]} == cited
        assert article["headline"] == essay.title["ru"]
        assert article["datePublished"] <= article["dateModified"]


def test_the_data_is_a_dataset_with_its_files(heads: dict[str, str]) -> None:
    (dataset,) = of_type(heads["en/downloads/index.md"], "Dataset")
    files = {(item["contentUrl"], item["encodingFormat"]) for item in dataset["distribution"]}
    assert files == {(URL + path, media) for path, media in FILES}
    # What search engines for data ask of a description.
    assert 50 <= len(dataset["description"]) <= 5000


def test_a_publisher_is_named_only_where_the_text_states_it(heads: dict[str, str], real_book: Book) -> None:
    for language in LANGUAGES:
        texts = of_type(heads[f"{language}/sources/index.md"], "CreativeWork")
        unknown = real_book.labels["meta.publisher-not-stated"].text[language]
        named = {node["@id"] for node in texts if "publisher" in node}
        assert len(named) == 1
        assert named == {
            f"{URL}#text-{source.id}" for source in real_book.sources if source.publisher[language] != unknown
        }


def test_a_link_to_a_page_is_shown_with_title_picture_and_language(heads: dict[str, str], real_book: Book) -> None:
    for language in LANGUAGES:
        essay = real_book.essays[0]
        found = tags(heads[f"{language}/essays/{essay.id}/index.md"])
        assert found["og:type"] == "article"
        assert found["og:title"] == essay.title[language]
        assert found["og:url"] == f"{URL}{language}/essays/{essay.id}/"
        assert found["og:image"] == f"{URL}{language}/assets/preview.png"
        assert found["og:locale"].partition("_")[0] == language
        assert found["og:locale"] != found["og:locale:alternate"]
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:description"]


def test_zotero_finds_title_makers_date_and_language(heads: dict[str, str], real_book: Book) -> None:
    for language in LANGUAGES:
        for page, title in (("", real_book.site.name), ("timeline/", real_book.labels["timeline.title"].text)):
            found = tags(heads[f"{language}/{page}index.md"])
            assert found["citation_title"] == title[language]
            # Without the comma Zotero takes the last word of an organisation for a surname.
            assert found["citation_author"] == f"{real_book.site.holder[language]},"
            assert found["citation_publication_date"] == real_book.edition
            assert found["citation_language"] == language
            assert found["citation_public_url"] == f"{URL}{language}/{page}"
            # Otherwise it takes whatever has a citation_title for an article in a journal.
            assert found["z:itemType"] == "webpage"


def test_without_a_host_nothing_said_to_machines_has_an_address_of_nobody(
    real_book: Book, heads: dict[str, str]
) -> None:
    nobody = "https://nobody.example/"
    found = render_heads(real_book, name_docs(real_book), FILES, nobody)
    assert found.keys() == heads.keys()
    for path, head in found.items():
        assert not [name for name, content in tags(head).items() if nobody in content]
        assert nobody not in json.dumps(nodes(head))
        # Seen from the page it leads where the whole address does.
        for here, there in zip(nodes(head), nodes(heads[path]), strict=True):
            for key in ("@id", "url"):
                if key in there:
                    assert urljoin(URL + path.removesuffix("index.md"), here[key]) == there[key]
    assert render_sitemaps([""], "2026-01-02", nobody) == {}
    assert nobody not in render_robots(nobody)


def test_no_words_can_end_the_block_or_the_attribute_they_stand_in(
    tiny_book: Book,
) -> None:
    hostile = '</script><script>alert("x")</script>'
    site = dataclasses.replace(tiny_book.site, name=Text((hostile, hostile)))
    found = render_heads(dataclasses.replace(tiny_book, site=site), name_docs(tiny_book), FILES, URL)
    assert found
    for head in found.values():
        assert head.count("<script") == head.count("</script>") == 1
        assert tags(head)["og:site_name"] == hostile
        json.dumps(nodes(head))


def sitemap(text: str) -> dict[str, dict[str, str]]:
    """Address -> its versions by language."""
    root = etree.fromstring(text.encode())
    return {
        str(url.findtext(f"{{{SITEMAP}}}loc")): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.iter(f"{{{XHTML}}}link")
        }
        for url in root
    }


def test_a_sitemap_names_every_page_once_with_versions_that_name_each_other() -> None:
    files = render_sitemaps(["", "a", "b/c"], "2026-01-02", URL)
    whole = sitemap(files["sitemap.xml"])
    assert set(whole) == {URL, *(f"{URL}{language}/{page}" for language in LANGUAGES for page in ("", "a/", "b/c/"))}
    for address, versions in whole.items():
        assert set(versions) == {*LANGUAGES, "x-default"}
        assert address in versions.values()
        assert all(whole[other] == versions for other in versions.values())
    for language in LANGUAGES:
        own = sitemap(files[f"{language}/sitemap.xml"])
        assert own == {url: versions for url, versions in whole.items() if url.startswith(f"{URL}{language}/")}


def test_a_page_is_as_old_as_its_edition() -> None:
    for text in render_sitemaps(["", "a"], "2026-01-02", URL).values():
        assert set(re.findall("<lastmod>(.*?)</lastmod>", text)) == {"2026-01-02"}


def test_robots_are_told_where_the_sitemap_is() -> None:
    assert render_robots(URL).splitlines()[-1] == f"Sitemap: {URL}sitemap.xml"
