"""`explainer annotate`: what the rules propose, what an editor confirms or changes, and that no edit is ever lost.

What `check` tells of annotations is in tests/check/annotations.txt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from checkout import Checkout
from conftest import Run
from explainer.edits.annotate import scalar
from explainer.load.record import Record
from explainer.load.yamlfile import parse_yaml
from explainer.model import Annotation, Book, Problem
from explainer.render import render_docs
from explainer.view.eras import texts_in_order

SAY = "say what is right and who has read it: `explainer annotate ferry-plan --confirm T4 --by NAME`"
PLAN, LAUNCH = "seeds/annotations/ferry-plan.yml", "seeds/annotations/ferry-launch.yml"
TEXT = "seeds/texts/ferry-launch.txt"
Annotate = Callable[..., tuple[int, str, str]]


@pytest.fixture
def annotate(tiny: Checkout, run: Run) -> Annotate:
    """Runs the verb in the tiny checkout; gives the exit code, what was printed, and what was told besides."""

    def verb(*arguments: str) -> tuple[int, str, str]:
        code, out, err = run(tiny, "annotate", *arguments)
        return code, out, re.sub(r"^reading seeds/: .*\n", "", err)

    return verb


def by_reference(book: Book) -> dict[str, Annotation]:
    return {item.at: item for source in book.sources for item in source.annotations}


def test_a_text_without_annotations_gets_them_proposed_and_nothing_is_confirmed(
    tiny: Checkout, annotate: Annotate
) -> None:
    (tiny.root / PLAN).unlink()
    (problem,) = tiny.problems()
    assert str(problem) == f"{PLAN}:1: is missing; run `explainer annotate ferry-plan`"
    code, printed, beside = annotate("ferry-plan")
    assert (code, printed) == (0, f"{PLAN}\n")
    counted, vague = beside.split("\n", 2)[:2], beside.split("\n", 2)[2]
    assert counted == ["proposed: 5, P1.1 to P2.2", "as they were: 0"]
    assert vague.startswith("vague, for 2021-03-05/.. is no day: P2.2 “осенью”; ")
    found = by_reference(tiny.book())
    said = {
        at: [(span.words, span.kind.value, span.speaker) for span in found[at].voices]
        for at in ("P1.2", "P1.3", "P2.2")
    }
    assert said == {
        "P1.2": [
            ("По мнению Зиминой,", "editorial", None),
            ("в июне 2021 года он возьмёт около 40 пассажиров.", "indirect", "zimina"),
        ],
        "P1.3": [("Расписание утвердят позже.", "inherited", "zimina")],
        "P2.2": [
            ("Капитан Орлов сказал, что рейсы начнутся осенью", "direct", "zimina"),
            (", – заявила инженер Анна Зимина.", "editorial", None),
        ],
    }
    assert found["P1.3"].proposed == "inherited zimina 26?"
    assert [(date.wording, date.edtf) for date in found["P1.1"].dates] == [
        ("в 2001 году", "2001"),
        ("в последние годы", ""),
    ]
    assert not any(item.confirmed or item.reason for at, item in found.items() if at.startswith("P"))
    told = [problem.message for problem in tiny.problems() if problem.place.path == PLAN]
    assert any("nobody has confirmed how P1.1 is read, and so on to P2.2" in message for message in told)
    assert any("the rules are not sure of this part of P1.3" in message for message in told)


def test_a_new_text_is_read_before_it_is_translated(tiny: Checkout, annotate: Annotate) -> None:
    (tiny.root / PLAN).unlink()
    (tiny.root / "seeds/translations/ferry-plan.yml").unlink()
    assert annotate("ferry-plan")[:2] == (0, f"{PLAN}\n")
    assert annotate("ferry-plan", "--confirm", "P1.1-P1.2", "P2", "--by", "a reader")[0] == 0
    # What lacks is told by the checks.
    assert any(problem.place.path == "seeds/translations/ferry-plan.yml" for problem in tiny.problems())


@pytest.mark.parametrize("value", ["March 2021", "2021-13-45", "../..", "2021-23", "202X"])
def test_from_what_is_no_date_nothing_is_counted(tiny: Checkout, annotate: Annotate, value: str) -> None:
    tiny.edit(("seeds/sources.yml", "date: 2021-03-05/..", f"date: {value}"))
    line = tiny.line("seeds/sources.yml", f"date: {value}")
    before = tiny.files("seeds")
    told = f'seeds/sources.yml:{line}: "{value}" is no date that a text can be counted from; '
    rest = "write it as 2025, 2025-12 or 2025-12-19, or as XXXX, where nobody knows it\n"
    assert annotate("ferry-plan") == (1, "", f"{told}{rest}")
    assert tiny.files("seeds") == before


def test_in_a_text_whose_date_nobody_knows_what_is_counted_from_it_stays_vague(
    tiny: Checkout, annotate: Annotate
) -> None:
    record = tiny.read("seeds/sources.yml")
    start = record.index("  date: 2021-06\n")
    dating = record.index("  dating:", start)
    tiny.edit(("seeds/sources.yml", record[dating:], ""), ("seeds/sources.yml", "  date: 2021-06\n", "  date: XXXX\n"))
    tiny.edit(("seeds/sources.yml", "  counted_from: 2021-06\n", ""))
    tiny.assert_told(
        [(LAUNCH, "counted_from: text", "nobody knows when the text was written; “в прошлом году” is vague")]
    )
    (tiny.root / LAUNCH).unlink()
    assert annotate("ferry-launch")[0] == 0
    read = by_reference(tiny.book())
    assert [(date.wording, date.edtf) for at in ("L1.1", "L2.1") for date in read[at].dates] == [
        ("В июне 2021 года", "2021-06"),
        ("в прошлом году", ""),
    ]
    book = tiny.book()
    assert texts_in_order(book)[-1].id == "ferry-launch"
    docs = render_docs(book)
    assert "- **Время написания:** дата неизвестна\n" in docs["ru/sources/index.md"]
    assert "- **Written:** date not known\n" in docs["en/sources/index.md"]
    tiny.edit(("seeds/sources.yml", "  date: XXXX\n", "  date: 2021-06\n"))
    assert any("has no `dating`" in problem.message for problem in tiny.problems())
    tiny.edit(("seeds/sources.yml", "  date: 2021-06\n", f"  date: XXXX\n{record[dating:]}"))
    assert any("and that nobody knows it" in problem.message for problem in tiny.problems())


def test_of_a_text_whose_day_is_left_open_no_year_is_made_up_and_what_is_vague_is_told(
    tiny: Checkout, annotate: Annotate
) -> None:
    tiny.write("seeds/sources.yml", tiny.read("seeds/sources.yml").replace("  counted_from: 2021-06\n", ""))
    tiny.edit(("seeds/sources.yml", "  date: 2021-06\n", "  date: 2021-06/..\n"))
    tiny.retype(TEXT, "Билет в прошлом году придумал", "Билет вчера и 27 сентября придумал")
    told = "vague, for 2021-06/.. is no day: L2.1 “вчера”; where the text tells a day that it is counted from, write"
    assert told in annotate("ferry-launch")[2]
    dates = by_reference(tiny.book())["L2.1"].dates
    assert [(date.wording, date.edtf, date.counted_from) for date in dates] == [
        ("вчера", "", ""),
        ("27 сентября", "XXXX-09-27", ""),
    ]


def test_a_byte_order_mark_is_no_other_style(tiny: Checkout, annotate: Annotate) -> None:
    tiny.write(PLAN, f"\N{ZERO WIDTH NO-BREAK SPACE}{tiny.read(PLAN)}")
    assert annotate("ferry-plan") == (0, "", "as they were: 5\n")
    assert annotate("ferry-plan", "--confirm", "P1", "--by", "another reader")[0] == 0
    assert by_reference(tiny.book())["P1.1"].confirmed == "another reader"


def test_a_second_run_changes_nothing(tiny: Checkout, annotate: Annotate) -> None:
    for id, name in (("ferry-plan", PLAN), ("ferry-launch", LAUNCH)):
        before = tiny.read(name)
        assert annotate(id) == (0, "", "as they were: 5\n")
        assert tiny.read(name) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("      speaker: zimina\n  dates:", "      speaker: reto\n  dates:", id="speaker"),
        pytest.param("edtf: '2001'", "edtf: '2002'", id="date"),
        pytest.param("- at: P1.1\n  block: paragraph", "- at: P1.1\n  block: heading", id="kind-of-the-paragraph"),
        pytest.param("- at: P1.1\n", "# A note of the editor.\n- at: P1.1\n", id="comment"),
        pytest.param("    - words: По мнению Зиминой,", '    - words: "По мнению Зиминой,"', id="manner-of-writing"),
        pytest.param("    - wording: в последние годы\n", "", id="date-taken-out"),
        pytest.param("first reader\n- at: P1.2", "Анна\n- at: P1.2", id="who-confirmed"),
    ],
)
@pytest.mark.parametrize("confirmed", [True, False], ids=["confirmed", "not-confirmed"])
def test_an_edit_is_never_written_over(
    tiny: Checkout, annotate: Annotate, old: str, new: str, *, confirmed: bool
) -> None:
    tiny.edit((PLAN, old, new))
    if not confirmed:
        tiny.write(PLAN, re.sub(r"  confirmed: .*\n", "", tiny.read(PLAN)))
    before = tiny.read(PLAN)
    assert annotate("ferry-plan") == (0, "", "as they were: 5\n")
    assert tiny.read(PLAN) == before


def test_what_nobody_has_touched_is_proposed_anew_when_the_rules_read_otherwise(
    tiny: Checkout, annotate: Annotate
) -> None:
    # Unconfirmed, and as other rules once proposed it.
    old = (
        "  voices:\n    - words: Сколько стоит билет на причале, не сказано.\n      kind: direct\n      speaker: reto\n"
    )
    kept = "  proposed: editorial 43\n  confirmed: first reader\n"
    tiny.edit(
        (LAUNCH, old.replace("direct\n      speaker: reto", "editorial") + kept, old + "  proposed: direct reto 43\n")
    )
    assert (
        annotate("ferry-launch")[2] == "proposed anew, nobody having changed or confirmed them: L2.2\nas they were: 4\n"
    )
    assert by_reference(tiny.book())["L2.2"].proposed == "editorial 43"
    # Confirmed, it stays: later differences are listed, and no fault.
    tiny.edit((LAUNCH, "  proposed: editorial 43\n", "  proposed: direct reto 43\n  confirmed: first reader\n"))
    tiny.edit(
        (
            LAUNCH,
            "причале, не сказано.\n      kind: editorial\n",
            "причале, не сказано.\n      kind: direct\n      speaker: reto\n",
        )
    )
    assert annotate("ferry-launch")[2] == "as they were: 5\n"
    code, out, err = annotate("ferry-launch", "--differences")
    assert (code, err) == (0, "2 of 5 sentences are read otherwise by the rules today\n")
    assert (
        "L2.2\n  annotation: direct reto 43\n  rules today: editorial 43\n"
        "  no reason was asked: the rules read it so when it was confirmed\n"
    ) in out
    # In the order of the text, with the reason that an editor gave.
    assert out.startswith("L1.2\n")
    assert re.search(r"rules today: .+\n  reason \(ru\): .+\n  reason \(en\): .+\nL2\.2\n", out)
    assert not any("the rules read" in problem.message for problem in tiny.problems())


def test_annotations_move_with_their_sentences_and_new_ones_are_proposed(tiny: Checkout, annotate: Annotate) -> None:
    tiny.retype(TEXT, "«Чайка» скользила", "Шёл дождь. «Чайка» скользила")
    before = tiny.read(LAUNCH)
    assert annotate("ferry-launch")[2] == (
        "proposed: L1.3\nmoved with their sentences: L1.3 now L1.4\nas they were: 5\n"
    )
    found = by_reference(tiny.book())
    assert found["L1.3"].voices[0].words == "Шёл дождь."
    assert found["L1.4"].confirmed == "first reader"
    assert not found["L1.3"].confirmed
    assert before.replace("- at: L1.3\n", "- at: L1.4\n") == re.sub(
        r"- at: L1\.3\n(?:  .*\n)+(?=- at: L1\.4)", "", tiny.read(LAUNCH)
    )


def test_of_a_sentence_that_has_changed_a_bare_confirmation_does_not_hold_for_the_new_words(
    tiny: Checkout, annotate: Annotate
) -> None:
    tiny.retype(TEXT, "«Чайка» скользила, как облако.", "«Чайка» скользила, как туман.")
    assert "proposed: L1.3\ntaken out, their sentences being gone: L1.3\n" in annotate("ferry-launch")[2]
    found = by_reference(tiny.book())["L1.3"]
    assert (found.voices[0].words, found.confirmed) == ("«Чайка» скользила, как туман.", "")


def test_of_a_sentence_that_has_changed_an_edit_stays_and_is_told(tiny: Checkout, annotate: Annotate) -> None:
    tiny.retype(TEXT, "Тогда же она взяла 38", "Тогда же она взяла 39")
    before = tiny.read(LAUNCH)
    code, out, err = annotate("ferry-launch")
    assert (code, out) == (0, "")
    assert err.startswith("left as they are, L1.2: their words are no sentence of the text; mend them")
    assert tiny.read(LAUNCH) == before
    assert any("these are not the words of L1.2" in problem.message for problem in tiny.problems())


def test_a_sentence_or_a_paragraph_is_confirmed_and_shown(tiny: Checkout, annotate: Annotate) -> None:
    whole = tiny.read(PLAN)
    tiny.write(PLAN, re.sub(r"  confirmed: .*\n", "", whole))
    assert annotate("ferry-plan", "--confirm", "P1.3", "P2", "--by", "second: reader") == (
        0,
        "P1.3 inherited zimina: Расписание утвердят позже.\n"
        "P2.1 editorial: -\n"
        "P2.1 direct zimina: Лига портов даёт нам причал.\n"
        "P2.2 direct zimina: Капитан Орлов сказал, что\n"
        "P2.2 direct zimina: рейсы начнутся осенью\n"
        "P2.2 editorial: , – заявила инженер Анна Зимина.\n",
        "confirmed: 3\n",
    )
    assert {at: item.confirmed for at, item in by_reference(tiny.book()).items() if at.startswith("P")} == {
        "P1.1": "",
        "P1.2": "",
        "P1.3": "second: reader",
        "P2.1": "second: reader",
        "P2.2": "second: reader",
    }
    assert annotate("ferry-plan", "--confirm", "P1", "P2", "--by", "first reader")[0] == 0
    assert re.sub(r"  digest: .*\n", "", tiny.read(PLAN)) == whole
    assert tiny.problems() == ()


@pytest.mark.parametrize(
    ("ats", "confirmed"),
    [
        (["all"], "P1.1 P1.2 P1.3 P2.1 P2.2"),
        (["P1-P2"], "P1.1 P1.2 P1.3 P2.1 P2.2"),
        (["P1–2"], "P1.1 P1.2 P1.3 P2.1 P2.2"),
        (["P1.2-P2.1"], "P1.2 P1.3 P2.1"),
        (["P1.3", "P2.2-P9"], "P1.3 P2.2"),
    ],
)
def test_a_run_or_everything_is_confirmed_at_once(
    tiny: Checkout, annotate: Annotate, ats: list[str], confirmed: str
) -> None:
    tiny.write(PLAN, re.sub(r"  confirmed: .*\n", "", tiny.read(PLAN)))
    assert annotate("ferry-plan", "--confirm", *ats, "--by", "second reader")[0] == 0
    plan = {at: item for at, item in by_reference(tiny.book()).items() if at.startswith("P")}
    assert " ".join(at for at, item in plan.items() if item.confirmed) == confirmed


def test_what_the_rules_are_not_sure_of_is_confirmed_only_with_a_reason(tiny: Checkout, annotate: Annotate) -> None:
    reason = re.search(r"  reason:\n(?:    .*\n)+", tiny.read(PLAN))
    assert reason
    tiny.write(PLAN, re.sub(r"  confirmed: .*\n", "", tiny.read(PLAN).replace(reason[0], "")))
    before = tiny.read(PLAN)
    code, out, err = annotate("ferry-plan", "--confirm", "all", "--by", "second reader")
    assert (code, out) == (1, "")
    assert "the rules are not sure whose words this part of P1.3 is; mend it, or leave it, and say in `reason`" in err
    assert tiny.read(PLAN) == before
    assert annotate("ferry-plan", "--confirm", "P2", "--by", "second reader")[0] == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("kind: indirect\n      speaker: zimina", "kind: direct\n      speaker: zimina", id="kind"),
        pytest.param("kind: indirect\n      speaker: zimina", "kind: indirect\n      speaker: orlov", id="speaker"),
        pytest.param("edtf: '2021-06'\n  proposed", "edtf: '2021-07'\n  proposed", id="date"),
    ],
)
def test_an_edit_behind_a_confirmation_is_told_even_when_what_was_proposed_is_changed_along(
    tiny: Checkout, annotate: Annotate, old: str, new: str
) -> None:
    assert annotate("ferry-plan", "--confirm", "P1.2", "--by", "first reader")[0] == 0
    tiny.edit((PLAN, old, new))
    kind, speaker = ("direct" if "direct" in new else "indirect"), ("orlov" if "orlov" in new else "zimina")
    date = "2021-07" if "07" in new else "2021-06"
    line = "proposed: editorial 18 + indirect zimina 48 | в июне 2021 года = 2021-06"
    tiny.edit((PLAN, line, f"proposed: editorial 18 + {kind} {speaker} 48 | в июне 2021 года = {date}"))
    found = [problem for problem in tiny.problems() if "has confirmed" in problem.message]
    assert [(problem.place.path, problem.place.line) for problem in found] == [(PLAN, tiny.line(PLAN, "digest: "))]
    assert found[0].message == (
        "P1.2 is not what first reader has confirmed; hold it against the text again, and say "
        "`explainer annotate ferry-plan --confirm P1.2 --by NAME`"
    )
    # Nor is it confirmed as if the rules had read it so.
    code, _, err = annotate("ferry-plan", "--confirm", "P1.2", "--by", "first reader")
    assert code == 1
    assert err.startswith(
        f"{PLAN}:{tiny.line(PLAN, 'at: P1.2')}: the rules read P1.2 as “editorial 18 + indirect zimina"
    )


def test_a_speaker_with_another_id_is_confirmed_as_before(tiny: Checkout, annotate: Annotate, run: Run) -> None:
    assert annotate("ferry-plan", "--confirm", "P1.2", "--by", "first reader")[0] == 0
    before = tiny.read(PLAN)
    assert run(tiny, "rename", "person:zimina", "zimina-a").code == 0
    assert "zimina-a" in tiny.read(PLAN)
    assert tiny.read(PLAN).count("digest: ") == 1
    assert before.split("digest: ")[1][:12] not in tiny.read(PLAN)
    assert tiny.problems() == ()


def test_entries_in_another_order_than_the_text_are_told(tiny: Checkout) -> None:
    first, *others = re.split(r"^(?=- )", tiny.read(PLAN), flags=re.MULTILINE)[1:]
    tiny.write(PLAN, "".join([*others, first]))
    assert [str(problem) for problem in tiny.problems()] == [
        f"{PLAN}:{tiny.line(PLAN, 'at: P1.1')}: P1.1 stands behind P2.2; put the entries in the order of the text"
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["fery-plan"], '"fery-plan" is no text; did you mean "ferry-plan"?', id="text"),
        pytest.param(["ferry-plan", "--confirm", "P1"], SAY, id="nobody"),
        pytest.param(
            ["ferry-plan", "--confirm", "P1", "--by", "a\x02b"],
            "say what is right and who has read it: `",
            id="odd-name",
        ),
        pytest.param(["ferry-plan", "--confirm", "P1", "--by", " "], SAY, id="blank-name"),
        pytest.param(["ferry-plan", "--by", "A"], SAY, id="nothing"),
        pytest.param(["ferry-plan", "--confirm", "P9", "--by", "A"], '"P9" is no annotation of ferry-plan', id="where"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    tiny: Checkout, annotate: Annotate, arguments: list[str], told: str
) -> None:
    before = tiny.files("seeds")
    code, out, err = annotate(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(told)
    assert tiny.files("seeds") == before


def test_all_that_is_wrong_with_a_confirmation_is_told(tiny: Checkout, annotate: Annotate) -> None:
    code, _, err = annotate("ferry-plan", "--confirm", "P1", "P9", "Q")
    assert code == 1
    assert [line.split()[0] for line in err.splitlines()] == ["say", '"P9"', '"Q"']


def test_a_file_in_another_style_is_refused(tiny: Checkout, annotate: Annotate) -> None:
    words = "Сколько стоит билет на причале, не сказано."
    tiny.write(LAUNCH, f'[{{at: L2.2, voices: [{{words: "{words}", kind: editorial}}]}}]\n')
    before = tiny.read(LAUNCH)
    code, _, err = annotate("ferry-launch")
    assert code == 1
    assert err == f"{LAUNCH}:1: is not one `- at: …` behind the other, each from the start of a line; write it so\n"
    assert tiny.read(LAUNCH) == before


def test_an_empty_list_is_filled(tiny: Checkout, annotate: Annotate) -> None:
    tiny.write(LAUNCH, "# Nothing yet.\n[]\n")
    assert annotate("ferry-launch")[2] == "proposed: 5, L1.1 to L2.2\nas they were: 0\n"
    assert tiny.read(LAUNCH).startswith("# Nothing yet.\n- at: L1.1\n")
    assert len(by_reference(tiny.book())) == 10


def test_a_speaker_whom_no_record_knows_stands_as_the_text_names_him(tiny: Checkout, annotate: Annotate) -> None:
    tiny.retype(TEXT, "«Чайка» скользила, как облако.", "По словам Глеба Нилова, «Чайка» скользила.")
    annotate("ferry-launch")
    span = by_reference(tiny.book())["L1.3"].voices[1]
    assert (span.kind.value, span.speaker) == ("indirect", "Глеб Нилов")
    told = 'person "Глеб Нилов" is unknown; add it to seeds/knowledge/people.yml, or take it out'
    assert told in [problem.message for problem in tiny.problems()]


@pytest.mark.parametrize(
    "words",
    ["a", "да", "no", "Yes", "2021", "2021-06", "12:30", "a: b", "a #b", "a:b", "- a", "«a»", "'a'", '"', "a:", "?"],
)
def test_any_words_come_back_as_they_were(words: str) -> None:
    problems: list[Problem] = []
    root = parse_yaml(f"- words: {scalar(words)}\n", "x.yml", problems)
    assert problems == []
    assert root is not None
    assert isinstance(root.value, list)
    assert Record(root.value[0], "x.yml", problems).string("words") == words


def test_the_words_of_an_attribution_are_the_authors_in_every_text(real_book: Book) -> None:
    after_quotations = 0
    for source in real_book.sources:
        for item in source.annotations:
            for before, after in pairwise(item.voices):
                if (before.kind, after.kind) == ("direct", "editorial"):
                    after_quotations += 1
                    assert after.words.startswith(",")
            if item.voices[0].kind == "editorial" and len(item.voices) > 1 and item.voices[1].kind == "indirect":
                assert item.voices[0].words.endswith(",")
            if any(span.kind == "indirect" for span in item.voices):
                assert item.voices[0].kind == "editorial"
    assert after_quotations
