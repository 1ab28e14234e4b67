"""The words of English that turn a meaning, by what they do."""

from __future__ import annotations

import re

from explainer.languages.tables import SignWords

_STRENGTH = re.compile(
    r"\b(?:the|its|their|his|our|your|my|whose|\w+['’]s|military|economic|naval|nuclear|financial|industrial|political"
    r"|imperial|commercial|technological|growing|full|sheer)\s+might\b|\bmight\s+of\b|\bmight(?=\s*(?:[.!?”]|$))",
    re.IGNORECASE,
)
"""“Might” as a noun: behind what only a noun follows, before “of”, or with no verb behind it."""

SIGNS = SignWords(
    kinds={
        "not": "not, no, cannot, can't, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, won't, wouldn't, "
        "shouldn't, couldn't, hasn't, haven't, hadn't, hardly, scarcely, impossible, unlikely, untrue",
        "without": "without",
        "not~": "outside, lack*, absen*, refus*, instead of, rather than, free of, free from, devoid, fail*, "
        "unobtrus*, unpredict*, unattain*, indefinit*, unknown, distrust, independen*, shortage*, deficit*, "
        "uncertain*, silen*, avoid*, depolitic*, non-*, unstab*, unquiet, restless, unrest, postpon*, cancel*, "
        "leave* open, left open, short of, little, few, other than, otherwise, unless, exclu*, not only, "
        "disregard*, anything but, nor, disagree*, not a word, whether or not, deny, denie*, denial, barely, "
        "left aside, sets apart, low, apart, unclear, inexplicit",
        "likely": "probabl*, likely, presum*, apparent*, it appears, seem*, evidently, i think, i suppose, "
        "we dare to hope, we hope, unlikely, hardly, allegedly, supposedly, i believe, perhaps, maybe, possibly, "
        "as if, ostensibl*, conceivabl*, not excluded, cannot be ruled out",
        "likely~": "expect*, hope*, suppose*, believ*, assum*, forecast*, possib*, predict*, rule out, "
        "not rule out, not exclude, ruled out, in appearance, thinks, considers, reckons",
        "may": "can, could, may, might, perhaps, maybe, possibly, cannot, can't",
        "may~": "able, capable, possib*, enabl*, allow*, if, potential*, chance*, likely, probabl*, impossib*, "
        "unable, possible, conceivable",
        "all": "all, every, everyone, everything, always, entire*, complete*, fully, everywhere, absolut*, "
        "unconditional*, wholly, totally",
        "all~": "whole, full, general*, overall, common, throughout, entirety, across, any, each, only some, "
        "not all, not every, not have every, above all, first of all",
        "some": "a number of, some, several, sometimes, partly, partial*, in part, to a large extent, largely, "
        "relative*, at times, almost, to a considerable degree, somewhat, to a considerable extent, nearly, "
        "to some extent, to some degree, a few, a little, barely, slightly",
        "some~": "certain, part of, a range of, various, in some, comparative*, not all, many, most, "
        "a series of, individual, rather, fairly, quite, among, one of, not always",
        "only": "only, sole, solely, merely, exclusive*, nothing but",
        "only~": "not only, not just, just, single, simply, no more than, simple, mere, no other, not until, "
        "alone, all that is, until, among",
        "besides": "not only, not just, not simply, not merely, not so much",
        "besides~": "more than, also, as well, too",
        "mostly": "often, as a rule, mainly, mostly, chiefly, above all, first of all, in the first place, "
        "first and foremost, rarely, seldom, mostly, usually, traditionally, primarily",
        "mostly~": "main, chief, particular*, especially, core, long, frequent*, special, key, priorit*, most, "
        "tend*, first",
        "early": "early, in the first days, the first half, at the beginning, towards the beginning, "
        "at the start, by the beginning",
        "early~": "beginning, start*, earlier, began, begin*, onset, at the top, the beginning, the start",
        "late": "late, at the end, the last days, the second half, towards the end, by the end, "
        "in the last days, since the end",
        "late~": "end, ends, later, latest, last, final*, clos*, conclu*, at the bottom, at the foot, the end",
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
        "promise": "promise to, promises to, promised to, promise that, promises that, promised that, pledge to, "
        "pledges to, pledged to, vow to, vows to, vowed to",
        "promise~": "promis*, pledg*, vow*, will, would, shall, plan, plans, planned, intend*, going to, due, want*",
        "office": "spokesman, spokeswoman, spokesperson, press secretary to, press secretary of, deputy, former, aide, "
        "aides, assistant, adviser, advisor, wife, widow, husband, son, daughter",
        "office~": "press, represent*, secretary, speak* for, spoke for, on behalf, behalf, vice, ex-*, once, "
        "previous, spouse, family",
        "ongoing": "continu*, still, to this day, under way, ongoing, is being, are being, since then, gradual*, "
        "now, today, is holding, in recent years, recent years",
        "whether": "whether",
        "indeed": "indeed, as expected, came true, confirmed, bore out, borne out",
        "contrast": "spoke of, spoke above all of, not a finished result, rather than, instead, "
        "only with, only half, only in part, only partly",
        "exclusive": "exclude each other, excludes the other, exclude one another, cannot both be, contradict*, "
        "incompatible",
        "exclusive~": "no contradiction, no outright contradiction, not contradict*, not exclude each other, "
        "not incompatible",
        "view": "in my opinion, in my view, in his opinion, in her opinion, in his view, in her view, believes, "
        "believe, thinks, i think, considers, is convinced, am convinced, is certain, is sure",
        "ought": "must, should, ought, needs to, need to, has to, have to",
        "ought~": "must have been, should it",
        "when": "when, dated, date, dates, what year, which year",
        "whence": "come from, comes from, whose words, whence, cite, cites, source, sources",
        "heard": "voice*, heard, their words, his words, her words",
        "joins": "more than, less than, than, better, worse, before, after, earlier, later, because of, owing to, "
        "in exchange for, instead of, is, are, was, were, will, would, can, could, may, might, has, have, "
        " to the role, to that, therefore, thanks to, due to, for the sake of",
        "by": "by",
        "none": "neither, none, nobody, no one, nobody's, no one's, nowhere, never, nothing",
    },
    opposites={
        "more": (
            "strengthen*, grow*, growth, expan*, increas*, rais*, enhanc*, deepen*, ris*, rose, widen*, reinforc*",
            "weaken*, reduc*, decreas*, declin*, diminish*, shrink*, narrows, narrowed, narrowing, falling, fell, "
            "fall, contract*, lower*",
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
            "all, every, entire, fully, completely, always",
            "a number of, some, several, partly, partially, in part, sometimes, not all, not every, not have every",
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
    nouns={"might": _STRENGTH},
    harmless="all the same, not least, no less than, no more than, nevertheless, nonetheless, above all else, "
    "after all, at all, all that is, all these, all this, each other",
)
