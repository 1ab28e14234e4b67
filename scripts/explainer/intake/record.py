"""The record of a text that has come in: what is known of it filled in, everything else asked of the editor."""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from explainer.corpus.endnotes import ADDRESS
from explainer.corpus.paragraphs import parse_text
from explainer.corpus.words import fold
from explainer.edits.annotate import scalar
from explainer.languages.edtf import UNKNOWN
from explainer.languages.known import language_named
from explainer.languages.protocol import Language
from explainer.load.ids import is_address
from explainer.model import LANGUAGES, SourceText
from explainer.reading.blocks import read_blocks
from explainer.reading.reading import Block
from explainer.search.sound import romanised

ASK = "ASK"
OR_OUT = "or take the line out"
SAYS = "what the text says of them, in a sentence of ours"
SAME = "the same words in our translation"
NO_DAY = (
    "when it was written, as far as it lets one know, like 2019-09-28, 2019-09, 2019, or 2019-09-28/.. for not before; "
    f"{UNKNOWN}, without `dating`, where nothing tells"
)


def id_of(name: str, taken: Collection[str]) -> str:
    """An id that no text has yet, made of the name of a file or of a title; empty where it has no letter for one."""
    letters = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", romanised(fold(name))))
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    words = [word for word in plain.split("-") if word]
    while len("-".join(words)) > 40:
        words.pop()
    id = "-".join(words)
    return id if is_address(id) and id not in taken else ""


def code_of_new(id: str, taken: Collection[str]) -> str:
    """A code that no text has yet: a letter of its id, or the first free one, or two."""
    letters: list[str] = [*(letter for letter in id.upper() if letter.isalpha()), *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return next(one for one in (*letters, *(a + b for a in letters for b in letters)) if one not in taken)


def form(id: str, code: str, language: str, text: str, said: Mapping[str, str]) -> str:
    """The record for sources.yml, in YAML. What begins with ASK an editor is to write."""
    blocks = read_blocks(text.split("\n"), language_named(language))
    kinds = {block.kind: block.text for block in reversed(blocks)}
    title = kinds.get("title") or said.get("title", "")
    bylines = [block.text for block in blocks if block.kind == "byline"]
    author = _author(bylines, language_named(language)) or said.get("author", "")
    day, wording = _day(blocks, language_named(language), said)
    address = said.get("address", "")
    publisher = said.get("publisher", "") or _publisher(bylines, language_named(language))
    others = [other for other in LANGUAGES if other != language]
    address = _known(address) if re.fullmatch(ADDRESS, address) else asked(f"where on the web it stands; {OR_OUT}")
    licence = _known(said.get("licence", "")) or asked(f"its name, like CC BY 4.0, or its address; {OR_OUT}")
    lines = [
        f"- id: {id}",
        f"  code: {code}",
        f"  file: texts/{id}.txt",
        f"  sha256: {hashlib.sha256(text.encode()).hexdigest()}",
        f"  language: {language}",
        f"  rights: {asked('full, if its licence or its holder lets you show all of it; else excerpts')}",
        *_said("title", title, language, "what it is called; ours, where it has no title"),
        *_said("short", "", language, "what pages call it, in two or three words: the article of its paper"),
        *_said("author", author, language, "who wrote it, as the text says; or take the three lines out"),
        *_said("publisher", publisher, language, "who published it, as the text says, or that it does not say so"),
        f"  address: {address}",
        f"  licence: {licence}",
        f"  date: {known_or_asked(day, NO_DAY)}",
        "  # How the date is known: words of the text that show it; out with it where nobody knows the date.",
        "  dating:",
        f"    - id: dating-{id}",
        "      kind: fact",
        f"      speaker: {id}",
        *(f"      {other}: {asked('how its date is known, in a sentence of ours')}" for other in LANGUAGES),
        "      evidence:",
        f"        - source: {id}",
        f"          quote: {known_or_asked(wording, 'the words of the text that name the day, to the letter')}",
        *(f"          {other}: {asked('the same words in our translation')}" for other in others),
    ]
    return "\n".join(lines) + "\n"


def _author(bylines: Sequence[str], language: Language) -> str:
    """Whom the first byline names that is a human being's, or says that it is one."""
    every = [(byline, _named_by(byline, language)) for byline in bylines]
    return next((name for byline, name in every if name != byline or _is_person(name, language)), "")


def _publisher(bylines: Sequence[str], language: Language) -> str:
    """The line among them that names nobody: a paper's name."""
    every = [(byline, _named_by(byline, language)) for byline in bylines]
    return next((name for byline, name in every if name == byline and not _is_person(name, language)), "")


def _is_person(words: str, language: Language) -> bool:
    """Whether words are all the name of a human being, as far as one can tell."""
    names = language.names(words, False)
    return len(names) == 1 and names[0].person and (names[0].start, names[0].end) == (0, len(words))


def _named_by(byline: str, language: Language) -> str:
    """Who a byline names, without what it calls him by («Автор: …», “By …”) and without his paper's name."""
    words = sorted(language.labels.byline, key=len, reverse=True)
    bare = re.sub(rf"^(?:{'|'.join(map(re.escape, words))})(?:\s*[:—–-]\s*|\s+)", "", byline, flags=re.IGNORECASE)
    return re.sub(r",\s*(?:[^\W\d_]+\s+)?[«“\"][^«»“”\"]+[»”\"]$", "", bare).strip()


def before(lines: Sequence[str], text: str, said: Mapping[str, str], language: str) -> tuple[str, list[str]]:
    """The text with lines put at its head that stand beside it where it was found, behind its title, and which.

    `lines`: an editor's own. Without any, what the file's own head says of title, author, publisher and day, and the
    text does not.
    """
    parsed = parse_text(text, language)
    put = [line.strip() for line in lines if line.strip()]
    if not put:
        held = {**said, "date": said.get("date", "").partition("T")[0]}
        named = [held.get(key, "") for key in ("title", "author", "publisher", "date")]
        put = [words for words in named if words and not _has(parsed, words)]
    first, _, rest = text.partition("\n")
    titled = _is_title(text, language) and said.get("title") not in put
    return "\n\n".join([first, *put, rest.lstrip("\n")] if put and titled else [*put, text]), put


def _is_title(text: str, language: str) -> bool:
    blocks = read_blocks(text.split("\n"), language_named(language))
    return blocks[0].kind == "title"


def _has(text: SourceText, words: str) -> bool:
    """Whether the text has the words, or, of a day, a date with its year."""
    day = re.match(r"(\d{4})-\d\d-\d\d", words)
    sought = day[1] if day else " ".join(words.split()).lower()
    return any(sought in paragraph.text.lower() for paragraph in text.paragraphs[: 4 if day else None])


def _day(blocks: Sequence[Block], language: Language, said: Mapping[str, str]) -> tuple[str, str]:
    """The day that stands over a text and the words that name it; what the file says where none does."""
    for block in blocks[:5]:
        if block.kind == "date line":
            for found in language.dates(block.text, [(0, len(block.text))], datetime.date.max):
                if re.fullmatch(r"\d{4}-\d\d-\d\d", found.edtf):
                    return found.edtf, block.text[found.start : found.end]
    stated = re.match(r"\d{4}-\d\d-\d\d", said.get("date", ""))
    return (stated[0], "") if stated else ("", "")


def _said(key: str, words: str, language: str, what: str) -> list[str]:
    """A field in every language: known in the text's own at most."""
    known = {language: _known(words)} if words else {}
    return [f"  {key}:", *(f"    {one}: {known.get(one) or asked(what)}" for one in LANGUAGES)]


def described_lines(
    id: str, source: str, at: str, said: Mapping[str, str], quote: str, beside: Mapping[str, str]
) -> list[str]:
    """What a text says of somebody, in the lines of a record; every value is one of YAML.

    `said`: our words by language. `beside`: the quotation's, in the languages other than the text's.
    """
    return [
        "  described:",
        f"    - id: about-{id}",
        "      kind: fact",
        f"      speaker: {source}",
        *(f"      {language}: {words}" for language, words in said.items()),
        "      evidence:",
        f"        - source: {source}",
        f"          quote: {quote}",
        f"          in: {at}",
        *(f"          {language}: {words}" for language, words in beside.items()),
    ]


def known_or_asked(words: str, what: str) -> str:
    """A value of YAML: the words, or what an editor is asked for where there are none."""
    return _known(words) or asked(what)


def asked(what: str) -> str:
    """A value of YAML that asks an editor for one: in marks, between which whatever is written stands as it is."""
    return f'"{ASK} {what}"'


def _known(words: str) -> str:
    return scalar(" ".join(words.split())) if words else ""
