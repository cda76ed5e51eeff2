"""Closed classes of words that bound names and clauses, in folded spelling."""

from __future__ import annotations

_FR_AUX = """
a ont est sont ete avait avaient etait etaient aurait auraient serait seraient avoir etre avons avez suis sommes ayant
etant aura auront sera seront fut furent ait aient soit soient eut eurent peut peuvent pourrait pourraient doit doivent
devrait devraient veut veulent fait font va vont vient viennent n' s' se ne
"""
_EN_AUX = """
was were is are be been being has have had will would could may might must should can does did do shall
"""
_AR_AUX = """
كان كانت كانوا قد لقد لم لن سوف يكون تكون ليس ليست قال قالت اعلن اعلنت اكد اكدت ذكر ذكرت افاد افادت اضاف اضافت
"""
AUXILIARIES = {
    "fr": frozenset(_FR_AUX.split()),
    "en": frozenset(_EN_AUX.split()),
    "ar": frozenset(_AR_AUX.split()),
}
_FR_STOPS = """
dans en a au aux sur sous vers contre par pour avec sans lors pendant durant avant apres depuis jusqu' jusque pres ou
qui que qu' dont lequel laquelle lesquels mais car alors tandis puis ainsi selon lorsque lorsqu' quand si comme afin
entre chez hors malgre outre face suite grace non notamment donc or ni y il elle ils elles on nous c' ce cela ca
pas plus encore aussi deja toujours hier aujourd'hui demain tout apres-midi faisant tuant blessant causant visant
"""
_EN_STOPS = """
in on at near with by from after before during for to into onto over against across along around as when while where
who which that whose but than since until till through within without because amid between under above off about
though although if he she they it we there this yesterday today tomorrow later earlier early late overnight ago
not also still killing wounding leaving injuring causing targeting including
"""
_AR_STOPS = """
في علي الي عن مع بعد قبل خلال اثناء قرب منذ حتي بين عند لدي ضد عبر نحو بينما حيث الذي التي الذين اللذين اللتين ان لكن
مما كما لم لن لا قد فيما ثم او هو هي هم ذلك هذا هذه داخل خارج امس اليوم غدا صباح مساء فجر ليل فوق تحت حول دون اثر جراء
بسبب عقب وسط بغيه ريثما لكي كي اذ اذا لو عندما حين بانه انه انها انهم ما لدى سوي سوى الا غير
"""
STOPS = {
    "fr": frozenset(_FR_STOPS.split()),
    "en": frozenset(_EN_STOPS.split()),
    "ar": frozenset(_AR_STOPS.split()),
}
LEFT_BOUNDS = {
    "fr": frozenset(["que", "qu'", "et", "mais", "ou", "car", "si", "lorsque", "lorsqu'", "quand", "comme", "alors", "tandis", "puis", "selon", "donc", "dont"]),
    "en": frozenset(["that", "and", "but", "or", "when", "while", "where", "because", "if", "as", "after", "before", "although", "though", "since", "than", "how"]),
    "ar": frozenset(["ان", "بان", "لكن", "حين", "عندما", "بينما", "حيث", "كما", "فيما", "ثم", "انه", "انها", "اذ"]),
}
RELATIVES = {
    "fr": frozenset(["qui"]),
    "en": frozenset(["who", "which", "that"]),
    "ar": frozenset(["الذي", "التي", "الذين", "اللذين"]),
}
ADVERBS = {
    "fr": frozenset(
        ["n'", "ne", "pas", "s'", "se", "plus", "jamais", "y", "en", "lui", "leur", "les", "l'", "le", "la", "deja", "egalement", "aussi", "ensuite", "encore", "tous", "alors", "ainsi", "t", "il", "aurait", "auraient", "ete", "meme", "pourtant", "notamment", "toutefois", "recemment", "mutuellement", "immediatement", "aussitot"]
    ),
    "en": frozenset(
        ["not", "also", "later", "reportedly", "allegedly", "already", "never", "then", "again", "repeatedly", "apparently", "then", "recently", "immediately", "deliberately", "mistakenly", "simultaneously", "jointly", "once", "even", "only"]
    ),
    "ar": frozenset(["قد", "لم", "لن", "لا", "سوف", "كان", "كانت", "كانوا", "ما"]),
}
DETERMINERS = {
    "fr": frozenset(["le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "ses", "son", "sa", "leur", "leurs", "nos", "notre", "ces", "cet", "cette", "ce", "deux", "trois", "quatre", "cinq", "plusieurs"]),
    "en": frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "several", "two", "three", "four", "five", "some", "any", "no"]),
    "ar": frozenset[str](),
}
BY = {"fr": frozenset(["par"]), "en": frozenset(["by"]), "ar": frozenset[str]()}
AGAINST = {
    "fr": frozenset(["contre", "sur", "visant", "ciblant", "a", "au", "aux"]),
    "en": frozenset(["on", "against", "at", "targeting"]),
    "ar": frozenset(["علي", "ضد", "تجاه", "صوب"]),
}
ADJECTIVE_MARKS = {
    "fr": ("ain", "aine", "aines", "ains", "ien", "ienne", "iennes", "iens", "ais", "aise", "aises", "ois", "oise", "ite", "ites", "nne"),
    "en": ("ian", "ish", "ese", "ean", "can", "i"),
    "ar": ("ي", "يه", "ييه", "ان", "يتان"),
}
AGENTS = {
    "fr": frozenset(
        ["armee", "forces", "force", "troupes", "aviation", "avions", "avion", "drones", "drone", "chasseurs", "combattants", "terroristes", "terroriste", "milice", "milices", "groupe", "groupes", "mouvement", "coalition", "regime", "police", "gendarmes", "rebelles", "rebelle", "jihadistes", "djihadistes", "insurges", "assaillants", "brigade", "brigades", "bataillon", "artillerie", "helicopteres", "helicoptere", "soldats", "militaires", "hommes", "miliciens", "organisation", "etat", "gouvernement", "junte", "mercenaires", "separatistes", "marine", "occupation", "ennemi", "armees", "unites", "unite", "commando", "commandos", "occupant", "kamikaze", "kamikazes", "ravisseurs", "bandits", "appareils", "colons", "services", "front", "talibans", "houthis", "hezbollah", "daech"]
    ),
    "en": frozenset(
        ["army", "forces", "force", "troops", "aircraft", "warplanes", "jets", "drones", "fighters", "terrorists", "militants", "militia", "militias", "group", "movement", "coalition", "regime", "police", "gendarmes", "rebels", "jihadists", "insurgents", "attackers", "brigade", "brigades", "battalion", "artillery", "helicopters", "soldiers", "gunmen", "organisation", "organization", "government", "junta", "mercenaries", "separatists", "navy", "enemy", "units", "commandos", "occupation", "settlers", "taliban", "houthis", "hezbollah", "military", "bandits", "raiders", "assailants", "bomber"]
    ),
    "ar": frozenset(
        ["جيش", "قوات", "قوه", "طيران", "طائرات", "طايرات", "مقاتلات", "مسلحون", "مسلحين", "مسلحو", "مقاتلو", "مقاتلي", "مليشيا", "ميليشيا", "مليشيات", "ميليشيات", "جماعه", "تنظيم", "حركه", "تحالف", "نظام", "شرطه", "مدفعيه", "كتائب", "كتايب", "لواء", "فصائل", "فصايل", "عناصر", "ارهابيون", "ارهابيين", "مجموعات", "مجموعه", "احتلال", "العدو", "عدو", "مسيرات", "مسيره", "طائره", "طايره", "مروحيات", "وحدات", "مستوطنون", "مستوطنين", "مرتزقه", "حكومه", "سلطات", "سلاح", "مجهولون", "مجهولين", "مهاجمون", "مهاجمين", "انتحاري", "انتحاريون", "انغماسي", "حزب", "قسد", "داعش", "طالبان", "الحوثيون", "الحوثيين"]
    ),
}
LOCATIVES = {
    "fr": frozenset(
        "dans en a au aux pres vers devant autour derriere entre sur large nord sud est ouest proximite abords alentours".split()
    ),
    "en": frozenset("in at near outside around inside between off on across along north south east west toward".split()),
    "ar": frozenset("في قرب داخل شمال جنوب شرق غرب شمالي جنوبي شرقي غربي محيط علي قباله امام عند بين وسط".split()),
}
SITES = {
    "fr": frozenset(
        "village ville quartier base camp localite district province region secteur zone route aeroport port hopital ecole marche "
        "souq souk mosquee eglise hotel pont poste frontiere passage caserne prison usine depot raffinerie centrale gare banlieue "
        "capitale vallee montagne colline foret desert lac fleuve detroit mer golfe ile place rue boulevard hameau commune "
        "gouvernorat localites villages villes positions terminal champ oasis ambassade palais aerodrome barrage siege "
        "immeuble maison villa lycee universite stade carrefour tunnel bande enclave ligne front territoire campement ferme".split()
    ),
    "en": frozenset(
        "village town city neighbourhood neighborhood base camp district province region area zone road highway airport port "
        "hospital school market mosque church hotel bridge post border crossing barracks prison factory depot refinery plant "
        "station suburb suburbs capital valley mountain mountains hill hills forest desert lake river strait sea gulf island "
        "square street hamlet governorate villages towns positions terminal field oasis embassy palace airfield dam headquarters "
        "building house university stadium junction tunnel strip enclave frontline territory countryside outskirts checkpoint "
        "airbase compound farm site coast".split()
    ),
    "ar": frozenset(
        "قريه مدينه حي قاعده مخيم بلده منطقه محافظه ولايه اقليم ريف طريق مطار ميناء مستشفي مدرسه سوق مسجد جامع كنيسه فندق جسر "
        "معبر حدود ثكنه سجن مصنع مستودع مصفاه محطه ضاحيه عاصمه وادي جبل تل تله غابه صحراء بحيره نهر مضيق بحر خليج جزيره ساحه شارع "
        "مديريه قري بلدات مدن مواقع حقل واحه سفاره قصر سد مقر مبني منزل جامعه ملعب نفق قطاع جبهه محور ضواحي ناحيه قضاء محيط "
        "معسكر حاجز مركز برج شريط مزارع مجمع".split()
    ),
}
