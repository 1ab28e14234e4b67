"""What every part of a page's metadata needs: one language's view of the Book, the site's address, identifiers.

Identifiers are the same in every language, so that a program that reads both versions of a page sees one person and
one text; an `url` leads to the page in the page's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer.model import Evidence, Source, Text
from explainer.proof import speaker_of
from explainer.view.context import Context

Node = dict[str, object]

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
"""Of our texts and translations; never of the source texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A language's view of the site at its address."""

    context: Context
    site_url: str
    """Ends in a slash: an address, or where nobody knows that, the way to it from the page."""

    @property
    def language(self) -> str:
        return self.context.language

    def label(self, key: str) -> str:
        return self.context.label(key)

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.context.frame.book.site.name[self.language]

    @property
    def holder(self) -> str:
        """Who makes the site."""
        return self.context.frame.book.site.holder[self.language]

    def in_every_language(self, words: Text) -> list[Node]:
        """Words of a thing that is one in every language, so that no two pages tell it otherwise."""
        return [{"@language": language, "@value": said} for language, said in words.items()]

    def url(self, page: str, anchor: str = "") -> str:
        """The address of a page, "" for home, or of a place on it."""
        path = f"{page}/" if page else ""
        return f"{self.site_url}{self.language}/{path}" + (f"#{anchor}" if anchor else "")

    def id(self, kind: str, id: str = "") -> str:
        """An identifier below the site's address: "…/#person-ID"."""
        return f"{self.site_url}#{kind}" + (f"-{id}" if id else "")

    def ref(self, kind: str, id: str = "") -> Node:
        """A pointer to a thing that is described elsewhere."""
        return {"@id": self.id(kind, id)}


def source_reference(view: View, source: Source) -> Node:
    """A source text, as little of it as makes a pointer readable by itself."""
    return {"@type": "CreativeWork", "@id": view.id("text", source.id), "name": source.title[view.language]}


def quotation(view: View, evidence: Evidence) -> Node:
    """The quoted words, in which text they stand and where to see them there.

    A speaker is named only where the text gives their words to the letter: reported words are the text's own.
    """
    located = view.context.proof.located(evidence)
    source, voices = located.source, located.voices
    node: Node = {
        "@type": "Quotation",
        "text": located.quote,
        "inLanguage": source.language,
        "isPartOf": view.ref("text", source.id),
        "url": view.url(f"sources/{source.id}", located.references[0].anchor),
    }
    speakers = {speaker_of(voice, source) for voice in voices}
    if len(speakers) == 1 and {voice.kind for voice in voices} == {"direct"}:
        (speaker,) = speakers
        if speaker in view.context.people:
            # With the name: on most pages nothing else tells who it is.
            name = view.context.people[speaker].name[view.language]
            node["spokenByCharacter"] = {"@type": "Person", "@id": view.id("person", speaker), "name": name}
    return node
