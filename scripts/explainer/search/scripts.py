"""The data of the search as scripts: each calls `searchData(value)`, which works without a server, too.

    places.js      what can be found: addresses, titles, groups; the rules by which a query is folded and split
    words-LL.js    of a language: names, words that stand for one another, words that carry nothing
    words-LL-N.js  every form of the words that begin so; all parts are fetched for a word that is misspelt
    found-LL-N.js  where the words of a run of numbers stand, and what is marked for them
    text-N.js      the paragraphs of a run of places, for excerpts
    texts.js       all of them, for words in quotation marks: what stands twice packs best where it stands together

Lists are lines of text, and numbers have base 36: that is read fastest and packs best.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from explainer.languages.known import READ
from explainer.search.entries import Entry
from explainer.search.lexicon import LONG_NAME, Lexicon, Word
from explainer.search.sound import RULES, sound
from explainer.search.tongues import letters_of
from explainer.search.words import FOLDS, LAYOUTS, LOOK_ALIKES, TOKEN, VOWELS

FORMS, FOUND, TEXT = 3_000, 3_000, 3_000
"""Bytes of a part of forms, about where words stand, and of paragraphs, before it is packed."""
BEGINNING = 3
"""Letters by which the part is told in which a form is."""
COMMON = 5
"""Parts that have a row of endings if it stands with what is asked of every query."""
SPOKEN = "~"
"""Stands before the sound of a name among the forms of words."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
STANDING = {"page": 3, "section": 1, "event": 2, "sentence": 1, "endnote": 1, "pointer": 0}
"""How much an entry counts by itself; what has a name of its own counts three."""


def base36(number: int) -> str:
    """As JavaScript's toString(36) says it."""
    said = ""
    while True:
        number, digit = divmod(number, 36)
        said = DIGITS[digit] + said
        if not number:
            return said


def search_scripts(
    language: str,
    entries: Sequence[Entry | None],
    lexicons: Mapping[str, Lexicon],
    marks: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """(file name, script) of everything below a language's `search/`. `entries` by the place's number; `marks`: by
    language for each of its words what is marked for it."""
    texts = list(_cut(("\t".join(entry.blocks) if entry else "" for entry in entries), TEXT))
    for number, (_, lines) in enumerate(texts):
        yield _script(f"text-{number}", "\n".join(lines))
    yield _script("texts", "\n".join(line for _, lines in texts for line in lines))
    known = {}
    for name, lexicon in lexicons.items():
        parts = list(_cut(map(_places, lexicon.words, marks[name]), FOUND))
        for number, (_, lines) in enumerate(parts):
            yield _script(f"found-{name}-{number}", "\n".join(lines))
        yield from _word_scripts(name, lexicon, [start for start, _ in parts])
        known[name] = _letters(lexicon)
    places = _place_lines(entries)
    rules = {"folds": FOLDS, "token": TOKEN, "sounds": RULES, "looks": LOOK_ALIKES, "keys": LAYOUTS, "vowels": VOWELS}
    yield _script(
        "places",
        {**places, **rules, "language": language, "words": known, "texts": [start for start, _ in texts]},
    )


def _letters(lexicon: Lexicon) -> str:
    """A pattern of the letters in which a language is written, by what most of its words have."""
    patterns = tuple(letters_of(language.code).pattern for language in READ)
    return max(patterns, key=lambda pattern: sum(bool(re.match(pattern, word.key)) for word in lexicon.words))


def _script(name: str, value: object) -> tuple[str, str]:
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # They end a line in old JavaScript.
    said = said.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{name}.js", f"searchData({said});\n"


def _cut(lines: Iterable[str], size: int) -> Iterator[tuple[int, list[str]]]:
    """(number of its first line, lines) of parts of about this many bytes."""
    start, part, bytes = 0, list[str](), 0
    for number, line in enumerate(lines):
        if part and bytes > size:
            yield start, part
            start, part, bytes = number, [], 0
        part.append(line)
        bytes += len(line.encode()) + 1
    if part:
        yield start, part


def _places(word: Word, marked: str) -> str:
    """Where a word stands: how far on the next place is (nothing for the very next), and its weight as a letter; then
    what is marked for it, if that is not the word."""
    said, last = "", -1
    for place, weight in sorted(word.places.items()):
        step = place - last
        said += ("" if step == 1 else base36(step)) + chr(64 + weight)
        last = place
    return f"{said}\t{marked}".rstrip("\t")


def _place_lines(entries: Sequence[Entry | None]) -> dict[str, object]:
    """Each place in a line: page, standing, anchor, title, reference, each speaker with the voice; a page with its
    address and group."""
    pages: dict[str, int] = {}
    page_lines, lines = [], []
    for entry in entries:
        if entry is None:
            lines.append("")
            continue
        address, _, anchor = entry.address.partition("#")
        if address not in pages:
            pages[address] = len(pages)
            page_lines.append((address, entry.group, entry.page))
        standing = 3 if entry.names and entry.kind != "page" else STANDING[entry.kind] + (entry.names != ())
        title = "" if entry.kind == "page" else entry.title
        spoken = ("|".join(filter(None, speaker)) for speaker in entry.speakers)
        fields = (base36(pages[address]) + str(standing), anchor, title, entry.reference, *spoken)
        lines.append("\t".join(fields).rstrip("\t"))
    return {"pages": page_lines, "places": "\n".join(lines)}


def _word_scripts(name: str, lexicon: Lexicon, places: list[int]) -> Iterator[tuple[str, str]]:
    """What is asked of every query, and the forms in parts, each with all that begin so. `places`: the first words of
    the parts about places."""
    stems = sorted(
        (stem, ends, number) for number, word in enumerate(lexicon.words) for stem, ends in _stems(word, BEGINNING)
    )
    alike = [list(some) for _, some in groupby(stems, key=lambda stem: stem[0][:BEGINNING])]
    sizes = (" ".join(stem + "," for stem, _, _ in some) for some in alike)
    parts, number = [], 0
    for _, some in _cut(sizes, FORMS):
        parts.append([stem for group in alike[number : number + len(some)] for stem in group])
        number += len(some)
    used = Counter(ends for part in parts for ends in {ends for _, ends, _ in part})
    common = ["", *sorted(ends for ends, count in used.items() if ends and count >= COMMON)]
    base = {
        "endings": "\n".join(common),
        "forms": [part[0][0][:BEGINNING] for part in parts],
        "parts": places,
        "names": lexicon.names,
        "rules": [(rule.typed, rule.meant) for rule in lexicon.rules],
        "empty": sorted(lexicon.empty),
    }
    file, script = _script(f"words-{name}", base)
    yield file, f"/*! {lexicon.credit} */\n{script}" if lexicon.credit else script
    for number, part in enumerate(parts):
        yield _script(f"words-{name}-{number}", _forms(lexicon.words, part, common))


def _forms(words: Sequence[Word], part: Sequence[tuple[str, str, int]], common: Sequence[str]) -> dict[str, str]:
    """Each word in a line: how far on its number is, how often it stands, whether it is a name, which of the forms is
    told if not the first; then stems each with the number of its endings. Those that are not common follow.

    Where the form that is told is not here, it is written out beside a sound, and else left to the part that has it.
    """
    endings = {ends: number for number, ends in enumerate(common)}
    stems: dict[int, list[str]] = {}
    forms: dict[int, list[str]] = {}
    for stem, ends, word in part:
        forms.setdefault(word, []).extend(stem + end for end in ends.split(","))
        number = endings.setdefault(ends, len(endings))
        stems.setdefault(word, []).append(f"{stem},{base36(number)}" if number else stem)
    lines, last = [], -1
    for word, said in sorted(stems.items()):
        step = "" if word == last + 1 else f"{base36(word - last)}:"
        often, name = base36(len(words[word].places)), "!" if words[word].name else ""
        shown = words[word].shown
        if shown in forms[word]:
            told = forms[word].index(shown)
            which = f"{'' if name else '.'}{base36(told)}" if told else ""
        else:
            which = f".={shown}" if said[0].startswith(SPOKEN) else ".="
        lines.append(" ".join((step + often + name + which, *said)))
        last = word
    return {"endings": "\n".join(list(endings)[len(common) :]), "words": "\n".join(lines)}


def _stems(word: Word, beginning: int) -> Iterator[tuple[str, str]]:
    """Stems with their endings: forms that begin alike are put together. The sound of a name has the name itself."""
    alike: dict[str, list[str]] = {}
    for form in sorted(word.forms):
        alike.setdefault(form[:beginning], []).append(form)
    for forms in alike.values():
        # In their order the first and the last have least in common.
        pairs = enumerate(zip(forms[0], forms[-1], strict=False))
        stem = forms[0][: next((at for at, (one, other) in pairs if one != other), len(forms[0]))]
        yield stem, ",".join(form[len(stem) :] for form in forms)
    if word.name and word.places and len(word.key) >= LONG_NAME and word.key.isalpha():
        yield SPOKEN + sound(word.key), ""
