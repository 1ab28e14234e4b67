"""The one command, `explainer`: verbs, exit codes, progress lines. No logic of its own.

Problems and progress go to stderr, results to stdout. Exit codes: 0 good, 1 a problem to mend, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from explainer.check.coverage import measure_coverage
from explainer.check.published import LIST, keep, not_listed, told_of_new
from explainer.check.readings import awaiting, readables
from explainer.cli.edits import compare_schemas, migrated, renamed, where_is, write_schemas
from explainer.cli.progress import step
from explainer.cli.reading import reading
from explainer.cli.steps import ProblemsError, alone, proved_book, rendered_docs, tell, without_collector
from explainer.counted import counted
from explainer.docs import Docs, stale_configurations, write_configurations
from explainer.model import LANGUAGES, MissingLabelError
from explainer.refusals import describe_error
from explainer.store import open_store
from explainer.write import write_text

BLANK = "a word of the command is empty; write an id, or leave it out"
NO_CHECKOUT = (
    "seeds: is not in this folder; run it where seeds/ is, or begin a site by `explainer new FOLDER`; "
    "nothing was written"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb in the checkout that the working directory is, and returns the exit code."""
    parser = argparse.ArgumentParser(prog="explainer", description="Builds the site from seeds/.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help="hold every record against the texts; tell all problems")
    check.add_argument(
        "--landing", action="store_true", help="fail also for addresses that are not on the list of those that stay"
    )
    reads = verbs.add_parser("reading", help="list what awaits a second reading; show it; sign for one")
    reads.add_argument("ids", nargs="*", metavar="ID", help="what to show; nothing lists what awaits a reader")
    reads.add_argument("--digest", help="of the words and evidence that were read, as they are shown")
    reads.add_argument("--by", help="who has read them: not who wrote them")
    read = verbs.add_parser("read", help="show how the rules read any text: blocks, sentences, voices, dates")
    read.add_argument("file", metavar="FILE", help="a text in UTF-8, plain or Markdown")
    read.add_argument("--date", required=True, metavar="DAY", help="the text's own day, as 2025-12-19")
    read.add_argument(
        "--language", required=True, metavar="L", help="its code; of a wrong one it is told which there are"
    )
    read.add_argument("--people", metavar="FILE", help="who may speak: one name a line, in the nominative")
    read.add_argument("--json", action="store_true", help="print it for programs")
    add = verbs.add_parser("add", help="take a file in as a text: .txt, .md, .html, .docx, .odt, .pdf")
    add.add_argument("file", metavar="FILE")
    add.add_argument("--id", help="what its addresses shall have; else made of the name of the file")
    add.add_argument("--code", help="the capital letters in its references; else one that is free")
    add.add_argument("--encoding", default="utf-8", metavar="NAME", help="of a plain file, where it is not UTF-8")
    add.add_argument(
        "--line", action="append", default=[], metavar="WORDS", help="put before the text: title, author, day"
    )
    draft = verbs.add_parser("draft", help="draft what a program can of the records of a text; never over an edit")
    draft.add_argument("id", metavar="ID", help="of the text")
    draft.add_argument("--confirm", nargs="+", metavar="RECORD", help="is right, and no draft: an id, people …, or all")
    new = verbs.add_parser("new", help="begin a site: a small one that builds at once, of made-up texts")
    new.add_argument("folder", metavar="FOLDER", help="an empty one, or one that is not there yet")
    new.add_argument(
        "--name",
        nargs=len(LANGUAGES),
        default=(),
        metavar=tuple(language.upper() for language in LANGUAGES),
        help="what the site is called in each language",
    )
    annotate = verbs.add_parser("annotate", help="propose how a text is read; confirm what has been read")
    annotate.add_argument("id", metavar="ID", help="of the text")
    either = annotate.add_mutually_exclusive_group()
    either.add_argument("--confirm", nargs="+", metavar="AT", help="what is right: T4.1, T4, T1-T12, all")
    either.add_argument("--differences", action="store_true", help="list where the rules read otherwise today, and why")
    annotate.add_argument("--by", metavar="NAME", help="who has held against the text what is confirmed")
    verbs.add_parser("keep", help="put the addresses of today on the list of those that stay")
    where = verbs.add_parser("where", help="every place where an id, a reference or an address is defined and used")
    where.add_argument("id", metavar="ID")
    rename = verbs.add_parser("rename", help="give a record another id, everywhere in seeds/")
    rename.add_argument("old", metavar="OLD")
    rename.add_argument("new", metavar="NEW")
    verbs.add_parser("migrate", help="bring seeds/ to the format that this program reads")
    render = verbs.add_parser("render", help="write docs/ from seeds/")
    render.add_argument("--check", action="store_true", help="only say which files are stale")
    schemas = verbs.add_parser("schemas", help="write the schemas of seeds/ for editors' programs")
    schemas.add_argument("--check", action="store_true", help="only say which files are stale")
    schemas.add_argument("--mark", action="store_true", help="name its schema in the first line of every file, too")
    verbs.add_parser("build", help="build everything into site/")
    verbs.add_parser("publish", help="build for a host: SITE_URL is needed, and everything read a second time")
    verbs.add_parser("pdf", help="typeset the PDFs anew into site/")
    verbs.add_parser("bundle", help="pack the offline bundle anew from site/")
    verbs.add_parser("data", help="write site/data/ anew")
    serve = verbs.add_parser("serve", help="preview on this machine, following edits")
    serve.add_argument("--port", type=_port, default=8000)
    arguments = parser.parse_args(argv)
    try:
        root = Path.cwd()
        if arguments.verb == "read":
            # It needs no site.
            return _read(arguments)
        if _is_blank(arguments):
            print(BLANK, file=sys.stderr)
            return 1
        if arguments.verb == "new":
            return _new(arguments)
        if not (root / "seeds").is_dir():
            print(NO_CHECKOUT, file=sys.stderr)
            return 1
        verbs_here: dict[str, Callable[[], int]] = {
            "check": lambda: _check(root, landing=arguments.landing),
            "reading": lambda: alone(root, lambda: reading(root, arguments.ids, arguments.digest, arguments.by)),
            "annotate": lambda: alone(root, lambda: _annotate(root, arguments)),
            "add": lambda: alone(root, lambda: _add(root, arguments)),
            "draft": lambda: alone(root, lambda: _draft(root, arguments.id, arguments.confirm)),
            "keep": lambda: alone(root, lambda: _keep(root)),
            "where": lambda: where_is(root, arguments.id),
            "rename": lambda: alone(root, lambda: renamed(root, arguments.old, arguments.new)),
            "migrate": lambda: alone(root, lambda: migrated(root)),
            "render": lambda: _compare(root) if arguments.check else alone(root, lambda: _render(root)),
            "schemas": lambda: (
                compare_schemas(root)
                if arguments.check
                else alone(root, lambda: write_schemas(root, mark=arguments.mark))
            ),
        }
        if arguments.verb in verbs_here:
            with without_collector():
                return verbs_here[arguments.verb]()
        # Only now: what publishes takes longer to import than an unchanged Book to be checked.
        from explainer.cli.publishing import publish

        return publish(root, arguments.verb, vars(arguments).get("port", 0))
    except ProblemsError:
        return 1
    except MissingLabelError as error:
        print(error.problem, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Who reads what is said has gone: no fault of the machine.
        raise
    except OSError as error:
        print(describe_error(error, "this machine"), file=sys.stderr)
    return 1


def _is_blank(arguments: argparse.Namespace) -> bool:
    """Whether the command line has a word of nothing but blanks; who signs with one is told by the verb itself."""
    given = {name: value for name, value in vars(arguments).items() if name != "by"}
    words = [word for value in given.values() for word in (value if isinstance(value, list) else [value])]
    return any(isinstance(word, str) and not word.strip() for word in words)


def _port(given: str) -> int:
    """A port as the command line names it; argparse tells a ValueError and this one alike."""
    port = int(given)
    if not 0 <= port < 2**16:
        raise argparse.ArgumentTypeError(f"{port} is no port; use one of 0 to 65535 (0 for any that is free)")
    return port


def _new(arguments: argparse.Namespace) -> int:
    # Only now, as below.
    from explainer.cli.new import new_site

    return new_site(Path(arguments.folder), arguments.name, datetime.date.today().isoformat())


def _read(arguments: argparse.Namespace) -> int:
    # Only now: the tables of the languages take longer to import than an unchanged Book to be checked.
    from explainer.cli.read import read

    return read(Path(arguments.file), arguments.date, arguments.language, arguments.people, json_wanted=arguments.json)


def _annotate(root: Path, arguments: argparse.Namespace) -> int:
    # Only now, as above.
    from explainer.cli.annotate import annotated, confirmed, listed_differences

    if arguments.differences:
        return listed_differences(root, arguments.id)
    if arguments.confirm or arguments.by is not None:
        return confirmed(root, arguments.id, arguments.confirm or (), arguments.by)
    return annotated(root, arguments.id)


def _add(root: Path, arguments: argparse.Namespace) -> int:
    # Only now, as above.
    from explainer.cli.add import added

    one = arguments
    return added(root, Path(one.file), one.id, one.code, one.encoding, one.line)


def _draft(root: Path, id: str, confirm: Sequence[str] | None) -> int:
    # Only now, as above.
    from explainer.cli.draft import confirmed, drafted

    return confirmed(root, id, confirm) if confirm else drafted(root, id)


def _check(root: Path, *, landing: bool) -> int:
    store = open_store(root)
    book = proved_book(root, store)
    docs = rendered_docs(root, book, store, compare=True)
    if docs.differences:
        tell(sorted(set(docs.differences)))
    print(measure_coverage(book))
    every = readables(book)
    waiting, new = awaiting(book, every), not_listed(book, docs.addresses)
    for problem in told_of_new(book, new):
        print(problem, file=sys.stderr)
    print(f"second readings: {len(every) - len(waiting)} done, {len(waiting)} awaited (`explainer reading` lists them)")
    print(f"addresses: {len(book.published)} published, {counted(len(book.redirects), 'redirect')}, {len(new)} new")
    return 1 if landing and new else 0


def _keep(root: Path) -> int:
    store = open_store(root)
    book = proved_book(root, store)
    with step("rendering docs/"):
        docs = Docs(root / "docs", book, store)
        docs.render()
    write_text(root / LIST, keep(book, docs.addresses))
    print(f"added: {len(not_listed(book, docs.addresses))}")
    return 0


def _render(root: Path) -> int:
    store = open_store(root)
    book = proved_book(root, store)
    docs = rendered_docs(root, book, store, files=True)
    with step("writing docs/"):
        changed = docs.write()
        configurations = write_configurations(root, book)
    for path in (*configurations, *(f"docs/{path}" for path in changed)):
        print(path)
    return 0


def _compare(root: Path) -> int:
    store = open_store(root)
    book = proved_book(root, store)
    docs = rendered_docs(root, book, store, files=True).stale()
    stale = [*stale_configurations(root, book), *(f"docs/{path}" for path in docs)]
    for path in stale:
        print(path)
    if stale:
        print("these files are stale; run `explainer render` and commit them", file=sys.stderr)
    return 1 if stale else 0
