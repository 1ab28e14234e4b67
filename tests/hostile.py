"""The made-up checkout with every field filled, and each free text in it replaced by a marked hostile string.

A mark is `q17x…x17q`: it says which field the words come from, so that they are found again in every output.
"""

from __future__ import annotations

import hashlib
import inspect
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from attacks import TABLE, attack, plain
from checkout import Checkout
from explainer.corpus.paragraphs import parse_text
from explainer.load.prose import parse_prose
from explainer.load.yamlfile import Item, parse_yaml
from explainer.model import LANGUAGES, Block, Claim, Field, Inline, Label, Naming, Own, Problem, Quoted, fields_of
from explainer.model.fields import Inside, Made
from explainer.schemas import schema_of, seeds_files

MARKED = re.compile(r"q(\d+)x(.*?)x\1q", re.DOTALL)
OPENED = re.compile(r"q(\d+)x")
BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
JOINER = "\N{WORD JOINER}"
MARKS_INSIDE = re.compile('[«»„“”‘’"]')
QUOTATION = re.compile(r"\.evidence\.|\.wording$|/translations/")
# Labels that are signs for programs, and no words.
SIGNS = {"book.quotes", "meta.locale"}
REPLACED = "downloads.lead"
"""A label in whose place an introduction is shown."""
PINNED = {"Evidence.quote", "Span.words", "DateSaid.wording", "Source.misprints", "Translation.original"}
"""Quotations that must stand in a text, or nothing is built: the hostile texts have them."""
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDE = 1_000_000

PLACES = """
- {id: lake, kind: sea, east: "5", north: "5.5", evidence: [{source: ferry-plan, quote: озеро Дальнее, en: Lake}]}
- {id: ferry, kind: town, east: "3", north: "-2.25", side: left, evidence: [
    {source: ferry-plan, quote: Паром, en: The ferry}]}
"""
GEOGRAPHY = """
- {file: geography/lake.geojson, sha256: SHA256, credit: {ru: Выдумано., en: Made up.}}
"""
LINES = """{"features": [
  {"id": "m", "bbox": [0, -9, 10, 10], "geometry": {"coordinates": [[[[1, 1], [9, 1], [9, 9], [1, 1]]]]}},
  {"id": "lake", "geometry": {"coordinates": [[[[1, 1], [9, 1], [9, 9], [1, 1]]]]}}
]}"""
# What the made-up checkout lacks, by file: no field of a record is empty, and no kind of record is missing.
MORE = {
    "terms": """
- {id: t-event, kind: event, name: {ru: Событие, en: Event}}
- {id: t-format, kind: format, name: {ru: Формат, en: Format}}
- {id: t-body, kind: organisation, name: {ru: Орган, en: Body}}
- {id: t-people, kind: people, name: {ru: Народ, en: People}}
- {id: t-iron, kind: resource, name: {ru: Железо, en: Iron}}
""",
    "events": """
- id: e-planned
  title: {ru: План, en: Plan}
  wording: план
  order: "2021-07"
  era: summit
  status: planned
  statements: [{id: s-planned, kind: fact, speaker: ferry-launch, ru: План., en: A plan., evidence: [
    {source: ferry-launch, quote: Союз островов, en: The Union of Islands}]}]
- id: e-not
  title: {ru: Нет, en: No}
  wording: нет
  date: "2021-08"
  order: "2021-08"
  era: summit
  status: not-held
  statements: [{id: s-not, kind: fact, speaker: zimina, ru: Нет., en: No., evidence: [
    {source: ferry-plan, quote: Расписание утвердят позже.}]}]
""",
    "disagreements": """
- {id: q-more, question: {ru: Что?, en: What?}, kind: difference, comment: {ru: Так., en: So.}, positions: [
    {id: p-one, answer: {ru: То., en: This.}, statements: [plan-keel]},
    {id: p-two, answer: {ru: Это., en: That.}, statements: [launch-bell]}]}
""",
    "silences": """
- {id: s-one, kind: unsourced, title: {ru: Раз, en: One}, text: {ru: Раз., en: One.}, statements: [plan-keel]}
- {id: s-two, kind: undated, title: {ru: Два, en: Two}, text: {ru: Два., en: Two.}, statements: [plan-keel]}
""",
    # So many that a reader may choose among them.
    "statements": "".join(
        f"""
- {{id: more-{number}, kind: {kind}, speaker: zimina, relays: unknown, topics: [{topic}], ru: Ещё., en: More.,
    evidence: [{{source: ferry-plan, quote: Расписание утвердят позже.}}]}}
"""
        for number, (kind, topic) in enumerate([("fact", "trips"), ("opinion", "building"), ("forecast", "trips")] * 3)
    ),
}
READINGS = '- {id: plan-keel, by: Reader, ru: "0", en: "0"}\n'
LEAD = f"{REPLACED}: {{ru: Всё это., en: All of it., statements: [plan-keel]}}\n"
FERRY = "- id: ferry\n  forms: {ru: [паром], en: [ferry]}\n"
FIGURES = "\n\n{figure: map}\n\n{figure: timeline}\n"


def enrich(checkout: Checkout) -> Checkout:
    """Fills the fields that the made-up checkout leaves empty: map, readings, relayed words, "ibid." and more."""
    checkout.write("seeds/geography/lake.geojson", LINES)
    checkout.write("seeds/geography.yml", GEOGRAPHY.replace("SHA256", hashlib.sha256(LINES.encode()).hexdigest()))
    checkout.write("seeds/knowledge/places.yml", PLACES)
    checkout.write("seeds/readings.yml", READINGS)
    checkout.write("seeds/knowledge/introductions.yml", LEAD)
    checkout.edit(("seeds/knowledge/terms.yml", "- id: ferry\n", FERRY))
    checkout.edit(
        (
            "seeds/sources.yml",
            "  code: P\n",
            "  code: P\n  short: {ru: План, en: The plan}\n  author: {ru: Кто-то, en: Somebody}\n",
        )
    )
    checkout.edit(*((f"seeds/knowledge/{name}.yml", "", more) for name, more in MORE.items()))
    checkout.edit(*((f"seeds/pages/home.{language}.md", "", FIGURES) for language in LANGUAGES))
    checkout.retype("seeds/texts/ferry-plan.txt", "", "[ii] Там же.\n")
    return checkout


def without_variants(checkout: Checkout) -> Checkout:
    """Without the labels for sites of one text, of many or without a map, which this one shows nowhere."""
    (checkout.root / "seeds" / "ui-number.yml").unlink()
    return checkout


def rename_code(checkout: Checkout, old: str, new: str) -> None:
    """Gives a text another code: at its record, and in every reference to it."""
    reference = re.compile(rf"(?m)(^|: ){old}(?=\d+\.\d|\.[ivx])")
    for name in sorted(checkout.files("seeds")):
        if name.endswith(".yml"):
            checkout.write(f"seeds/{name}", reference.sub(rf"\g<1>{new}", checkout.read(f"seeds/{name}")))
    checkout.edit(("seeds/sources.yml", f"  code: {old}\n", f"  code: {new}\n"))


@dataclass(slots=True)
class Filling:
    """What has been put where: number of a mark -> its words, their kind, and the field (file, keys)."""

    words: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    fields: dict[int, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    """The fields that are for editors alone."""

    def put(self, where: str, kind: str, words: str) -> str:
        number = len(self.words) + 1
        self.words[number], self.kinds[number], self.fields[number] = words, kind, where
        return f"q{number}x{words}x{number}q"


Words = Callable[[str, str], str]
"""A free text -> what takes its place. Arguments: the field, its old words."""


Strings = Callable[[str], tuple[str, str]]
"""A seed -> kind and words of a hostile string."""


def write_hostile(checkout: Checkout, seed: int, strings: Strings = attack, *, harmless: bool = False) -> Filling:
    """Puts a hostile string, or one as long of harmless letters, into every free text of the checkout's files."""
    filling = Filling()

    def put(where: str, old: str) -> str:
        kind, words = strings(f"{seed}:{where}")
        if " | " in old:
            # The bar parts the plural forms of a label.
            forms = (put_one(where, f"{form} {number}", kind, words) for number, form in enumerate(old.split(" | ")))
            return " | ".join(forms)
        return put_one(where, old, kind, words)

    def put_one(where: str, old: str, kind: str, words: str) -> str:
        words = re.sub(r"\|", "¦", words) if re.search(r" \d$", old) and "{n}" in old else words
        if ".md:" in where:
            # There it is a citation.
            words = words.replace("[@", "(@")
        if ".md:paragraph0." in where:
            # The first sentence is the description of the page; it is meant to end at its first stop.
            words = re.sub(r"[.!?…](?=\s|$)", ",", words)
        filled = filling.put(where, kind, plain(words) if harmless else words)
        if "/statements" in where:
            # A word of the glossary, to be linked.
            filled += " паром" if where.endswith(LANGUAGES[0]) else " ferry"
        return " ".join([filled, *re.findall(r"\{[a-z]+\}", old)]) if "/ui" in where else filled

    for path in sorted((checkout.root / "seeds").rglob("*.yml")):
        name = path.relative_to(checkout.root).as_posix()
        if path.name != "order.yml":
            checkout.write(name, _yaml(checkout, name, put, filling.hidden, random.Random(f"{seed}:{name}")))
    for path in sorted((checkout.root / "seeds").rglob("*.md")):
        name = path.relative_to(checkout.root).as_posix()
        checkout.write(name, "\n".join(_prose(checkout.read(name), name, put)))
    old = checkout.read("CHANGELOG.md")
    checkout.write("CHANGELOG.md", re.sub(r"^- .*$", lambda _: "- " + put("CHANGELOG.md:item", ""), old, flags=re.M))
    return filling


def _yaml(checkout: Checkout, name: str, put: Words, hidden: set[str], style: random.Random) -> str:
    """The file with its free texts replaced, in one of the ways that YAML can be written."""
    root = parse_yaml(checkout.read(name), name, [])
    assert root is not None
    file = name.removeprefix("seeds/")
    kind = next(seeds.kind for seeds in seeds_files() if seeds.name == schema_of(file))
    rules = _Rules(name, put, _original(checkout, name), hidden)
    data: Any
    if isinstance(root.value, dict):
        data = {
            key: _kept(one)
            if key in SIGNS or (key == REPLACED and kind is Label)
            else _record(one, kind, rules, (key,))
            for key, one in root.value.items()
        }
    else:
        assert isinstance(root.value, list)
        data = [_record(item, kind, rules, (str(number),)) for number, item in enumerate(root.value)]
    return str(
        yaml.dump(
            data,
            Dumper=DUMPER,
            allow_unicode=True,
            sort_keys=False,
            default_style=style.choice((None, None, '"', "'")),
            default_flow_style=style.choice((False, False, True)),
            width=style.choice((80, WIDE)),
        )
    )


def _original(checkout: Checkout, name: str) -> str:
    """Of a file of translations, the language of its text."""
    if "/translations/" not in name:
        return ""
    id = name.rpartition("/")[2].removesuffix(".yml")
    problems: list[Problem] = []
    root = parse_yaml(checkout.read("seeds/sources.yml"), "seeds/sources.yml", problems)
    assert root is not None, problems
    return next(str(record["language"]) for record in _kept(root) if record["id"] == id)


@dataclass(frozen=True, slots=True)
class _Rules:
    """How a file's texts are replaced. `original`: the language whose words are those of a text."""

    name: str
    put: Words
    original: str
    hidden: set[str]


def declared(kind: type, field: Field) -> str:
    """`Class.field`, by the class that declares it."""
    owner = next(owner for owner in reversed(kind.__mro__) if field.name in inspect.get_annotations(owner))
    return f"{owner.__name__}.{field.name}"


def is_free(kind: type, field: Field) -> bool:
    """Whether any words may stand in a field, as far as the reader of the files can know."""
    free = isinstance(field.role, Claim | Own | Naming | Quoted)
    return free and declared(kind, field) not in PINNED


def _record(item: Item, kind: type, rules: _Rules, keys: tuple[str, ...]) -> Any:
    assert isinstance(item.value, dict)
    made = {}
    for key, child in item.value.items():
        field, inner = _field(kind, key), (*keys, key)
        if isinstance(field.role, Inside):
            assert isinstance(child.value, list)
            made[key] = [
                _record(one, field.type, rules, (*inner, str(number))) for number, one in enumerate(child.value)
            ]
        elif is_free(kind, field) and key != rules.original:
            made[key] = _filled(child, rules, inner)
            if isinstance(field.role, Own) and not field.role.shown:
                rules.hidden.add(f"{rules.name}:{'.'.join(inner)}")
        else:
            made[key] = _kept(child)
    return made


def _field(kind: type, key: str) -> Field:
    """The field that a key of a record belongs to."""
    return next(
        field
        for field in fields_of(kind)
        if (key in LANGUAGES if field.flat else field.key == key) and not isinstance(field.role, Made)
    )


def _filled(item: Item, rules: _Rules, keys: tuple[str, ...]) -> Any:
    if isinstance(item.value, dict):
        return {key: _filled(child, rules, (*keys, key)) for key, child in item.value.items()}
    if isinstance(item.value, list):
        # Other names stay beside the hostile ones, so that the texts still mention who and what they mention.
        return [*(_filled(child, rules, keys) for child in item.value), *(child.value for child in item.value)]
    return rules.put(f"{rules.name}:{'.'.join(keys)}", item.value)


def _kept(item: Item) -> Any:
    if isinstance(item.value, dict):
        return {key: _kept(child) for key, child in item.value.items()}
    return [_kept(child) for child in item.value] if isinstance(item.value, list) else item.value


def _prose(text: str, name: str, put: Words) -> Iterator[str]:
    blocks = parse_prose(text, name, []).blocks
    yield f"# {_escaped(put(f'{name}:title', ''))}"
    for number, block in enumerate(blocks):
        yield ""
        yield from _block(block, name, number, put)


def _block(block: Block, name: str, number: int, put: Words) -> Iterator[str]:
    where = f"{name}:{block.kind}{number}"
    if block.kind == "figure":
        yield f"{{figure: {block.id}}}"
    elif block.kind == "heading":
        yield f"{'#' * block.level} {_escaped(put(where, ''))} {{#{block.id}}}"
    else:
        for index, runs in enumerate(block.items):
            words = "".join(_run(run, where, put) for run in runs)
            if block.kind == "quote":
                yield from ([">"] if index else [])
                yield f"> {words}"
            elif block.kind == "list":
                yield f"{f'{index + 1}.' if block.ordered else '-'} {words}"
            else:
                yield words


def _escaped(words: str) -> str:
    """Markdown that means the words."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def _run(run: Inline, where: str, put: Words) -> str:
    if run.kind == "cite":
        return f" [@{run.target}]"
    words = _escaped(put(f"{where}.{run.kind}", ""))
    return {"strong": f"**{words}**", "em": f"*{words}*", "link": f"[{words}]({run.target})"}.get(run.kind, words)


SOURCES = {"hostile-ru": ("A", "ru", "Слово паром {} конец."), "hostile-en": ("B", "en", "Word ferry {} end.")}
"""Two more texts: id -> letter, language, and a line around hostile words."""
SPLICES = 20
"""Beside every string of the table as it is."""
MISPRINTS = ("<b>опечатка*</b>", "опечатка*")
"""One inside the other, twice in their line, and no markup."""
ADDRESS = "https://evil.example/a_(b)*c*'d';e=!@$&copy;g+h~i%20ж?k=l#m"


def write_hostile_texts(
    checkout: Checkout, seed: int, clean: Callable[[str], str] = str, *, few: bool = False
) -> dict[str, str]:
    """Adds two texts of hostile lines and endnotes, translated in hostile words; every sentence is quoted.

    Gives the translations by reference. `few`: without the strings of the table.
    """
    translations: dict[str, str] = {}
    statements: list[Any] = []
    records: list[Any] = []

    def unmarked(string: str) -> str:
        """Without what an endnote is marked with in a text: `[i]` to `[c]`."""
        return re.sub(r"\[([ivxlc]+)\]", r"(\1)", clean(string))

    def words(seed: str) -> str:
        return unmarked(attack(seed)[1])

    for id, (code, language, frame) in SOURCES.items():
        strange = [] if few else [unmarked(string) for _, string in TABLE]
        strange += [words(f"{seed}:{id}:{number}") for number in range(SPLICES)]
        lines = [*map(frame.format, strange), f"Паром {MISPRINTS[0]} & паром {MISPRINTS[0]}."]
        title, publisher = words(f"{seed}:{id}:title"), words(f"{seed}:{id}:publisher").replace(",", ";")
        lines.append(f"[i] “q0x{title}x0q”, q0x{publisher}x0q, {ADDRESS}, (Дата обращения: 05.03.2021).")
        raw = "\n".join(lines) + "\n"
        checkout.write(f"seeds/texts/{id}.txt", raw)
        other = next(name for name in LANGUAGES if name != language)
        entries, read = {}, list[Any]()
        for paragraph in parse_text(raw, language).paragraphs:
            for sentence in paragraph.sentences:
                at = f"{code}{paragraph.number}.{sentence.number}"
                translations[at] = words(f"{seed}:{at}")
                entries[at] = {language: sentence.text, other: translations[at]}
                span = {"words": sentence.text, "kind": "editorial"}
                block = {"block": "paragraph"} if sentence.number == 1 else {}
                read.append({"at": at} | block | {"voices": [span]})
                evidence = {"source": id, "quote": sentence.text, "in": at}
                statement = {"id": f"s-{at.lower().replace('.', '-')}", "kind": "fact", "speaker": id}
                said = dict.fromkeys(LANGUAGES, f"{at}.")
                statements.append(statement | said | {"topics": ["trips"], "evidence": [evidence]})
        checkout.write(f"seeds/translations/{id}.yml", _dump(entries))
        checkout.write(f"seeds/annotations/{id}.yml", _dump(read))
        record: dict[str, Any] = {
            "id": id,
            "code": code,
            "file": f"texts/{id}.txt",
            "sha256": hashlib.sha256(raw.encode()).hexdigest(),
        }
        record |= {"language": language, "rights": "full", "date": "2021", "misprints": list(MISPRINTS)}
        names = {field: dict.fromkeys(LANGUAGES, field) for field in ("title", "publisher")}
        seen = {"source": id, "in": f"{code}.i", "quote": "Дата обращения: 05.03.2021", other: "05.03.2021"}
        dating = {"id": f"dating-{id}", "kind": "fact", "speaker": id} | dict.fromkeys(LANGUAGES, "05.03.2021.")
        records.append(record | names | {"dating": [dating | {"evidence": [seen]}]})
    checkout.edit(("seeds/sources.yml", "", "\n" + _dump(records)))
    checkout.write("seeds/knowledge/statements-hostile.yml", _dump(statements))
    return translations


def _dump(data: Any) -> str:
    return str(yaml.dump(data, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=WIDE))


def one_blank(text: str) -> str:
    """As a browser shows it, wherever its lines break."""
    return BLANKS.sub(" ", text.replace(JOINER, ""))


def as_shown(text: str, output: str, field: str) -> str:
    """The words of a field as an output has them: in a book, and in the margin of a page, marks inside a quotation are
    of another level."""
    nested = (output.startswith(("typst ", "epub ")) or output.endswith("index.md")) and QUOTATION.search(field)
    return one_blank(MARKS_INSIDE.sub("'", text) if nested else text)
