"""The program with more texts than it has: a made-up checkout of any size, read, checked and rendered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import ROOT, more
from explainer.bench import scale
from explainer.bench.corpus import corpus_files
from explainer.bench.phrases import ADJECTIVES, NOUNS, VERBS
from explainer.check.coverage import measure_coverage
from explainer.check.parity import parity_problems
from explainer.corpus.signs import OPPOSITES, find_signs
from explainer.model import LANGUAGES
from explainer.proof import every_sentence, every_statement
from explainer.render import mark_docs, render_docs


def make_corpus(place: Path, texts: int) -> Checkout:
    """A made-up checkout with the labels of the real one."""
    checkout = Checkout(place)
    for name, text in corpus_files(texts).items():
        checkout.write(name, text)
    for labels in (*(ROOT / "seeds").glob("ui*.yml"), ROOT / "seeds" / "vocabulary.yml"):
        shutil.copy(labels, place / "seeds" / labels.name)
    return checkout


@pytest.mark.parametrize("texts", [1, 2, *more(12)])
def test_a_made_up_checkout_of_any_size_is_good(tmp_path: Path, texts: int) -> None:
    checkout = make_corpus(tmp_path, texts)
    assert checkout.problems() == ()
    book = checkout.book()
    sentences, statements = len(list(every_sentence(book))), len(list(every_statement(book)))
    print(f"texts: {texts}, sentences: {sentences}, statements: {statements}")
    assert len(book.sources) == texts
    assert 95 * texts <= sentences <= 110 * texts
    assert 45 * texts <= statements
    coverage = measure_coverage(book)
    assert coverage.used + coverage.set_aside == sentences
    docs = render_docs(book)
    assert list(parity_problems(mark_docs(book))) == []
    assert len(docs) > 4 * texts


def test_the_same_number_of_texts_gives_the_same_bytes() -> None:
    one, other = corpus_files(5), corpus_files(5)
    assert one == other
    assert list(one) == list(other)


def test_no_two_texts_of_a_checkout_are_alike() -> None:
    files = corpus_files(20)
    lines = [line for name, text in files.items() if "/texts/" in name for line in text.splitlines()]
    assert len(set(lines)) == len(lines)
    codes = [line for line in files["seeds/sources.yml"].splitlines() if line.startswith("  code:")]
    assert len(set(codes)) == 20


def test_no_noun_is_also_what_describes_it() -> None:
    # Of a thousand texts some sentence would have it twice in a row, which the check tells.
    for nouns, adjectives in zip(zip(*NOUNS, strict=True), zip(*ADJECTIVES, strict=True), strict=True):
        assert set(nouns).isdisjoint(adjectives)


def test_no_two_verbs_say_the_opposite() -> None:
    # Of a hundred texts some forecast would be held against its opposite, which the check tells.
    for language, verbs in zip(LANGUAGES, zip(*VERBS, strict=True), strict=True):
        signs = {sign.kind for verb in verbs for sign in find_signs(verb, language)}
        assert not [pair for pair in OPPOSITES if signs.issuperset(pair)]


@pytest.mark.long
def test_the_bench_prints_the_growth_and_what_one_edit_costs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert scale.main(["1", "2"]) == 0
    heads, *rows = (line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  "))
    assert heads[:3] == ["texts", "sentences", "records"]
    assert [row[0] for row in rows] == ["1", "2"]
    assert all(len(row) == len(heads) for row in rows)
    # In each language the page of who says it; and that of the forecasts, where it is what one text expected.
    assert [row[-1] for row in rows] == ["2", "4"]
