"""Who speaks: the two source texts read whole, and each rule on small made-up texts with invented people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from explainer.corpus import voices as rules
from explainer.corpus.cast import Names
from explainer.corpus.paragraphs import parse_text
from explainer.model import DecisionKind, Paragraph, Place, Problem, Sentence, SourceText, Text, Voice, VoiceDecision

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"
REASON = Text(("Продолжает сказанное.", "Continues what was said."))

PEOPLE = {
    "aso": ("Таро Асо", "Асо"),
    "takaichi": ("Санаэ Такаити", "Такаити"),
    "tokayev": ("Касым-Жомарт Токаев", "Токаев"),
    "hovhannisyan": ("Андраник Ованнисян", "Ованнисян"),
    "shamsuddinov": ("Мухаммад Шамсуддинов", "Шамсуддинов"),
    "papava": ("Василий Папава", "Папава"),
    "dukenbaev": ("Асхат Дукенбаев", "А. Дукенбаев", "Дукенбаев"),
    "sarsekov": ("Арсен Сарсеков", "Сарсеков"),
}
INVENTED = {
    "zimina": ("Анна Зимина", "А. Зимина", "Зимина"),
    "orlov": ("Пётр Орлов", "Орлов"),
    "reto": ("Ота Рето", "Рето"),
}


People = Mapping[str, tuple[str, ...]]


def read_voices(
    text: SourceText, people: People, decisions: Sequence[VoiceDecision], code: str
) -> tuple[tuple[Voice, ...], ...]:
    return rules.read_voices(text, rules.paint_voices(text, Names(people)), decisions, code)


def decision_problems(text: SourceText, people: People, decisions: Sequence[VoiceDecision], code: str) -> list[Problem]:
    names = Names(people)
    return list(rules.decision_problems(text, rules.paint_voices(text, names), names, decisions, code))


# Sentence by sentence, `4.1-2` being the first two of paragraph 4. `relays X` where part of it is X's words.
TOKYO_SUMMIT = """
1.1-3   editorial
2.1-2   editorial
3.1-2   editorial
4.1-2   direct aso
5.1-3   editorial
6.1-2   editorial
7.1-2   editorial
8.1-2   editorial
9.1-2   editorial
10.1    editorial
11.1    direct hovhannisyan
12.1-3  direct hovhannisyan
13.1    indirect hovhannisyan
14.1    direct hovhannisyan
15.1    editorial
16.1    editorial
17.1    editorial
18.1    editorial
19.1    direct shamsuddinov relays unknown
19.2-5  direct shamsuddinov
20.1    indirect shamsuddinov relays takaichi
20.2    inherited shamsuddinov
21.1    indirect shamsuddinov
21.2-3  inherited shamsuddinov
22.1-3  direct shamsuddinov
23.1    editorial
24.1-2  editorial
25.1    editorial
26.1    editorial
27.1-2  direct papava
28.1    direct papava
29.1    indirect papava
29.2    inherited papava
30.1    indirect papava
30.2-4  inherited papava
31.1-2  direct papava
32.1    indirect papava
32.2    inherited papava
33.1-2  direct papava
34.1-2  editorial
35.1    editorial
36.1-4  direct dukenbaev
37.1-2  direct dukenbaev
38.1-2  direct dukenbaev
39.1-2  editorial
40.1-2  editorial
41.1-2  editorial
42.1    editorial
43.1    editorial
44.1-2  direct sarsekov
45.1    indirect sarsekov
45.2-3  inherited sarsekov
46.1-3  direct sarsekov
47.1-2  editorial
"""
EARTHQUAKE = '"из-за угроз мощного землетрясения в стране"'


def expected_rows(table: str) -> list[str]:
    rows = []
    for line in table.split("\n"):
        if line:
            span, voice = line.split(maxsplit=1)
            paragraph, _, sentences = span.partition(".")
            first, _, last = sentences.partition("-")
            rows += [f"{paragraph}.{number} {voice}" for number in range(int(first), int(last or first) + 1)]
    return rows


def decision(at: str, kind: DecisionKind | str, speaker: str | None = None, quote: str = "") -> VoiceDecision:
    place = Place("seeds/knowledge/voices.yml", 1)
    return VoiceDecision(
        place=place, source="text", at=at, kind=DecisionKind(kind), speaker=speaker, quote=quote, reason=REASON
    )


def tokyo_decisions() -> list[VoiceDecision]:
    inherited = [row.split() for row in expected_rows(TOKYO_SUMMIT) if " inherited " in row]
    made = [decision(f"T{number}", kind, speaker) for number, kind, speaker in inherited]
    return [*made, decision("T19.1", "relayed", quote=EARTHQUAKE)]


def source(name: str) -> SourceText:
    return parse_text((TEXTS / f"{name}.txt").read_text(encoding="utf-8"), "ru")


def within(sentence: Sentence, voices: Sequence[Voice]) -> list[tuple[int, Voice]]:
    """The voices met in a sentence, each with its number of characters there."""
    shares = [(min(sentence.end, one.end) - max(sentence.start, one.start), one) for one in voices]
    return [share for share in shares if share[0] > 0]


def sentence_rows(text: SourceText, voices: Sequence[Sequence[Voice]]) -> list[str]:
    """`paragraph.sentence kind speaker` by the voice of most of the sentence, and whom it relays anywhere."""
    rows = []
    for paragraph, found in zip(text.paragraphs, voices, strict=True):
        for sentence in paragraph.sentences:
            met = within(sentence, found)
            main = max(met, key=lambda share: share[0])[1]
            relays = [f"relays {voice.relays}" for _, voice in met if voice.relays]
            words = [f"{paragraph.number}.{sentence.number}", main.kind, main.speaker or "", *relays]
            rows.append(" ".join(filter(None, words)))
    return rows


def spans(raw: str, *decisions: VoiceDecision) -> list[str]:
    """Every span of a made-up text as `kind speaker>relayed: words`, dashes that open speech left out."""
    text = parse_text(raw, "ru")
    shown = []
    for paragraph, voices in zip(text.paragraphs, read_voices(text, INVENTED, decisions, "X"), strict=True):
        for one in voices:
            who = " ".join(filter(None, [one.kind, one.speaker])) + (f">{one.relays}" if one.relays else "")
            words = paragraph.text[one.start : one.end].strip()
            if words not in ("-", "–", "—"):
                shown.append(f"{who}: {words}")
    return shown


def assert_tiles(paragraph: Paragraph, voices: Sequence[Voice]) -> None:
    assert "".join(paragraph.text[one.start : one.end] for one in voices) == paragraph.text
    assert all(one.start < one.end for one in voices)
    assert all(one.end == other.start for one, other in pairwise(voices))
    for one, other in pairwise(voices):
        assert (one.kind, one.speaker, one.relays, one.reason) != (
            other.kind,
            other.speaker,
            other.relays,
            other.reason,
        )


def test_every_sentence_of_the_tokyo_text_has_its_voice() -> None:
    text = source("tokyo-summit")
    rows = sentence_rows(text, read_voices(text, PEOPLE, tokyo_decisions(), "T"))
    assert rows == expected_rows(TOKYO_SUMMIT)
    assert len(rows) == 93


def test_without_decisions_exactly_the_inherited_sentences_are_undecided() -> None:
    text = source("tokyo-summit")
    rows = sentence_rows(text, read_voices(text, PEOPLE, (), "T"))
    expected = [re.sub(r"inherited \w+", "undecided", row) for row in expected_rows(TOKYO_SUMMIT)]
    assert rows == [row.removesuffix(" relays unknown") for row in expected]


def test_the_decisions_for_the_tokyo_text_raise_no_problem() -> None:
    assert not list(decision_problems(source("tokyo-summit"), PEOPLE, tokyo_decisions(), "T"))


def test_the_text_without_people_is_all_editorial() -> None:
    text = source("ai-diplomacy")
    for paragraph, voices in zip(text.paragraphs, read_voices(text, PEOPLE, (), "A"), strict=True):
        assert voices == (Voice(start=0, end=len(paragraph.text), kind="editorial", speaker=None),)


@pytest.mark.parametrize("name", ["tokyo-summit", "ai-diplomacy"])
def test_voices_tile_every_paragraph_and_equal_neighbours_are_merged(name: str) -> None:
    text = source(name)
    for decisions in ((), tokyo_decisions()):
        voices = read_voices(text, PEOPLE, decisions, "T")
        for paragraph, found in zip(text.paragraphs, voices, strict=True):
            assert_tiles(paragraph, found)


@pytest.mark.parametrize(
    ("number", "tag"),
    [
        (4, ", – заявил вице-президент правящей Либерально-демократической партии Японии Таро Асо."),
        (12, ", – уверен политолог."),
        (14, ", – заключает эксперт."),
        (22, ", говорит Шамсуддинов."),
        (36, ", – делится своим мнением политолог."),
        (38, ", – делится дискурсом А. Дукенбаев."),
    ],
)
def test_the_closing_tag_is_the_articles_own(number: int, tag: str) -> None:
    text = source("tokyo-summit")
    paragraph, voices = text.paragraphs[number - 1], read_voices(text, PEOPLE, (), "T")[number - 1]
    assert paragraph.text[voices[-1].start :] == tag
    assert (voices[-1].kind, voices[-1].speaker) == ("editorial", None)


def test_takaichis_words_are_relayed_by_the_expert_who_passes_them_on() -> None:
    text = source("tokyo-summit")
    paragraph, voices = text.paragraphs[19], read_voices(text, PEOPLE, (), "T")[19]
    (relayed,) = [voice for voice in voices if voice.relays]
    words = paragraph.text[relayed.start : relayed.end].strip()
    assert words.startswith("Токио готов применить военную силу")
    assert words.endswith("агрессии против него.")
    assert (relayed.kind, relayed.speaker, relayed.relays) == ("indirect", "shamsuddinov", "takaichi")


def test_words_of_unnamed_origin_are_relayed_with_the_editors_reason() -> None:
    text = source("tokyo-summit")
    paragraph, voices = text.paragraphs[18], read_voices(text, PEOPLE, tokyo_decisions(), "T")[18]
    (relayed,) = [voice for voice in voices if voice.relays]
    assert paragraph.text[relayed.start : relayed.end] == EARTHQUAKE
    assert (relayed.kind, relayed.speaker, relayed.relays) == ("direct", "shamsuddinov", "unknown")
    assert relayed.reason == REASON


SPEECH = {
    "named in the tag": ("- Рост будет, – сказала Анна Зимина.", ["zimina: Рост будет"]),
    "the subject, not another name": (
        "- Рост будет, – заявил помощник Зиминой Пётр Орлов.",
        ["orlov: Рост будет"],
    ),
    "ё or е": ("- Рост будет, – подчеркнул Петр Орлов.", ["orlov: Рост будет"]),
    "an initial": ("— Рост будет! – ответила А. Зимина.", ["zimina: Рост будет!"]),
    "a name that is never inflected": ("– Рост будет, – уверена Рето.", ["reto: Рост будет"]),
    "a tag without dash": ("- Рост будет, говорит Орлов.", ["orlov: Рост будет"]),
    "a tag in the middle": (
        "- Рост, – сказал Орлов, – будет. – Так и есть.",
        ["orlov: Рост", "orlov: будет. – Так и есть."],
    ),
    "several paragraphs up to the tag": (
        "- Рост будет.\nОн важен.\nИ нужен, – считает Орлов.",
        ["orlov: Рост будет.", "orlov: Он важен.", "orlov: И нужен"],
    ),
    "no tag: the first paragraph alone": ("- Рост будет.\nЭто вывод.", [": Рост будет."]),
    "the next dash opens speech of its own": (
        "- Рост будет.\n- Нет, – сказал Орлов.",
        [": Рост будет.", "orlov: Нет"],
    ),
    "an introduction ends it": (
        "- Рост будет.\nНам ответил эксперт Орлов.\n- Нет, – сказал он.",
        [": Рост будет.", "orlov: Нет"],
    ),
    "a report ends it": ("- Рост будет.\nПо словам Орлова, нет.\nДа, – сказал он.", [": Рост будет."]),
    "nobody known": ("- Рост будет, – уверен политолог.", [": Рост будет"]),
    "a stranger is not taken for somebody known": (
        "Нам ответил эксперт Орлов.\n- Рост будет, – сказал эксперт Ким.",
        [": Рост будет"],
    ),
    "several experts are nobody": (
        "Нам ответил эксперт Орлов.\n- Рост будет, – говорят эксперты.",
        [": Рост будет"],
    ),
    "a verb alone": ("Нам ответил эксперт Орлов.\n- Рост будет, – добавил.", ["orlov: Рост будет"]),
    "the expert, not one named by the way": (
        "Нам ответил эксперт Орлов. Зимина уехала.\n- Рост будет, – уверен политолог.",
        ["orlov: Рост будет"],
    ),
    "the expert among several named": (
        "Политолог Орлов встретил министра Зимину.\n- Рост будет, – уверен политолог.",
        ["orlov: Рост будет"],
    ),
    "the one introduced last": (
        "Нам ответил эксперт Орлов.\nОтветила и эксперт Зимина.\n- Рост будет, – уверена она.",
        ["zimina: Рост будет"],
    ),
    "names inside speech introduce nobody": (
        "- Эксперт Зимина права, – сказал Орлов.\n- Рост будет, – добавляет эксперт.",
        ["orlov: Эксперт Зимина права", "orlov: Рост будет"],
    ),
}


@pytest.mark.parametrize(("raw", "expected"), SPEECH.values(), ids=SPEECH.keys())
def test_speech_after_a_dash_belongs_to_the_person_of_its_tag(raw: str, expected: list[str]) -> None:
    found = [span.removeprefix("direct").strip() for span in spans(raw) if span.startswith("direct")]
    assert found == expected


def test_tags_in_the_middle_are_the_articles_own() -> None:
    assert spans("- Рост, – сказал Орлов, – будет.") == [
        "direct orlov: Рост",
        "editorial: , – сказал Орлов, –",
        "direct orlov: будет.",
    ]


@pytest.mark.parametrize(
    "speech",
    [
        "- Рост – это дело нужное.",
        "- Рост, – и в этом суть, – нужен всем.",
        "- Я считаю, – говорю вам прямо, – что рост нужен.",
        "- Рост будет, если сказать об этом.",
    ],
)
def test_dashes_and_verbs_inside_speech_are_no_tags(speech: str) -> None:
    assert spans(f"Нам ответил Орлов.\n{speech}")[1:] == [f"direct orlov: {speech[2:]}"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("По словам Зиминой, рост будет.", "zimina"),
        ("По мнению Анны Зиминой, рост будет.", "zimina"),
        ("С точки зрения Ота Рето, рост будет.", "reto"),
        ("Как указывает Зимина, рост будет.", "zimina"),
        ("Как подчёркивала Зимина, рост будет.", "zimina"),
        ("Зимина отметила, что рост будет.", "zimina"),
        ("Рост будет, считает Зимина.", "zimina"),
        ("Рост, по мнению Зиминой, будет.", "zimina"),
        ("По его словам, рост будет.", "orlov"),
        ("На его взгляд, рост будет.", "orlov"),
        ("С его точки зрения, рост будет.", "orlov"),
        ("Как считает эксперт, рост будет.", "orlov"),
        ("По мнению немецкого эксперта, рост будет.", "orlov"),
        ("Он уверен, что рост будет.", "orlov"),
        ("По мнению эксперта Кима, рост будет.", ""),
        ("По мнению экспертов, рост будет.", ""),
    ],
)
def test_an_opening_marks_its_sentence_as_reported(sentence: str, speaker: str) -> None:
    found = spans(f"Нам ответил немецкий эксперт Орлов.\n{sentence}")
    assert found[1:] == [f"indirect {speaker}".strip() + f": {sentence}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "С точки зрения всех стран, рост будет.",
        "По мнению Японии, рост будет.",
        "На наш взгляд, рост будет.",
        "Как известно, рост будет.",
        "Япония заявила, что рост будет.",
        "О росте нам рассказал эксперт Орлов.",
        "Мы обратились к эксперту Орлову.",
        "Орлов приехал на саммит.",
    ],
)
def test_what_no_person_says_is_editorial(sentence: str) -> None:
    assert spans(f"Нам ответил Орлов.\n{sentence}")[1:] == [f"editorial: {sentence}"]


def test_an_unmarked_paragraph_after_speech_or_report_is_editorial() -> None:
    found = spans("- Рост будет, – сказал Орлов.\nЭто вывод.\nПо его словам, рост нужен.\nКонец.")
    assert found[2:] == [
        "editorial: Это вывод.",
        "indirect orlov: По его словам, рост нужен.",
        "editorial: Конец.",
    ]


def test_later_sentences_of_a_report_wait_for_a_decision_unless_marked() -> None:
    raw = "Вот итог. По словам Орлова, рост нужен. Он близок. По мнению Зиминой, нет."
    assert spans(raw) == [
        "editorial: Вот итог.",
        "indirect orlov: По словам Орлова, рост нужен.",
        "undecided: Он близок.",
        "indirect zimina: По мнению Зиминой, нет.",
    ]


@pytest.mark.parametrize(
    ("sentence", "relayed"),
    [
        ("Надо помнить слова Зиминой, которая вчера сказала, что рост нужен.", "рост нужен."),
        ("Слова Зиминой, которая сказала, что рост нужен, удивили всех.", "рост нужен"),
        ("Зимина вчера уверенно заявила: «Рост нужен».", "«Рост нужен»."),
    ],
)
def test_words_of_another_person_are_relayed_by_the_speaker(sentence: str, relayed: str) -> None:
    found = spans(f"- {sentence} Вот так, – сказал Орлов.")
    assert f"direct orlov>zimina: {relayed}" in found
    assert sum(">" in span for span in found) == 1
    assert found[-1] == "editorial: , – сказал Орлов."


def test_relayed_words_leave_the_tag_to_the_article() -> None:
    assert spans("- Вот Зимина, которая сказала, что рост нужен, – напомнил Орлов.")[1:] == [
        "direct orlov>zimina: рост нужен",
        "editorial: , – напомнил Орлов.",
    ]


@pytest.mark.parametrize("raw", ["", "\n\n", "-", "- \n- ,", "– – –", ", говорит Орлов.", "- , – сказал.", "«»"])
def test_odd_input_is_read_without_failing(raw: str) -> None:
    text = parse_text(raw, "ru")
    for people in (INVENTED, {}, {"nobody": ("", "-")}):
        voices = read_voices(text, people, (), "X")
        for paragraph, found in zip(text.paragraphs, voices, strict=True):
            assert_tiles(paragraph, found)


REPORT = "По словам Орлова, рост нужен. Он близок и высок. Он «рядом»."


def test_decisions_settle_undecided_sentences_with_their_reason() -> None:
    decisions = [
        decision("X1.2", "inherited", "orlov"),
        decision("X1.3", "editorial"),
        decision("X1.3", "relayed", quote="«рядом»"),
    ]
    text = parse_text(REPORT, "ru")
    assert spans(REPORT, *decisions) == [
        "indirect orlov: По словам Орлова, рост нужен.",
        "inherited orlov: Он близок и высок.",
        "editorial: Он",
        "editorial>unknown: «рядом»",
        "editorial: .",
    ]
    (voices,) = read_voices(text, INVENTED, decisions, "X")
    assert [voice.reason for voice in voices] == [None, REASON, REASON, REASON, REASON]
    assert not list(decision_problems(text, INVENTED, decisions, "X"))


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (decision("X9.1", "inherited", "orlov"), "the text has no sentence X9.1"),
        (decision("Y1.2", "inherited", "orlov"), "the text has no sentence Y1.2"),
        (decision("X1.1", "inherited", "orlov"), "the rules read X1.1 as indirect already"),
        (decision("X2.1", "editorial"), "the rules read X2.1 as editorial already"),
        (decision("X1.2", "inherited", "ivanov"), 'speaker "ivanov" is not known'),
        (decision("X1.2", "inherited"), 'speaker "" is not known'),
        (decision("X1.2", "relayed", quote="«далеко»"), "“«далеко»” is not exactly once in X1.2"),
        (decision("X1.2", "relayed", quote="о"), "“о” is not exactly once in X1.2"),
        (decision("X1.2", "relayed"), "“” is not exactly once in X1.2"),
        (decision("X3.1", "relayed", quote="рост"), "the rules know already who is relayed in X3.1"),
    ],
)
def test_a_decision_that_does_not_fit_is_reported_at_its_place(made: VoiceDecision, message: str) -> None:
    text = parse_text(f"{REPORT}\nКонец.\n- Вот Зимина, которая сказала, что рост нужен, – напомнил Орлов.", "ru")
    (problem,) = decision_problems(text, INVENTED, [made], "X")
    assert problem.message.startswith(message)
    assert "; " in problem.message
    assert problem.place == made.place


@pytest.mark.parametrize("at", ["X9.1", "X1.1", "nonsense"])
def test_a_decision_that_does_not_fit_changes_nothing(at: str) -> None:
    assert spans(REPORT, decision(at, "editorial")) == spans(REPORT)
