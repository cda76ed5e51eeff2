"""How connecting grows: seconds and memory for collections of made-up reports, and the growth exponent.

    python benchmarks/connect.py 1000 10000
    python benchmarks/connect.py 10000 --add 1000

With `--add`, so many more reports then join the connected collection: half of them tell of incidents that are there
already, half are of new ones, and the time is that of the addition alone.

Reports are made from seeded templates in three languages; three in five are copies or translations of another, as in
real news. Accounts are written by hand from the template, so that only the connecting stage is measured.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from datetime import date, timedelta

from rawi.connect import Growing, connect
from rawi.model import Account, Dating, Document, Event, Place, Quantity, Reading, Span, make_id

SYLLABLES = [
    "ba",
    "ka",
    "ma",
    "ra",
    "ta",
    "sa",
    "da",
    "la",
    "na",
    "fa",
    "bo",
    "ko",
    "mi",
    "ri",
    "tu",
    "si",
    "dun",
    "lim",
]
ARABIC = ["با", "كا", "ما", "را", "تا", "سا", "دا", "لا", "نا", "فا", "بو", "كو", "مي", "ري", "تو", "سي", "دون", "ليم"]
OUTLETS = [f"Outlet {chr(65 + n % 26)}{n}" for n in range(200)]
LEADS = {
    "en": [
        "{weapon} struck {what} in {town} on {day}, killing {killed} people and wounding {hurt}, {source} said.",
        "At least {killed} people died when {weapon} hit {what} in the town of {town} on {day}, according to {source}.",
    ],
    "fr": [
        "{weapon} ont frappé {what} à {town} {day}, tuant {killed} personnes et en blessant {hurt}, a indiqué {source}.",
        "Au moins {killed} personnes sont mortes quand {weapon} ont touché {what} dans la ville de {town}, selon {source}.",
    ],
    "ar": [
        "قتل {killed} أشخاص وأصيب {hurt} في قصف {weapon} على {what} في بلدة {town}، بحسب {source}.",
        "ضربت {weapon} {what} في مدينة {town} وقتلت {killed} وأصابت {hurt}، وفق {source}.",
    ],
}
REST = {
    "en": [
        "{person} said the fire burned for {hours} hours.",
        "Roads to {other} were closed and {cars} cars destroyed.",
    ],
    "fr": [
        "{person} a dit que l'incendie a duré {hours} heures.",
        "Les routes vers {other} sont fermées et {cars} voitures détruites.",
    ],
    "ar": ["وقال {person} إن الحريق استمر {hours} ساعات.", "وأغلقت الطرق إلى {other} ودمرت {cars} سيارات."],
}
WORDS = {
    "weapon": {
        "en": ["Rockets", "Drones", "Shells"],
        "fr": ["Des roquettes", "Des drones", "Des obus"],
        "ar": ["صواريخ", "طائرات مسيرة", "قذائف"],
    },
    "what": {
        "en": ["a market", "a fuel depot", "an army post"],
        "fr": ["un marché", "un dépôt de carburant", "un poste militaire"],
        "ar": ["سوق", "مستودع وقود", "موقع عسكري"],
    },
    "source": {
        "en": ["the governor", "a hospital", "the army"],
        "fr": ["le gouverneur", "un hôpital", "l'armée"],
        "ar": ["المحافظ", "مستشفى", "الجيش"],
    },
}
DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
}


def name(random_: random.Random) -> tuple[str, str]:
    """One name in Latin and in Arabic letters."""
    chosen = [random_.randrange(len(SYLLABLES)) for _ in range(random_.randint(3, 4))]
    return "".join(SYLLABLES[n] for n in chosen).capitalize(), "".join(ARABIC[n] for n in chosen)


def readings(size: int, seed: int = 7) -> list[Reading]:
    """So many reports of made-up incidents, about six an incident."""
    random_ = random.Random(seed)
    found: list[Reading] = []
    number = 0
    while len(found) < size:
        number += 1
        day = date(2020, 1, 1) + timedelta(days=random_.randrange(1500))
        town, other, person = name(random_), name(random_), name(random_)
        at = (random_.uniform(10, 38), random_.uniform(-10, 70))
        pick = {key: random_.randrange(3) for key in WORDS}
        origins: list[dict[str, object]] = []
        for _ in range(min(random_.choice([1, 2, 4, 6, 8, 12]), size - len(found))):
            if not origins or random_.random() > 0.6:
                values = {
                    "killed": random_.randint(2, 60),
                    "hurt": random_.randint(2, 90),
                    "hours": random_.randint(2, 20),
                }
                origins.append({**values, "cars": random_.randint(2, 9), "form": random_.randrange(2)})
            told = random_.choice(origins)
            language = random_.choice(["en", "fr", "ar"])
            script = 1 if language == "ar" else 0
            slots = {key: WORDS[key][language][index] for key, index in pick.items()}
            slots |= {"town": town[script], "other": other[script], "person": person[script]}
            slots["day"] = DAYS.get(language, DAYS["en"])[day.weekday()]
            lines = [LEADS[language][int(str(told["form"]))], *REST[language]]
            text = "\n".join(line.format(**{**told, **slots}) for line in lines)
            found.append(
                _reading(f"{len(found):06}", text, language, day, town[script], at, int(str(told["killed"])), random_)
            )
    return found


def _reading(
    key: str,
    text: str,
    language: str,
    day: date,
    town: str,
    at: tuple[float, float],
    killed: int,
    random_: random.Random,
) -> Reading:
    published = day + timedelta(days=random_.randrange(3))
    dating = Dating(start=published, end=published + timedelta(days=1), method="field")
    document = Document(id=key, text=text, language=language, outlet=random_.choice(OUTLETS), published=dating)
    start, number = text.index(town), text.index(str(killed))
    place = Place(
        id=make_id(key, "place"),
        span=Span(start, start + len(town)),
        name=town,
        latitude=at[0],
        longitude=at[1],
        radius_km=8,
        precision="town",
    )
    toll = Quantity(
        id=make_id(key, "killed"), span=Span(number, number + len(str(killed))), unit="killed", low=killed, high=killed
    )
    event = Event(
        id=make_id(key, "event"),
        span=Span(0, 8),
        trigger=Span(0, 8),
        kind="ASSAULT/heavy-weapons",
        main=True,
        happening="h",
        killed=toll,
        place_at=0,
    )
    account = Account(document=key, engine="made", language=language, places=(place,), events=(event,))
    return Reading(document=document, account=account)


def peak() -> float:
    """The most memory that was in use so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(size: int, later: int, seed: int = 7) -> tuple[list[Reading], list[Reading]]:
    """So many reports, and those that come later: as many of the same incidents as of new ones, in no order."""
    made = readings(size + later, seed)
    random_ = random.Random(seed + 1)
    old, new = made[: size + later // 2], made[size + later // 2 :]
    held = set(random_.sample(range(len(old)), later // 2))
    coming = [*(old[number] for number in sorted(held)), *new]
    random_.shuffle(coming)
    return [reading for number, reading in enumerate(old) if number not in held], coming


def add(size: int, later: int) -> None:
    """Prints what an addition takes."""
    first, coming = apart(size, later)
    began = time.process_time()
    growing = Growing(first)
    seconds = time.process_time() - began
    print(
        f"{size} reports: {seconds:.1f} s, peak {peak():.0f} MB, {len(growing.connections.incidents)} incidents",
        flush=True,
    )
    began = time.process_time()
    growth = growing.add(coming)
    seconds = time.process_time() - began
    print(
        f"{len(coming)} added: {seconds:.1f} s, peak {peak():.0f} MB, {len(growth.changed)} incidents new or changed,"
        f" {len(growth.history)} merged, split or renamed, {len(growth.connections.links)} links"
    )


def main() -> None:
    """Prints one line a size."""
    parser = argparse.ArgumentParser(description="How connecting grows, on made-up reports.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--add", type=int, default=0, metavar="N", help="then add N more reports")
    given = parser.parse_args()
    before: tuple[int, float] | None = None
    for size in given.sizes:
        if given.add:
            add(size, given.add)
            continue
        made = readings(size)
        began = time.process_time()
        found = connect(made)
        seconds = time.process_time() - began
        exponent = (
            "" if before is None else f", exponent {math.log(seconds / before[1]) / math.log(size / before[0]):.2f}"
        )
        print(
            f"{size} reports: {seconds:.1f} s, peak {peak():.0f} MB, {len(found.incidents)} incidents, {len(found.links)} links{exponent}",
            flush=True,
        )
        before = (size, seconds)


if __name__ == "__main__":
    main()
