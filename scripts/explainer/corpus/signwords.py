"""The words behind the signs of each language, by what they do; `signs` finds them.

Written in small letters, without ё, with a straight apostrophe; `*` is any ending. All languages have the same kinds
and pairs. A kind that ends in `~` holds words that may stand for the signs of the kind before the mark (“without” for
“not”), and that nobody needs to answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """The signs of one language: phrases parted by commas."""

    kinds: Mapping[str, str]
    opposites: Mapping[str, tuple[str, str]]
    """By a name for each pair: the words of the one side, and those of the other."""
    harmless: str
    """Phrases with the words of a sign that are none: "after all"."""
    concord: bool = False
    """Whether a “nobody” wants a “not” beside it, and the two deny once."""
    families: Mapping[str, str] = field(default_factory=lambda: {"untold": "not", "none": "not"})
    """Kinds whose phrases hold those of another: the longer one is meant."""


RUSSIAN = SignWords(
    kinds={
        "not": "не, нет, нельзя, невозможн*, нету, неверно, неправда, вряд ли, едва ли, отнюдь, вовсе не",
        "without": "без",
        "not~": "вне, отсутств*, лишен*, отказ*, недостат*, нехватк*, дефицит*, вместо, избав*, свобод* от, "
        "неопредел*, ненавязчив*, непредсказ*, несбыточн*, неизвестн*, недовер*, независ*, недолг*, нестабил*, "
        "неспокойн*, неглавн*, немн*, неясн*, неоднозначн*, молч*, умалч*, избега*, избеж*, деполитиз*, отложи*, "
        "отложен*, отмен*, сорва*, мало*, больше чем, нечто большее, а не, иначе, в противном случае, против, "
        "не только, если не, ни слова, отрица*, несосто*, и не, не всех, не все, не всем, разная, разные, "
        "по-разному, не всегда, исключает, исключают, исключить",
        "likely": "вероятн*, наверн*, надо полагать, полагаю, по-видимому, видимо, судя по, скорее всего, "
        "пожалуй, похоже, кажется, кажутся, казавш*, думаю, должно быть, предположительн*, предполож*, якобы, "
        "смеем надеяться, надеемся, вряд ли, едва ли, по всей видимости, как будто, будто, не исключено, "
        "не исключает*, казал*",
        "likely~": "ожида*, надежд*, надея*, надеет*, прогноз*, предполага*, с виду, на вид, возможн*, "
        "похоже на, похоже не на",
        "may": "может, могут, мог, могла, могло, могли, смогут, сможет, возможно, может быть, не исключено",
        "may~": "способн*, возможн*, позвол*, могущ*, под силу, если, шанс*, потенциал*, вероятн*, наверн*, "
        "нельзя, выдерж*, невозможн*, способен, можно, не узнать, не понять, возможно",
        "all": "все, всех, всем, всеми, весь, всю, вся, всегда, полност*, целиком, повсюду, везде, полного, "
        "полный, полная, полное, полную, совсем, абсолютн*, безусловн*",
        "all~": "всей, всего, общ*, в целом, всех без исключения, сплошь, целый, целом, без исключения, люб*, "
        "кажд*, не все, не всех, не всем, полон, полна, полно",
        "some": "ряд, ряда, ряду, ряде, некотор*, нескольк*, иногда, порой, частичн*, отчасти, "
        "в значительной степени, во многом, кое-*, временами, почти, едва, слегка, немного, в какой-то мере",
        "some~": "относительн*, часть, части, частью, отдельн*, сравнительн*, многи*, больш* част*, довольно, "
        "одни, среди, в числе, число, не всегда, подчас, по-разному, то, не всех, не всем, не все, разные, "
        "почти не, едва",
        "only": "лишь, единственн*, исключительно, только",
        "only~": "не только, не просто, всего, просто, никто кроме, кроме, еще только, не все, не всех, не всем, "
        "среди, в числе",
        "mostly": "часто, обычно, традиционно, как правило, в основном, прежде всего, главным образом, "
        "чаще всего, преимущественн*, в первую очередь, редко",
        "mostly~": "главн*, основн*, особенно, особо*, давно, част*, долго*, приоритет*, ключев*, первое, сначала",
        "early": "в начале, к началу, в первых числах, в первой половине",
        "early~": "начало, начала, началу, начале, ранн*, началась, началось, начался, рано",
        "late": "в конце, к концу, под конец, в последних числах, во второй половине",
        "late~": "конец, конца, концу, конце, поздн*, последн*, кон*",
        "since": "с январ*, с феврал*, с март*, с апрел*, с мая, с июн*, с июл*, с август*, с сентябр*, "
        "с октябр*, с ноябр*, с декабр*, начиная с",
        "since~": "после, с, со, до сих, уже, от, уходит, начало, начал*",
        "untold": "не назван*, не указан*, не называет*, не называют, не говорит*, не сообщ*, не уточня*, "
        "не объясня*, не пишет, не сказан*, не поясн*, не раскрыва*, не приводит*, не упомина*, не упомянут*, "
        "не узнать, не судит, не передает, не дано, не дает, не связывает, речи нет, не стоит, не раньше, "
        "не позже, не ранее, не позднее",
        "will": "предсто*, буду*, будет",
        "will~": "собира*, ожида*, стан*, стремит*, должн*, прогноз*, предлож*, хочет, хотят, готов*, возможн*, "
        "может, могут, приведет, сможет, цель*, призван*, долгосрочн*, грядущ*, если, вероятн*, должен, должна, "
        "предстоящ*",
        "plan": "планир*, намерен*, намеч*, запланир*, собирается, собираются",
        "ongoing": "продолжа*, до сих пор, по сей день, все еще, идет, идут, ведет*, строится, постепенн*, "
        "с тех пор, сейчас, сегодня, ныне",
        "whether": "ли",
        "indeed": "действительно, как и ожидал*, сбыл*, подтверди*, так и вышло",
        "contrast": "говорил о, говорила о, говорили о, а не, прежде всего о",
        "none": "ни, никто, никого, никому, никем, ничто, ничего, ничему, ничем, никогда, нигде, никуда, никак, "
        "никак*, ни один, ни одн*, ничуть, ничей, ничье*, ничьи*",
    },
    opposites={
        "more": (
            "усил*, укреп*, рост, роста, росту, ростом, раст*, расшир*, увелич*, повыш*, углуб*",
            "ослаб*, сниж*, сокращ*, уменьш*, сужа*, сужен*, сузи*, паде*, падает, спад*, убыва*",
        ),
        "ahead": (
            "опере*, обгон*, обогна*, лидир*, превосход*, впереди",
            "отста*, уступа*, позади",
        ),
        "than": (
            "более, больше, выше, чаще, сильнее, активнее, быстрее, шире, лучше",
            "менее, меньше, ниже, реже, слабее, пассивнее, медленнее, уже чем, хуже",
        ),
        "many": (
            "много, многих, многие, высок*, крупн*, больш*, значительн*",
            "мало, немног*, низк*, мелк*, небольш*, незначительн*",
        ),
        "accept": (
            "принял*, принят*, приняти*, принима*, одобр*, поддерж*, подписа*, утвержд*, утверди*",
            "отклон*, отверг*, отказ*, расторг*, провал*, отозва*, осуд*, осужд*",
        ),
        "held": (
            "прошел, прошла, прошло, проведен*, провели, провел, провела, проводит, состоя*, организован*",
            "отмен*, отлож*, сорва*, перенес*, не провели, не состоя*",
        ),
        "open": (
            "откры*, созда*, начал*, начина*, запуск*, запущен*, запусти*",
            "закры*, разруш*, заверш*, прекра*, окончи*, остановл*, свора*, сверн*",
        ),
        "good": (
            "выгод*, успе*, помог*, помощ*, польз*, преимуществ*",
            "убыт*, неудач*, меша*, помеша*, вред*, ущерб*",
        ),
        "trust": (
            "доверие, доверия, доверию, доверием, уверен*",
            "недовер*, сомне*",
        ),
        "free": (
            "независим*, автоном*, свобод*",
            "зависимост*, зависим*, зависеть",
        ),
        "sell": (
            "экспорт*, вывоз*, продаж*",
            "импорт*, ввоз*, покуп*",
        ),
        "long": (
            "долгосрочн*, долг*, надолго",
            "краткосрочн*, коротк*, ненадолго",
        ),
        "new": (
            "нов*",
            "стар*, прежн*",
        ),
        "first": (
            "перв*, впервые",
            "последн*, втор*",
        ),
        "whole": (
            "все, весь, вся, всю, всех, кажд*, полностью",
            "ряд, ряда, ряде, некотор*, нескольк*, частичн*, отчасти, иногда, часть, части, частью, не все, "
            "не всех, не всем",
        ),
        "when": (
            "в начале, к началу",
            "в конце, к концу",
        ),
        "fact": (
            "обязательно, непременно, наверняка, несомненно, безусловно, точно, очевидн*",
            "вероятн*, наверное, возможно, может быть, пожалуй, предположительно, надо полагать",
        ),
        "still": (
            "постепенн*, медлен*",
            "быстр*, немедлен*, сразу, резк*",
        ),
        "yes": (
            "да",
            "нет",
        ),
    },
    harmless="все-таки, все еще, все же, все равно, всего лишь, несмотря, не менее, не более, до сих пор, "
    "тем не менее, более того, ни дня, все более, все больше, все чаще, но и, все это, как все",
    concord=True,
)

ENGLISH = SignWords(
    kinds={
        "not": "not, no, cannot, can't, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, won't, wouldn't, "
        "shouldn't, couldn't, hasn't, haven't, hadn't, hardly, scarcely, impossible, unlikely, untrue",
        "without": "without",
        "not~": "outside, lack*, absen*, refus*, instead of, rather than, free of, free from, devoid, fail*, "
        "unobtrus*, unpredict*, unattain*, indefinit*, unknown, distrust, independen*, shortage*, deficit*, "
        "uncertain*, silen*, avoid*, depolitic*, non-*, unstab*, unquiet, restless, unrest, postpon*, cancel*, "
        "leave* open, left open, short of, little, few, other than, otherwise, unless, exclu*, against, "
        "not only, disregard*, anything but, nor, disagree*, not a word, whether or not, deny, denie*, denial, "
        "barely, left aside, sets apart, low, apart",
        "likely": "probabl*, likely, presum*, apparent*, it appears, seem*, evidently, i think, i suppose, "
        "we dare to hope, we hope, unlikely, hardly, allegedly, supposedly, i believe, perhaps, maybe, possibly, "
        "as if, ostensibl*, conceivabl*, not excluded, cannot be ruled out",
        "likely~": "expect*, hope*, suppose*, believ*, assum*, forecast*, possib*, predict*, rule out, "
        "not rule out, ruled out, in appearance",
        "may": "can, could, may, might, perhaps, maybe, possibly, cannot, can't",
        "may~": "able, capable, possib*, enabl*, allow*, if, potential*, chance*, likely, probabl*, impossib*, "
        "unable, possible, conceivable",
        "all": "all, every, everyone, everything, always, entire*, complete*, fully, everywhere, absolut*, "
        "unconditional*, wholly, totally",
        "all~": "whole, full, general*, overall, common, throughout, entirety, across, any, each, only some, "
        "not all, not every, above all, first of all",
        "some": "a number of, some, several, sometimes, partly, partial*, in part, to a large extent, largely, "
        "relative*, at times, almost, to a considerable degree, somewhat, to a considerable extent, nearly, "
        "to some extent, to some degree, a few, a little, barely, slightly",
        "some~": "certain, part of, a range of, various, in some, comparative*, not all, many, most, "
        "a series of, individual, rather, fairly, quite, among, one of, not always",
        "only": "only, sole, solely, merely, exclusive*, nothing but",
        "only~": "not only, not just, just, single, simply, no more than, simple, mere, no other, not until, "
        "alone, all that is, until, among",
        "mostly": "often, as a rule, mainly, mostly, chiefly, above all, first of all, in the first place, "
        "first and foremost, rarely, seldom, mostly, usually, traditionally, primarily",
        "mostly~": "main, chief, particular*, especially, core, long, frequent*, special, key, priorit*, most, "
        "tend*, first",
        "early": "early, the beginning, at the start, the start of, in the first days, the first half",
        "early~": "beginning, start*, earlier, began, begin*, onset, at the top",
        "late": "late, the end of, at the end, the last days, the second half, towards the end, by the end",
        "late~": "end, ends, later, latest, last, final*, clos*, conclu*, at the bottom, at the foot",
        "since": "since january, since february, since march, since april, since may, since june, since july, "
        "since august, since september, since october, since november, since december, starting in, "
        "starting from, ever since",
        "since~": "after, from, since, back, goes back, begin*, began, start*, already",
        "untold": "not named, not name, not given, not give, not stated, not state, does not say, not said, "
        "not say, not specify, not specified, not explain, not explained, not disclosed, not mention, "
        "not mentioned, not report, no country stands, not a word, says nothing, say nothing, not told, "
        "not tell, not learnt, cannot be learnt, not judge, not connect, no talk of, not expressly say, "
        "not there, not before, not earlier, not later, not finished, no earlier than, no later than",
        "will": "will, shall, going to, upcoming, won't",
        "will~": "is to, are to, expect*, due to, would, coming, may, could, can, might, forecast*, prospect*, "
        "seek*, want*, aim*, meant, should, must, ready, hope*, become*, if, likely, propos*, still to come, "
        "future, offer*, to, due, is holding, is hosting, forthcoming, the plan is",
        "plan": "plan, plans, planned, planning, intend*",
        "ongoing": "continu*, still, to this day, under way, ongoing, is being, are being, since then, gradual*, "
        "now, today, is holding",
        "whether": "whether",
        "indeed": "indeed, as expected, came true, confirmed, bore out, borne out",
        "contrast": "spoke of, spoke above all of, not a finished result, rather than, instead",
        "none": "neither, none, nobody, no one, nowhere, never, nothing",
    },
    opposites={
        "more": (
            "strengthen*, grow*, growth, expan*, increas*, rais*, enhanc*, deepen*, ris*, rose, widen*, reinforc*",
            "weaken*, reduc*, decreas*, declin*, diminish*, shrink*, narrow*, falling, fell, fall, contract*, "
            "lower*",
        ),
        "ahead": (
            "ahead, outpac*, overtak*, overtook, surpass*, outstrip*, leads",
            "behind, lag*, trail*",
        ),
        "than": (
            "more, higher, greater, stronger, better, faster, wider",
            "less, lower, smaller, weaker, worse, slower, fewer",
        ),
        "many": (
            "many, high, large, large-scale, big, considerabl*, significant*, much",
            "few, low, small, small-scale, slight*, insignifican*, little",
        ),
        "accept": (
            "adopt*, approv*, accept*, support*, sign, signs, signed, signing, endors*",
            "reject*, declin*, refus*, terminat*, fail*, withdr*, condemn*, oppos*",
        ),
        "held": (
            "held, took place, take place, takes place, organised, hold, holds, holding",
            "cancel*, postpon*, not held, not take place, wreck*, call* off",
        ),
        "open": (
            "open, opens, opened, opening, creat*, launch*, began, begin*, start, starts, started",
            "clos*, destroy*, finish*, complet*, ended, stopp*, stops, halt*",
        ),
        "good": (
            "benefi*, success*, help*, advantag*, profit*",
            "loss*, unsuccess*, fail*, hinder*, harm*, damag*, disadvantag*",
        ),
        "trust": (
            "trust, trusts, confidence, confident",
            "distrust, mistrust, doubt*",
        ),
        "free": (
            "independen*, autonom*, free",
            "dependen*, depend, depends",
        ),
        "sell": (
            "export*, sell*, sale*",
            "import, imports, imported, importer, buy*, purchas*",
        ),
        "long": (
            "long-term, long, long-lasting, the long term",
            "short-term, short, brief, the short term",
        ),
        "new": (
            "new, newly",
            "old, former",
        ),
        "first": (
            "first",
            "last, second, final",
        ),
        "whole": (
            "all, every, each, entire, fully, completely, always",
            "a number of, some, several, partly, partially, in part, sometimes, not all, not every",
        ),
        "when": (
            "the beginning of, at the beginning, early, the start of, at the start",
            "the end of, at the end, late, towards the end",
        ),
        "fact": (
            "certainly, definitely, surely, undoubtedly, obviously, evidently, obvious",
            "probably, likely, possibly, perhaps, maybe, presumably, may",
        ),
        "still": (
            "gradual*, slow*",
            "quick*, immediate*, rapid*, abrupt*, at once",
        ),
        "yes": (
            "yes",
            "no",
        ),
    },
    harmless="all the same, not least, no less than, no more than, nevertheless, nonetheless, above all else, "
    "after all, at all, all that is, all these, all this",
)
