"""House typography: right words pass in silence, and each fault is one line that says what would mend it."""

from __future__ import annotations

import re
from html import escape

import pytest

from attacks import ATTACKS
from explainer.check.typography import typography_faults
from explainer.languages.known import language_named
from explainer.publish.binding import bind, hold_names, names_in
from explainer.publish.quotes import nested


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("ru", "Саммит «Центральная Азия + Япония» — первый.", id="ru-dash-and-quotes"),
        pytest.param("ru", "«Встреча „на высшем уровне“ прошла»", id="ru-inner-quotes"),
        pytest.param("ru", "В тексте “did not sway”, и «слово „лапки“ есть».", id="ru-english-words-in-their-quotes"),
        pytest.param("ru", "19–20 декабря 2025 года, хай-тек, 70%, т. е. «C5+1»", id="ru-range-and-hyphen"),
        pytest.param("ru", "Дата 2025-12-19, месяц 2025-12, стандарты ISO 8601-2 и ГОСТ Р 7.0.100-2018", id="ru-dates"),
        pytest.param("ru", "Всё это и все они, чем и о чём, небо и нёбо, берег, узнает", id="ru-both-spellings"),
        pytest.param("ru", "Ещё зелёный партнёр; её Хрущёв; всё-таки", id="ru-yo"),
        pytest.param("ru", "Токаев, Ованнисян, Дукенбаев и Шамсуддинов", id="ru-names-unknown-to-the-dictionary"),
        pytest.param("ru", "В тексте «основных партнеров по ИИ»", id="ru-quoted-words-keep-their-letters"),
        pytest.param("ru", "Д’Артаньян… и «governance»!", id="ru-apostrophe-in-a-name"),
        pytest.param("ru", "https://a.example/19-20/x--y и sources/id/#p19s2", id="ru-addresses"),
        pytest.param("en", "Japan’s “Central Asia + Japan” dialogue—the first.", id="en-dash-and-quotes"),
        pytest.param("en", "“Over the ‘green’ summit of the states’ leaders”", id="en-inner-quotes-and-apostrophes"),
        pytest.param("en", "«Еще - слово...» (another word) and 19–20 December", id="en-russian-words-not-examined"),
        pytest.param("en", "On 2025-12-19, by EDTF (ISO 8601-2), in sources.yml and .csv files", id="en-dates"),
        pytest.param("en", "{count} of {all}: see https://a.example/?q=1", id="en-placeholders"),
        pytest.param("en", "По-русски", id="en-name-of-the-other-language"),
        pytest.param("ru", "См. также: с. 5, то есть и т. д.", id="ru-abbreviations"),
        pytest.param("en", "As such (and so on): “C5+1”, 1:2.", id="en-marks-that-follow-each-other"),
        pytest.param("en", "It says so. «Так» it says.", id="en-sentence-that-a-russian-word-begins"),
        pytest.param("en", "The size of a prize: to seize maize, resized; Defense and Labor of the US", id="en-names"),
        pytest.param("en", "Vitamin A. The A: it is the 3.5 of a “b”, the (last).", id="en-articles-and-a-letter"),
        pytest.param("en", "A harbour, honorary, humorous; the analysis of a laborious dialogue", id="en-british"),
        pytest.param("en", "The first letter is a Cyrillic «Р»; 2 < 3 & 3 > 2; R&D; 3 * 4 = 12", id="en-signs"),
        pytest.param("en", "Works without JavaScript: it does", id="en-name-of-a-language-of-programs"),
        pytest.param("ru", "В тексте «РhD» и «С5+1»; 2 < 3; А4, М5 и C5+1; 1) раз, а) два (три)", id="ru-signs"),
        pytest.param("ru", "и их, о Боге, с сестрой, а Анна", id="ru-short-words"),
        pytest.param("en", "", id="nothing"),
    ],
)
def test_right_words_pass(language: str, text: str) -> None:
    assert list(typography_faults(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        pytest.param("ru", 'саммит "плюс"', "straight quotation mark", id="ru-straight-quotes"),
        pytest.param("ru", "саммит “плюс”", "foreign quotation mark", id="ru-english-quotes"),
        pytest.param("ru", "саммит “плюс plus”", "foreign quotation mark", id="ru-english-quotes-around-both"),
        pytest.param("ru", "слово „лапки“ снаружи", "„ outside quotation marks", id="ru-inner-outside"),
        pytest.param("ru", "«внутри «ёлочки»", "« inside quotation marks", id="ru-outer-inside"),
        pytest.param("ru", "«не закрыта", "« that is not closed", id="ru-unclosed"),
        pytest.param("ru", "не открыта»", "» that closes nothing", id="ru-unopened"),
        pytest.param("ru", "Токио - город", "hyphen or short dash", id="ru-spaced-hyphen"),
        pytest.param("ru", "Токио – город", "hyphen or short dash", id="ru-spaced-en-dash"),
        pytest.param("ru", "Токио—город", "em dash without spaces", id="ru-em-dash-without-spaces"),
        pytest.param("ru", "19-20 декабря", "hyphen in a range", id="ru-hyphen-in-range"),
        pytest.param("ru", "19−20 декабря", "hyphen in a range", id="ru-minus-in-range"),
        pytest.param("ru", "2004-24 годы", "hyphen in a range", id="ru-years-not-a-month"),
        pytest.param("ru", "Ее подход", "“Ее” without ё in [Ее подход]: write “Её”", id="ru-her"),
        pytest.param("ru", "и еще один", "write “ещё”", id="ru-still"),
        pytest.param("ru", "это партнерство", "write “партнёрство”", id="ru-partnership"),
        pytest.param("ru", "Зеленый курс", "write “Зелёный”", id="ru-green"),
        pytest.param("en", 'a "summit"', "straight quotation mark", id="en-straight-quotes"),
        pytest.param("en", "Japan's", "straight apostrophe", id="en-straight-apostrophe"),
        pytest.param("en", "a «summit»", "foreign quotation mark", id="en-russian-quotes"),
        pytest.param("en", "“a “summit””", "“ inside quotation marks", id="en-outer-inside"),
        pytest.param("en", "a ‘summit’", "‘ outside quotation marks", id="en-inner-outside"),
        pytest.param("en", "“a ‘summit”", "‘ that is not closed", id="en-inner-unclosed"),
        pytest.param("en", "word — word", "em dash with spaces", id="en-spaced-em-dash"),
        pytest.param("en", "word – word", "hyphen or short dash", id="en-spaced-en-dash"),
        pytest.param("en", "19-20 December", "hyphen in a range", id="en-hyphen-in-range"),
        pytest.param("en", "the word еще", "Russian word", id="en-bare-russian-word"),
        pytest.param("ru", "два  пробела", "double space", id="double-space"),
        pytest.param("ru", " слово", "space at the start", id="leading-space"),
        pytest.param("en", "word ", "space at the end", id="trailing-space"),
        pytest.param("ru", "слово , слово", "space before a punctuation mark", id="space-before-comma"),
        pytest.param("en", "word .", "space before a punctuation mark", id="space-before-full-stop"),
        pytest.param("ru", "слово...", "three dots", id="three-dots"),
        pytest.param("ru", ": слово", "punctuation mark at the start", id="begins-with-a-mark"),
        pytest.param("en", "the “” of Japan", "nothing between two marks", id="empty-quotation"),
        pytest.param("ru", "слово () и „“", "nothing between two marks", id="empty-brackets"),
        pytest.param("ru", "слово, , слово", "two punctuation marks in a row", id="two-commas"),
        pytest.param("en", "word,. Word", "two punctuation marks in a row", id="comma-and-full-stop"),
        pytest.param("en", "in the the text", "word twice in a row", id="word-twice"),
        pytest.param("ru", "в в тексте", "word twice in a row", id="ru-short-word-twice"),
        pytest.param("ru", "И и так", "word twice in a row", id="ru-and-twice"),
        pytest.param("en", "it is a a text", "word twice in a row", id="en-article-twice"),
        pytest.param("en", "it is closer to the.", "article before a punctuation mark", id="en-article-alone"),
        pytest.param("en", "of a, and more", "article before a punctuation mark", id="en-article-before-a-comma"),
        pytest.param("en", "it binds itself in’s name", "’s without its noun in", id="en-ending-alone"),
        pytest.param("ru", "мы относим к, потому", "preposition before a punctuation mark", id="ru-preposition-alone"),
        pytest.param("en", "a <b>bold</b> word", "markup in", id="tag"),
        pytest.param("ru", "слово<br/>", "markup in", id="ru-tag"),
        pytest.param("en", "a <script>b</script>", "markup in", id="script-tag"),
        pytest.param("en", "a **bold** word", "a sign of Markdown", id="bold"),
        pytest.param("ru", "слово *так*", "a sign of Markdown", id="emphasis"),
        pytest.param("en", "a `word`", "a sign of Markdown", id="code"),
        pytest.param("en", "[a](timeline/)", "a link", id="link"),
        pytest.param("en", "see javascript:alert", "a script", id="script"),
        pytest.param("ru", "слово&nbsp;слово", "a name of a character", id="entity"),
        pytest.param("en", "a&#160;b", "a name of a character", id="entity-in-digits"),
        pytest.param("en", "TODO: prove it", "a note to ourselves", id="todo"),
        pytest.param("ru", "Слово (FIXME)", "a note to ourselves", id="fixme"),
        pytest.param("ru", "в рамках С5+1", "Cyrillic and Latin letters in one word", id="cyrillic-before-a-digit"),
        pytest.param("ru", "cаммит", "Cyrillic and Latin letters in one word", id="latin-in-a-russian-word"),
        pytest.param("en", "the summіt", "Cyrillic and Latin letters in one word", id="cyrillic-in-an-english-word"),
        pytest.param("en", "the labor market", "“labor” is not British", id="en-or"),
        pytest.param("en", "centers", "write “centres”", id="en-er"),
        pytest.param("en", "a defense", "write “defence”", id="en-ense"),
        pytest.param("en", "to organize", "write “organise”", id="en-ize"),
        pytest.param("en", "modernization, emphasizing", "write “modernisation”", id="en-ization"),
        pytest.param("en", "it analyzes", "write “analyses”", id="en-yze"),
        pytest.param("en", "cancelled, canceled", "write “cancelled”", id="en-one-l"),
        pytest.param("en", "a dialog", "write “dialogue”", id="en-og"),
        pytest.param("en", "a word (of two", "( that is not closed", id="bracket-not-closed"),
        pytest.param("ru", "слово) дальше", ") that closes nothing", id="bracket-not-opened"),
        pytest.param("ru", "слово сказано. дальше", "small letter after the end of a sentence", id="small-letter"),
        pytest.param("en", "word--word", "double hyphen", id="double-hyphen"),
        pytest.param("en", "a\u200bb", "control character U+200B", id="zero-width-space"),
        pytest.param("ru", "а\u0002б", "control character U+0002", id="control-character"),
    ],
)
def test_a_fault_is_told_with_what_mends_it(language: str, text: str, fault: str) -> None:
    told = list(typography_faults(text, language))
    assert any(fault in line for line in told), told
    assert all("\n" not in line and len(line) < 160 for line in told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "“The first sentence of a longer quotation.", id="opens-here"),
        pytest.param("en", "The last of it,” he said.", id="closes-here"),
        pytest.param("en", "In its middle, ‘green’ technologies.", id="inner-marks-alone"),
        pytest.param("ru", "В середине „зелёные“ технологии».", id="russian"),
    ],
)
def test_a_sentence_out_of_a_quotation_need_not_be_balanced(language: str, text: str) -> None:
    assert list(typography_faults(text, language, whole=False)) == []
    assert list(typography_faults(text, language)) != []


def test_faults_come_in_the_order_of_the_text() -> None:
    told = list(typography_faults("Еще  слово...", "ru"))
    assert [line.split(" in ")[0] for line in told] == ["“Еще” without ё", "double space", "three dots"]


@pytest.mark.parametrize(
    ("language", "text", "inside"),
    [
        pytest.param("ru", "о «парусе»", "о „парусе“", id="ru"),
        pytest.param("ru", "«„а“ и б»", "„«а» и б“", id="ru-three-levels"),
        pytest.param("ru", "о “sail” и парусе»", "о “sail” и парусе“", id="ru-foreign-and-a-mark-that-closes-nothing"),
        pytest.param("en", "the boat’s “sail”", "the boat’s ‘sail’", id="en-apostrophe"),
        pytest.param("en", "a “boat’s ‘sail’ of ours”", "a ‘boat’s “sail” of ours’", id="en-three-levels"),
        pytest.param("en", "‘the boat’s “sail”", "\u2060the boat’s ‘sail’", id="en-paragraph-that-goes-on"),
        pytest.param("ru", 'о "парусе"', "о „парусе“", id="ru-straight"),
        pytest.param("ru", '"парус", «"а"» и 5"', '„парус“, „«а»“ и 5"', id="ru-straight-levels"),
        pytest.param("en", 'the “boat’s "sail"”', "the ‘boat’s “sail”’", id="en-straight-level"),
        pytest.param("en", '"the boat goes on', '"the boat goes on', id="en-straight-that-is-not-closed"),
        pytest.param("en", "no mark", "no mark", id="none"),
    ],
)
def test_marks_inside_a_quotation_stand_one_level_down(language: str, text: str, inside: str) -> None:
    assert language_named(language).house.inside_marks(text) == inside


def test_only_quotations_of_a_page_are_touched_and_their_elements_stay() -> None:
    page = '<p>«а» <q class="own" lang="ru">о «па<i title="«»">ру</i>се»</q> <q lang="xx">«а»</q></p>'
    assert nested(page) == page.replace("о «па", "о „па").replace("се»<", "се“<")


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("<p>запустили 2004-м</p>", "<p>запустили 2004-\N{WORD JOINER}м</p>"),
        ("<p>5-7 лет</p>", "<p>5-7\N{NO-BREAK SPACE}лет</p>"),
        ('<p>ряд <a href="2004-m/">пар</a></p>', '<p>ряд <a href="2004-m/">пар</a></p>'),
        ("<p>запись пять + шесть</p>", "<p>запись пять + шесть</p>"),
    ],
    ids=["ending", "span", "address", "plus"],
)
def test_what_belongs_together_stays_on_a_line(words: str, bound: str) -> None:
    assert bind(words, "ru") == bound


@pytest.mark.parametrize(
    ("words", "language", "bound"),
    [
        ("<p>paragraph 1, sentence 2.</p>", "en", "<p>paragraph\u00a01, sentence\u00a02.</p>"),
        ("<p>лишь в подробностях</p>", "ru", "<p>лишь в\N{NO-BREAK SPACE}подробностях</p>"),
        ("<p>мы верим тексту T</p>", "ru", "<p>мы\N{NO-BREAK SPACE}верим тексту\N{NO-BREAK SPACE}T</p>"),
        ("<p>саммита — в геополитике?</p>", "ru", "<p>саммита\N{NO-BREAK SPACE}— в\N{NO-BREAK SPACE}геополитике?</p>"),
        (
            "<p>сноски — в тексте</p>",
            "ru",
            "<p>сноски\N{NO-BREAK SPACE}—\N{NO-BREAK SPACE}в\N{NO-BREAK SPACE}тексте</p>",
        ),
        ("<p>подробнее — <a>там</a></p>", "ru", "<p>подробнее\N{NO-BREAK SPACE}—\N{NO-BREAK SPACE}<a>там</a></p>"),
        ("<p>их 145 мест</p>", "ru", "<p>их\N{NO-BREAK SPACE}145\N{NO-BREAK SPACE}мест</p>"),
        ("<p>и по-разному</p>", "ru", '<p>и\N{NO-BREAK SPACE}<span class="joined">по-разному</span></p>'),
        ("<p>a vessel of text T</p>", "en", "<p>a\N{NO-BREAK SPACE}vessel of text\N{NO-BREAK SPACE}T</p>"),
        ("<p>not a vessel. A note</p>", "en", "<p>not a\N{NO-BREAK SPACE}vessel. A\N{NO-BREAK SPACE}note</p>"),
        ("<p>Ерсен (б. д.); BY 4.0.</p>", "ru", "<p>Ерсен (б.\N{NO-BREAK SPACE}д.); BY\N{NO-BREAK SPACE}4.0.</p>"),
    ],
    ids=[
        *("ends", "short-word", "code", "dash", "dash-before-a-short-word", "element", "number", "hyphen", "english"),
        *("article", "letters-and-version"),
    ],
)
def test_a_short_word_goes_with_what_follows_it_and_a_code_with_what_stands_before(
    words: str, language: str, bound: str
) -> None:
    assert bind(words, language) == bound


def test_a_reader_that_hyphenates_gets_every_name_whole() -> None:
    words = "Vasily Papava’s words &amp; «Василию Папаве» <q>of Indo-Pacific</q> rim."
    page = f'<p title="A Longer">{words}</p><svg>Longer</svg>'
    held = hold_names(page, ("Vasily", "Василий"), names_in([page]))
    names = ("Vasily Papava’s", "Василию Папаве", "Indo-Pacific")
    assert re.findall('<span class="name">(.*?)</span>', held) == list(names)
    assert re.sub('<span class="name">(.*?)</span>', r"\1", held) == page


def test_what_only_begins_a_sentence_or_names_a_month_is_no_name() -> None:
    page = "<p>According to Orlov, Kazan waits for boats in December. Kazan’s river freezes.</p><p>Orlov, Boats.</p>"
    held = hold_names(page, (), names_in([page]))
    assert re.findall('<span class="name">(.*?)</span>', held) == ["Orlov", "Kazan", "Kazan’s", "Orlov"]


@pytest.mark.parametrize("attack", [one for several in ATTACKS.values() for one in several])
def test_what_stays_on_a_line_gets_an_element_around_it_and_nothing_else(
    attack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"<p>{escape(attack)} по-разному</p>"
    joined = bind(page, "ru")
    assert '<span class="joined">по-разному</span>' in joined
    monkeypatch.setattr("explainer.publish.binding.HYPHENED", re.compile("(?!)"))
    assert re.sub(r'<span class="joined">([^<]*)</span>', r"\1", joined) == bind(page, "ru")
