"""The shape of the package: who may use whom, how long a module may be, where a language may be named, no subject."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from explainer.corpus.words import WORD, fold, keys
from explainer.languages.known import known_codes, language_named
from explainer.model import LANGUAGES, Book

PACKAGE = Path(__file__).parents[1] / "scripts" / "explainer"
TESTS = Path(__file__).parent

MAY_USE: dict[str, set[str]] = {
    "model": set(),
    "memory": set(),
    "languages": {"memory"},
    "corpus": {"model", "languages", "memory"},
    "reading": {"languages"},
    "proof": {"model", "corpus"},
    "addresses": {"model", "document"},
    "decisive": {"model", "corpus", "proof"},
    "check": {
        *("model", "languages", "corpus", "proof", "decisive", "addresses", "digest", "nearest", "counted"),
        *("document",),
    },
    "document": {"model"},
    "view": {"model", "languages", "corpus", "proof", "decisive", "addresses"},
    "pages": {"model", "languages", "corpus", "proof", "addresses", "document", "view"},
    "render": {
        *("model", "languages", "corpus", "proof", "addresses", "memory"),
        *("document", "view", "pages"),
    },
    "digest": {"model"},
    "nearest": set(),
    "counted": set(),
    "own": set(),
    "store": {"model", "digest", "write"},
    "load": {"model", "languages", "corpus", "addresses", "memory", "nearest", "counted", "own", "store"},
    "schemas": {"model", "addresses", "load", "search"},
    "write": {"model"},
    "refusals": set(),
    "hold": set(),
    "publish": {
        *("model", "languages", "corpus", "proof", "addresses", "digest", "own", "render", "refusals", "search"),
        *("store", "document", "view", "pages", "write"),
    },
    "search": {
        *("model", "languages", "corpus", "addresses", "document", "view", "pages", "load", "store", "write"),
    },
    "docs": {"model", "addresses", "check", "document", "pages", "render", "store", "write"},
    "migrations": {"model", "corpus", "languages", "proof", "check", "edits", "load", "schemas", "write"},
    "edits": {"model", "corpus", "languages", "reading", "proof", "addresses", "check", "render", "load", "write"},
    "intake": {"model", "corpus", "languages", "reading", "check", "proof", "edits", "load", "search"},
    "bench": {"model", "proof", "cli", "load", "store", "write"},
    "cli": {
        *("model", "addresses", "nearest", "counted", "check", "docs", "load", "store", "write", "publish"),
        *("refusals", "hold", "edits", "intake", "languages", "migrations", "proof", "reading", "render", "schemas"),
        *("search",),
    },
    "__main__": {"cli", "refusals"},
    "__init__": set(),
}
"""Which rooms each may use: model, languages (a folder each) <- corpus <- proof, document <- addresses <- check, view
<- pages <- render <- edges.

Beside them stands what reads any text without a site: languages <- reading <- cli."""

TOOLS = {"render": {"figures", "markdown", "typst"}, "pages": {"corrections", "cuts", "translating", "words"}}
"""What the leaves of a room share. A folder in it is one leaf."""

LONG: dict[str, str] = {}
"""Modules of more than 300 lines, each with the reason."""

NAMES_A_LANGUAGE = {"model/words.py": "LANGUAGES, the list itself"}
"""Modules outside the folders of the languages where the code of one may stand, each with the reason."""

SPEAKS_A_LANGUAGE = {
    "bench/corpus.py": "made-up texts to measure with",
    "bench/phrases.py": "made-up texts to measure with",
    "bench/scale.py": "made-up texts to measure with",
    "bench/shared.py": "made-up texts to measure with",
    "publish/bench.py": "a word more, to measure an edit with",
}
"""Modules outside the folders of the languages with words in letters that are not Latin, each with the reason."""

SAYS_SMALL_WORDS = {"edits/annotate.py": "words of YAML, such as yes and no"}
"""Modules outside the folders of the languages with small words in a pattern, each with the reason."""

COMMON = {
    "explained": "what every site of the kind does",
    "разбор": "the same",
    "russian": "a language of the site",
    "east": "a degree of a map",
    "west": "a degree of a map",
}
"""Words that the subject shares with the program, each with the reason."""

# No clock, environment, network, locale or disk in the core.
OUTSIDE = {"locale", "os", "pathlib", "random", "shutil", "socket", "subprocess", "sys", "tempfile", "time", "urllib"}
CORE = {"model", "corpus", "languages", "reading", "proof", "addresses", "check", "document", "view", "pages", "render"}
CLOCK = {"now", "today", "utcnow", "getenv", "environ", "getcwd"}


@cache
def modules() -> Mapping[str, ast.Module]:
    """Path below the package -> its tree."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def room_of(name: str) -> str:
    return name.partition("/")[0].removesuffix(".py")


def dotted(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module imported, by its full name; what is imported for types alone is left out."""
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            nodes.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def own_imports(name: str) -> set[str]:
    """Modules of the package, by their names inside it."""
    return {module.removeprefix("explainer.") for module in imports(modules()[name]) if module.startswith("explainer.")}


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, text) of every string in the code; docstrings, which may give examples, are not in it."""
    docs = {
        id(node.value)
        for parent in ast.walk(tree)
        for node in (parent.body if isinstance(parent, ast.Module | ast.ClassDef | ast.FunctionDef) else ())
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def test_a_module_uses_only_rooms_below_its_own() -> None:
    used = {name: {room_of(module.replace(".", "/")) for module in own_imports(name)} for name in modules()}
    above = {name: rooms - {room_of(name)} - MAY_USE[room_of(name)] for name, rooms in used.items()}
    assert any(used.values())
    assert {name: rooms for name, rooms in above.items() if rooms} == {}


def test_a_module_begins_by_saying_what_it_holds() -> None:
    assert [name for name, tree in modules().items() if len((ast.get_docstring(tree) or "").split()) < 4] == []


def test_the_rooms_are_all_known_and_all_used() -> None:
    assert {room_of(name) for name in modules()} == set(MAY_USE)


@pytest.mark.parametrize("room", TOOLS)
def test_leaves_of_a_room_do_not_use_each_other(room: str) -> None:
    found = set()
    for name in modules():
        if room_of(name) != room or name == f"{room}/__init__.py":
            continue
        leaf = name.split("/")[1].removesuffix(".py")
        for module in own_imports(name):
            other = module.split(".")[1] if module.startswith(f"{room}.") else leaf
            if other not in TOOLS[room] | {leaf}:
                found.add((leaf, other))
    assert not found


def test_no_module_uses_itself_by_way_of_others() -> None:
    graph = {dotted(name): own_imports(name) for name in modules()}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join([*path, module])
        if module not in done:
            for other in sorted(graph.get(module, ())):
                visit(other, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_no_module_is_long_without_a_reason() -> None:
    lines = {name: len((PACKAGE / name).read_text(encoding="utf-8").splitlines()) for name in modules()}
    assert {name for name, count in lines.items() if count > 300} == set(LONG)


def elsewhere() -> Iterator[tuple[str, ast.Module]]:
    """Every module but those in a folder of a language, where its words stand."""
    folders = tuple(f"languages/{language}/" for language in known_codes())
    yield from ((name, tree) for name, tree in modules().items() if not name.startswith(folders))


def test_no_language_is_named_but_in_the_list_and_in_its_folder() -> None:
    found = {
        name
        for name, tree in elsewhere()
        for _, text in texts(tree)
        if text.replace("-", "_").partition("_")[0] in known_codes() and len(text) <= 5
    }
    assert found == set(NAMES_A_LANGUAGE)


def test_only_the_list_of_languages_uses_a_folder_of_one() -> None:
    """Others ask `languages.known`, so that none can know what only one language has."""
    folders = tuple(f"languages.{language}" for language in known_codes())
    using = {name for name, _ in elsewhere() if any(module.startswith(folders) for module in own_imports(name))}
    assert using == {"languages/known.py"}


def is_foreign(character: str) -> bool:
    """Whether it is a letter that is not Latin; what only modifies one, such as an apostrophe, is a sign."""
    letter = unicodedata.category(character) in ("Lu", "Ll", "Lt", "Lo")
    return letter and "LATIN" not in unicodedata.name(character, "LATIN")


def test_no_word_of_a_language_stands_but_in_modules_that_are_listed() -> None:
    found = {name for name, tree in elsewhere() for _, text in texts(tree) if any(map(is_foreign, text))}
    assert found == set(SPEAKS_A_LANGUAGE)


ALTERNATIVE = re.compile(r"(?:^|(?<=[|(:)]))([^\W\d_]+)(?=[|)]|$)")
"""A word that is one of several in a pattern."""


def test_no_pattern_looks_for_small_words_of_a_language_but_in_modules_that_are_listed() -> None:
    """What letters do not tell: an English “and” or “of”, by each language's own list of words that carry nothing."""
    empty = frozenset().union(*(language_named(code).search.empty() for code in known_codes()))
    found = {
        name
        for name, tree in elsewhere()
        for _, text in texts(tree)
        if "|" in text and len(empty.intersection(ALTERNATIVE.findall(text.lower()))) > 1
    }
    assert found == set(SAYS_SMALL_WORDS)


def names_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, name) of everything that the code gives a name, and of every string."""
    yield from texts(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


def words_of_the_subject(book: Book) -> set[str]:
    """The words that the site, its texts, its eras and whatever has a name are called by; folded.

    Nouns that any site could use, such as a region, are none; short ones would be found everywhere.
    """
    named = (*book.people, *book.partners, *book.names, *book.terms)
    capitals = [
        form
        for record in named
        for form in (*record.name, *record.short, *(form for other in record.forms.values() for form in other))
        if form[:1].isupper()
    ]
    called = [
        *(word for form in capitals if len(WORD.findall(form)) == 1 for word in WORD.findall(form)),
        *(word for name in book.site.name for word in WORD.findall(name)),
        *(word for source in book.sources for word in WORD.findall(source.id.replace("-", " "))),
        *(era for era in book.site.eras if "-" not in era),
        *book.site.stem.split("-"),
    ]
    return {fold(word) for word in called if len(word) >= 4} - set(COMMON)


def test_no_word_of_the_subject_stands_in_code_whatever_its_form(real_book: Book) -> None:
    subject = words_of_the_subject(real_book)
    assert len(subject) > 50
    forms = {language: {key for word in subject for key in keys(word, language)} for language in LANGUAGES}
    found = {
        (name, text)
        for name, tree in modules().items()
        for _, text in names_in(tree)
        for word in WORD.findall(text.replace("_", " ").replace("-", " "))
        if fold(word) in subject or any(not keys(word, language).isdisjoint(forms[language]) for language in LANGUAGES)
    }
    assert found == set()


def test_no_fact_about_the_subject_stands_in_code(real_book: Book) -> None:
    records = (*real_book.people, *real_book.partners, *real_book.names, *real_book.terms)
    forms = [
        form
        for record in records
        for form in (*record.name, *record.short, *(form for other in record.forms.values() for form in other))
    ]
    # "Russian" is the name of a language of the site, too.
    names = {form for form in forms if form[:1].isupper()} - {"Russian"}
    assert len(names) > 100
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
    found = [
        f"{name}:{line}: {text!r}"
        for name, tree in modules().items()
        for line, text in texts(tree)
        if pattern.search(text)
    ]
    assert found == []


def test_the_core_knows_no_clock_disk_or_network() -> None:
    core = {name: tree for name, tree in modules().items() if room_of(name) in CORE}
    assert {room_of(name) for name in core} == set(CORE)
    found = {
        name: [
            *sorted({module.partition(".")[0] for module in imports(tree)} & OUTSIDE),
            *(node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in CLOCK),
            *(
                node.func.id
                for node in ast.walk(tree)
                if isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("open", "print", "input")
            ),
        ]
        for name, tree in core.items()
    }
    assert {name: used for name, used in found.items() if used} == {}


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, set[str]]]:
    """(call, name of what is called, names of its keywords)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = node.func
            name = named.attr if isinstance(named, ast.Attribute) else named.id if isinstance(named, ast.Name) else ""
            yield node, name, {keyword.arg or "" for keyword in node.keywords}


CLOCKS = {"time", "monotonic", "perf_counter", "process_time", "thread_time", "getrusage", "times", "now", "today"}


def test_no_template_of_a_script_stands_in_another(root: Path) -> None:
    """What takes the blanks out of scripts takes them out of such a template, too."""
    scripts = sorted((root / "docs" / "overrides").rglob("*.js"))
    assert len(scripts) > 3
    within = re.compile(r"\$\{[^{}`]*`")
    assert within.search("`${lit.map((one) => `${one.who}, ${one.at}`)}`")
    assert [path.name for path in scripts if within.search(path.read_text(encoding="utf-8"))] == []


def test_the_style_of_the_book_has_nothing_that_nobody_uses() -> None:
    style = (PACKAGE / "render" / "book" / "style.typ").read_text(encoding="utf-8")
    names = re.findall(r"^#let ([a-z-]+)", style, re.MULTILINE)
    written = style + "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("render/**/*.py"))
    used = Counter(re.findall(r"[a-z][a-z-]*", written))
    assert len(names) > 50
    assert [name for name in names if used[name] == 1] == []


def test_no_test_reads_a_clock() -> None:
    """A verdict by seconds is another on a busy machine: work is counted, times belong to `make bench`."""
    found = [
        f"{path.name}:{call.lineno}: {name}"
        for path in sorted(TESTS.glob("*.py"))
        for call, name, _ in calls(ast.parse(path.read_text(encoding="utf-8")))
        if name.removesuffix("_ns") in CLOCKS and isinstance(call.func, ast.Attribute)
    ]
    assert found == []


def test_no_text_is_read_or_written_in_the_encoding_of_the_locale() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(TESTS.rglob("*.py"))}
    trees |= {PACKAGE / name: tree for name, tree in modules().items()}
    found = [
        f"{path.name}:{call.lineno}: {name}"
        for path, tree in trees.items()
        for call, name, keywords in calls(tree)
        if "encoding" not in keywords
        and (
            # Methods of a path; functions of the same names are ours, and say it themselves.
            (isinstance(call.func, ast.Attribute) and name in ("read_text", "write_text") and len(call.args) < 2)
            or (isinstance(call.func, ast.Name) and name == "open")
            or (name in ("run", "Popen", "check_output") and keywords & {"text", "universal_newlines"})
        )
    ]
    assert found == []
    print(f"modules in which every text names its encoding: {len(trees)}")


def test_only_one_module_writes_so_that_every_file_is_replaced_whole() -> None:
    writing = {
        name
        for name, tree in modules().items()
        for call, called, _ in calls(tree)
        if isinstance(call.func, ast.Attribute) and called in ("write_text", "write_bytes", "touch", "copytree")
    }
    # The bench measures in a temporary folder.
    assert writing - {"publish/bench.py"} == {"write.py"}


def test_no_exception_is_caught_whatever_it_is() -> None:
    caught = [
        (f"{name}:{node.lineno}", part)
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        for part in ([one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)] if node.type else [""])
    ]
    assert caught
    assert [place for place, part in caught if part in ("", "Exception", "BaseException")] == []


MODULE = re.compile(r"`((?:[a-z_]+/)*[a-z_]+\.py)`")
PAPERS = ("README.md", "CONTRIBUTING.md", "scripts/README.md", "seeds/README.md")


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_name_modules_that_are_there(paper: str, root: Path) -> None:
    named = set(MODULE.findall((root / paper).read_text(encoding="utf-8")))
    there = [path.relative_to(root).as_posix() for path in root.glob("scripts/**/*.py")]
    there += [path.relative_to(root).as_posix() for path in root.glob("tests/**/*.py")]
    assert [name for name in sorted(named) if not any(f"/{path}".endswith(f"/{name}") for path in there)] == []
