"""English words of saying, of whoever speaks, and of shapes."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.languages.tokens import word_set

_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "think": "think thinks thought thinking",
    "write": "write writes wrote writing",
    "find": "find finds found finding",
    "show": "show shows showed showing",
    "forecast": "forecasts forecasting",
    "feel": "feel feels felt feeling",
    "read": "read reads reading",
    "foresee": "foresee foresees foresaw",
    "put": "put puts",
    "speak": "speak speaks spoke speaking",
    "swear": "swear swears swore swearing",
    "understand": "understand understands understood",
}
_DOUBLED = {"quip": "quipp", "admit": "admitt", "blog": "blogg", "submit": "submitt"}


def _forms(words: str) -> dict[str, str]:
    """Every form of regular verbs and of the irregular ones above -> the verb."""
    found = dict[str, str]()
    for verb in words.split():
        if verb in _IRREGULAR:
            found |= dict.fromkeys(_IRREGULAR[verb].split(), verb)
            continue
        stem = _DOUBLED.get(verb, verb.removesuffix("e"))
        y = verb.endswith("y") and verb[-2] not in "aeou"
        third = f"{verb[:-1]}ies" if y else f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
        past = f"{verb[:-1]}ied" if y else f"{stem}ed"
        found |= dict.fromkeys((verb, third, past, f"{stem}ing" if not y else f"{verb}ing"), verb)
    return found


SAYING: Mapping[str, str] = _forms(
    """
    say tell add state note explain claim argue insist announce report warn declare maintain assert acknowledge admit
    believe think suggest stress emphasize emphasise contend conclude observe remark reply respond answer ask confirm
    deny reveal disclose predict estimate recall continue comment write tweet post quip joke promise pledge vow concede
    reiterate repeat agree complain lament hope fear expect feel propose recommend demand urge allege testify advise
    indicate show find caution speculate inform notify assure remind hint imply boast shout cry whisper mutter point
    describe accuse criticise criticize condemn denounce blame dismiss express threaten highlight underline underscore
    retort counter proclaim opine forecast foresee exclaim inquire enquire wonder question praise mention affirm clarify
    elaborate theorise theorize guess reckon consider blog call defend reject swear urge appeal summarise summarize
    apologise apologize thank offer invite read object protest doubt put
    """
)
"""Form -> verb, for everything that may report or tag speech."""

BARE = word_set(
    """
    say add claim think believe insist hope tell admit argue suggest maintain fear reckon guess allege warn
    state
    """
)
"""Verbs that take a clause without “that”."""
CORE = word_set("say tell")
"""Verbs that never stand without a speaker; met where no report is seen, they make a sentence doubtful."""
TAG_ONLY = word_set(
    """
    ask reply respond answer continue comment quip joke exclaim inquire enquire wonder question shout cry
    whisper mutter retort counter observe remark call post blog tweet read agree thank offer invite praise feel
    show find consider elaborate repeat object protest describe recall put
    """
)
"""Verbs that report only beside a quotation or with “that”."""
ACTS = word_set(
    """
    accuse criticise criticize condemn denounce blame urge demand deny confirm describe predict threaten
    highlight underline underscore acknowledge stress emphasize emphasise reiterate warn admit note forecast
    allege claim pledge vow promise defend doubt announce reveal
    """
)
"""Verbs that are acts of speech with a bare object."""
DEEDS = word_set(
    """
    propose offer reject suggest recommend advise agree apologise apologize thank praise invite appeal
    """
)
"""Verbs that may be done as well as said."""
FEELINGS = word_set(
    """
    hope concern concerns regret confidence support condolences opinion view views fear fears disappointment
    gratitude optimism doubt doubts belief satisfaction sympathy outrage anger sorrow willingness dismay
    surprise alarm
    """
)
THAT = frozenset({"that"})
QUESTIONS = word_set("whether how why what where when who which if")
PRONOUNS: Mapping[str, str] = {"he": "m", "she": "f", "they": "", "it": ""}
OBLIQUE: Mapping[str, str] = {"him": "m", "her": "f", "them": "", "his": "m", "their": ""}
NOT = word_set("not never n't neither nor")
AUXILIARIES = word_set(
    """
    is are was were be been being has have had do does did will would can could may might shall should must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't
    shouldn't mustn't it's he's she's they're we're i'm you're i've we've they've there's that's i'll we'll
    it'll they'll let's
    """
)
ADVERBS = word_set(
    """
    also then later earlier now still just again once further however meanwhile therefore thus instead too only
    even already often repeatedly publicly recently previously reportedly allegedly jokingly always simply
    clearly finally firmly strongly flatly bluntly today yesterday tonight nevertheless both all immediately
    initially subsequently
    """
)
PREPOSITIONS = word_set(
    """
    of for from at in on to with by about after before during over under against between among through despite
    following amid into onto within without since until as via alongside near behind beyond outside inside upon
    """
)
CONJUNCTIONS = word_set("and but or so yet while although though because since as when if whereas nor once")
DETERMINERS = word_set(
    """
    the a an this these that those his her its their our my some many several one another no each every both
    other most few two three four five
    """
)
TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow earlier later last
    this january february march april may june july august september october november december recently
    afterwards
    """
)
SPANS_OF_TIME = word_set("morning afternoon evening night day week weekend month year decade time spring summer winter")
TITLES = word_set(
    """
    president prime minister secretary senator sen mr mrs ms miss dr sir lord lady dame king queen prince
    princess general gen chief judge justice professor prof governor gov mayor chancellor foreign defence
    defense finance interior health vice former deputy spokesman spokeswoman spokesperson chairman chairwoman
    chairperson chair director ceo officer captain sergeant sgt detective inspector bishop archbishop pope rep
    representative congressman congresswoman ambassador colonel col lieutenant lt commander admiral major
    attorney speaker premier councillor councilman commissioner superintendent constable reverend rev father
    sheikh ayatollah emperor emir sultan leader head coach manager analyst economist state treasury home
    business trade environment education justice labour labor then-president ex-president co-founder founder
    editor reporter correspondent
    """
)
ROLES = TITLES | word_set(
    """
    official officials expert experts critic critics witness witnesses resident residents lawyer lawyers doctor
    doctors scientist scientists researcher researchers author authors source sources activist activists
    protester protesters protesters politician politicians mp mps lawmaker lawmakers farmer teacher student
    students historian spokesmen adviser advisor aide aides diplomat diplomats executive observer observers
    analysts economists leaders ministers victim victims parent parents mother father son daughter wife husband
    widow brother sister neighbour neighbor colleague supporter supporters opponent opponents rebel rebels
    soldier soldiers investigators prosecutor prosecutors columnist commentator journalist journalists writer
    novelist singer actor actress player captain driver pilot engineer owner employee employees worker workers
    people man woman men women boy girl person candidate delegate envoy negotiator judge jurors counsel
    sociologist psychologist biologist physicist meteorologist economist geologist organiser organizer
    organisers organizers campaigners campaigner veteran passenger eyewitness eyewitnesses authorities police
    militants insurgents politicians others nobody everyone anyone someone none
    """
)
BODIES = word_set(
    """
    government ministry department agency company corporation court newspaper magazine party parliament police
    report study survey channel station embassy bank fund service office administration committee commission
    organisation organization media press website house council union federation association opposition
    institute university centre center academy group team club army military force forces authority authorities
    senate congress board bureau statement article letter ruling judgment indictment document documents reports
    network broadcaster daily paper court hospital school church charity foundation airline airport manufacturer
    maker firm nation country state nations times post news journal tribune herald guardian observer watch press
    reuters bloomberg agency chamber assembly panel inquiry investigators cabinet coalition campaign delegation mission
    regulator watchdog trust league society tribunal kremlin pentagon coroner consortium public majority
    minority poll polls data figures results statistics
    """
)
SURNAMES = word_set("bishop prince king judge pope lord knight baron dean abbot marshal major chancellor")
"""Titles that people are called by, too: “Paul Bishop”, “Bishop said”."""
AGENCIES = word_set("reuters bloomberg kremlin pentagon")
"""Bodies that are written with a capital wherever they stand."""
SPOKEN = word_set("statement letter interview speech tweet post")

KIN: Mapping[str, str] = {
    "premier": "prime minister",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "congresswoman": "congressman",
    "advisor": "adviser",
    "attorney": "lawyer",
    "analyst": "expert",
    "economist": "expert",
    "professor": "expert",
    "scientist": "researcher",
    "historian": "expert",
}
ABBREVIATIONS = word_set(
    """
    mr mrs ms dr prof gen sen rep gov lt col sgt capt maj st jr sr rev hon pres no vs etc inc ltd co corp dept
    jan feb mar apr jun jul aug sep sept oct nov dec mt ft al approx fig vol pp ph messrs e.g i.e u.s u.k u.n
    a.m p.m
    """
)
STARTERS = word_set(
    """
    the a an he she it they we i you this that these those there his her its their our in on at but and so when
    while as for after before during if since although though however meanwhile according many most some several
    all both no not now then what who how why where one two three to with by from earlier later last next today
    yesterday another other others each every such more yet still also only even here because despite following
    under over hundreds thousands dozens millions scores nobody everybody everyone someone nothing neither
    either none few asked speaking interview key questions answer question
    """
)
"""Words that may begin a sentence and name nobody."""
FEMALE = word_set(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
    ashley emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia
    kathleen amy angela anna ruth brenda pamela nicole katherine catherine christine emma rachel maria theresa
    hillary julia jane anne ann alice ellen olga elena irina natalia fatima aisha sophie claire lucy kate
    victoria diana rosa carmen ana eva ingrid
    """
)
MALE = word_set(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander
    raymond patrick jack dennis jerry peter henry carl arthur barack joe boris vladimir dmitry sergei ivan
    mohammed muhammad ahmed ali hassan ibrahim jose juan carlos luis miguel hans karl pierre jean francois tony
    gordon bill hugo tom tim simon martin alan ian
    """
)
IRREGULAR_PAST = word_set(
    """
    began became came went took made held won lost left fell rose gave found saw got ran met spoke wrote led
    built sent set cut hit broke struck shot grew drew drove flew paid sold bought brought caught fought sought
    stood sat kept threw chose hid lay slept woke sang sank swam wore tore bore swore froze stole
    """
)

STREETS = word_set("street avenue square lane boulevard highway alley")
"""“Baker Street” is no human being."""
