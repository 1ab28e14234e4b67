"""Made-up sentences in both languages, to fill made-up texts with. Nothing here is about the subject.

Every noun is masculine and inanimate, so that one pattern agrees with all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple


class Pair(NamedTuple):
    """The same words in Russian and in English, in the order of LANGUAGES."""

    original: str
    translation: str


def _pairs(words: str) -> tuple[Pair, ...]:
    return tuple(Pair(*line.strip().split(" | ")) for line in words.strip().split("\n"))


NOUNS = _pairs("""
    порт | port
    город | town
    завод | plant
    совет | council
    союз | union
    музей | museum
    институт | institute
    склад | warehouse
    канал | canal
    мост | bridge
    причал | pier
    маяк | lighthouse
    парк | park
    театр | theatre
    архив | archive
    рынок | market
    цех | workshop
    посёлок | settlement
    остров | island
    район | district
    вокзал | station
    банк | bank
    клуб | club
    сад | garden
    лес | forest
    пруд | pond
    дом | house
    двор | yard
    холм | hill
    берег | shore
    залив | bay
    катер | launch
    паром | ferry
    поезд | train
    вагон | carriage
    груз | cargo
    договор | treaty
    закон | law
    журнал | journal
    отчёт | report
    план | plan
    прибор | device
    станок | lathe
    фонд | fund
    центр | centre
    штаб | headquarters
    этаж | floor
    ящик | crate
    колокол | bell
    ключ | key
    камень | stone
    корабль | ship
    лагерь | camp
    словарь | dictionary
    календарь | calendar
    уголь | coal
    металл | metal
    кирпич | brick
    забор | fence
    подвал | cellar
""")
ADJECTIVES = _pairs("""
    старый | old
    новый | new
    дальний | distant
    северный | northern
    южный | southern
    восточный | eastern
    западный | western
    высокий | high
    тихий | quiet
    тёмный | dark
    светлый | bright
    лёгкий | light
    тяжёлый | heavy
    широкий | broad
    узкий | narrow
    простой | plain
    общий | common
    речной | river
    морской | sea
    лесной | woodland
    каменный | rocky
    деревянный | wooden
    железный | iron
    стеклянный | glass
    красный | red
    белый | white
    синий | blue
    зелёный | green
    пустой | empty
    главный | main
""")
VERBS = _pairs("""
    получил | received
    построил | built
    открыл | opened
    почистил | cleaned
    купил | bought
    продал | sold
    описал | described
    изучил | studied
    измерил | measured
    покрасил | painted
    починил | repaired
    осмотрел | inspected
    показал | showed
    сохранил | preserved
    вымыл | washed
    расширил | extended
    обновил | renewed
    украсил | decorated
    передал | handed over
    принял | took over
""")
JOBS = _pairs("""
    инженер | engineer
    механик | mechanic
    врач | doctor
    учитель | teacher
    садовник | gardener
    повар | cook
    лоцман | pilot
    художник | painter
""")
CARRIED_ON = Pair("Предложение продолжает сказанное.", "The sentence carries on what was said.")
FIRST_NAMES = _pairs("""
    Пётр | Pyotr
    Иван | Ivan
    Олег | Oleg
    Павел | Pavel
    Антон | Anton
    Борис | Boris
    Роман | Roman
    Денис | Denis
""")
SYLLABLES = _pairs("""
    ба | ba
    ве | ve
    го | go
    ду | du
    за | za
    ко | ko
    лу | lu
    ма | ma
    ни | ni
    по | po
    ра | ra
    су | su
    та | ta
    фе | fe
    хо | kho
    ша | sha
""")
MONTHS = _pairs("""
    январе | January
    феврале | February
    марте | March
    апреле | April
    июне | June
    июле | July
    августе | August
    сентябре | September
    октябре | October
    ноябре | November
    декабре | December
""")
MONTH_NUMBERS = (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12)
"""Of MONTHS: May is left out, which is a verb in English first."""


def syllables(number: int, length: int) -> Pair:
    """A made-up word: another one for each number, as long as there are syllables enough."""
    parts = []
    for _ in range(length):
        number, at = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return Pair(*("".join(part) for part in zip(*parts, strict=True)))


class Clause(NamedTuple):
    """What a made-up sentence says: without the full stop, and beginning with a small letter."""

    words: Pair
    claim: Pair
    """The same without the word that nobody has met before."""
    object: Pair


def clause(random: Random, nouns: tuple[Pair, ...], number: int) -> Clause:
    """A clause of its own for each number: the last word of it is made up and used once."""
    subject, object = random.choice(nouns), random.choice(nouns)
    adjective, other, verb = random.choice(ADJECTIVES), random.choice(ADJECTIVES), random.choice(VERBS)
    # By an odd number, so that no two are alike before the syllables come to an end.
    name = syllables(number * 389651 % len(SYLLABLES) ** 5, 5)
    claim = Pair(
        f"{adjective.original} {subject.original} {verb.original} {other.original} {object.original}",
        f"the {adjective.translation} {subject.translation} {verb.translation} "
        f"the {other.translation} {object.translation}",
    )
    words = Pair(
        f"{claim.original} под именем {name.original}",
        f"{claim.translation} under the name {name.translation}",
    )
    return Clause(words, claim, object)


def sentence(words: Pair) -> Pair:
    """A clause as a sentence of its own."""
    return Pair(*(f"{part[0].upper()}{part[1:]}." for part in words))


def joined(parts: Sequence[Pair]) -> Pair:
    """Several pairs as one, with blanks between them."""
    return Pair(*(" ".join(words) for words in zip(*parts, strict=True)))
