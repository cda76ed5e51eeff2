"""Each export keeps to its standard's fields, by that standard's own validator where one can be installed."""

import csv
import io
import json
import re

import pyarrow.parquet
import pytest
import rdflib
import stix2validator

from rawi.model import Connections, Document, Incident, Span
from rawi.show.exports import FORMATS, Collection
from rawi.show.exports.coders import ACLED, UCDP
from rawi.show.exports.collection import cell, edtf
from rawi.show.exports.flat import Row
from rawi.show.exports.provenance import annotation


def lines(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_input_gives_the_same_bytes(form: str, collection: Collection) -> None:
    assert FORMATS[form].make(collection) == FORMATS[form].make(collection)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_collection_exports(form: str) -> None:
    assert isinstance(FORMATS[form].make(Collection(connections=Connections(), readings={})), bytes)


def test_every_row_quotes_its_report(collection: Collection) -> None:
    rows = lines(FORMATS["jsonl"].make(collection))
    assert rows
    for row in rows:
        text = collection.readings[str(row["report"])].document.text
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]


def test_csv_and_parquet_hold_the_same_rows(collection: Collection) -> None:
    rows = lines(FORMATS["jsonl"].make(collection))
    flat = table(FORMATS["csv"].make(collection))
    columns = pyarrow.parquet.read_table(io.BytesIO(FORMATS["parquet"].make(collection))).to_pylist()
    assert columns == rows
    assert len(flat) == len(rows)
    assert tuple(flat[0]) == Row.__struct_fields__


def test_geojson_by_rfc_7946(collection: Collection) -> None:
    found = json.loads(FORMATS["geojson"].make(collection))
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) == len(collection.connections.incidents)
    for feature in found["features"]:
        assert feature["type"] == "Feature"
        if feature["geometry"] is not None:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


PLOVER_TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
PLOVER_FIELDS = {
    "id",
    "has_event",
    "date",
    "time",
    "enddate",
    "endtime",
    "actor",
    "recipient",
    "event",
    "event_loc",
    "event_text",
    "quad_code",
    "event_scale",
    "mode",
    "context",
    "link",
    "text",
    "text_info",
    "cite_info",
    "coder",
    "coded_date",
    "coded_time",
    "comment",
    "size",
}


def test_plover_records(collection: Collection) -> None:
    for record in lines(FORMATS["plover"].make(collection)):
        assert {"id", "date", "actor", "event"} <= set(record) <= PLOVER_FIELDS
        assert isinstance(record["actor"], list)
        assert isinstance(record["event"], list)
        assert set(record["event"]) <= set(PLOVER_TYPES)
        assert record["quad_code"] in (1, 2, 3, 4)


def test_acled_columns_and_codes(collection: Collection) -> None:
    content = FORMATS["acled"].make(collection)
    assert content.decode("utf-8-sig").splitlines()[0].split(",") == ACLED
    for row in table(content):
        assert row["time_precision"] in ("", "1", "2", "3")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert row["inter1"] in ("", *"12345678")
        assert row["event_type"] in (
            "Battles",
            "Explosions/Remote violence",
            "Violence against civilians",
            "Protests",
            "Riots",
            "Strategic developments",
        )


def test_ucdp_has_its_49_columns_in_order(collection: Collection) -> None:
    content = FORMATS["ucdp"].make(collection)
    assert len(UCDP) == 49
    assert content.decode("utf-8-sig").splitlines()[0].split(",") == UCDP
    for row in table(content):
        if row["best"]:
            assert int(row["low"]) <= int(row["best"]) <= int(row["high"])


FTM = {
    "Article": "title bodyText language publisher sourceUrl publishedAt author contentHash",
    "Event": "name startDate endDate location summary involved recordId",
    "Mention": "document resolved name detectedSchema",
    "Documentation": "document entity role",
    "Person": "name alias country wikidataId",
    "Organization": "name alias country wikidataId",
    "PublicBody": "name alias country wikidataId",
}


def test_followthemoney_entities_refer_to_one_another(collection: Collection) -> None:
    entities = lines(FORMATS["ftm"].make(collection))
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids))
    for entity in entities:
        properties = entity["properties"]
        assert isinstance(properties, dict)
        assert set(properties) <= set(FTM[str(entity["schema"])].split())
        assert all(isinstance(value, str) and value for values in properties.values() for value in values)
        for name in ("document", "resolved", "entity"):
            assert set(properties.get(name, [])) <= set(ids)


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # rdflib's own parser
def test_prov_is_linked_data_without_a_network(collection: Collection) -> None:
    content = FORMATS["prov"].make(collection)
    assert b'"@context":{' in content
    graph = rdflib.Graph().parse(data=content, format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    annotations = rdflib.Namespace("http://www.w3.org/ns/oa#")
    entities = set(graph.subjects(rdflib.RDF.type, prov.Entity))
    assert len(entities) >= len(collection.readings)
    assert len(set(graph.subjects(rdflib.RDF.type, annotations.Annotation))) >= len(collection.readings)
    for _, _, agent in graph.triples((None, prov.wasAttributedTo, None)):
        assert isinstance(agent, rdflib.URIRef)
    derived = {
        link.id
        for link in collection.connections.links
        if link.kind in ("same_text", "translation") and link.direction != "unknown"
    }
    assert len(list(graph.triples((None, prov.wasDerivedFrom, None)))) >= len(derived)


def test_an_annotation_selects_its_words_by_quote_and_by_position() -> None:
    document = Document(id="d", text="قال 😀 المصدر إن الغارة وقعت", language="ar")
    target = annotation(document, Span(6, 12), "k", {}, motivation="oa:describing")["oa:hasTarget"]
    assert isinstance(target, dict)
    quote, position = target["oa:hasSelector"]
    assert (quote["oa:exact"], position["oa:start"], position["oa:end"]) == ("المصدر", 6, 12)
    assert quote["oa:prefix"] + quote["oa:exact"] + quote["oa:suffix"] == document.text


def test_timemap_by_its_schema(collection: Collection) -> None:
    found = json.loads(FORMATS["timemap"].make(collection))
    sources = {source["id"] for source in found["sources"]}
    for event in found["events"]:
        assert event["id"]
        assert event["description"]
        assert event["date"] or event["latitude"]
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert set(event["sources"]) <= sources


def test_claimreview_drafts_hold_no_verdict(collection: Collection) -> None:
    content = FORMATS["claimreview"].make(collection)
    assert b"reviewRating" not in content
    for node in json.loads(content)["@graph"]:
        assert node["@type"] == "ClaimReview"
        assert node["claimReviewed"]
        assert node["itemReviewed"]["@type"] == "Claim"


def test_stix_by_its_own_validator(collection: Collection) -> None:
    content = FORMATS["stix"].make(collection).decode()
    results = stix2validator.validate_string(content, stix2validator.ValidationOptions(version="2.1", strict=False))
    for result in results if isinstance(results, list) else [results]:
        assert result.is_valid, result


@pytest.mark.parametrize(("text", "safe"), [("=1+1", "'=1+1"), ("@cmd", "'@cmd"), ("-5", "-5"), ("a\nb\x00c", "a b c")])
def test_no_cell_is_run_as_a_formula(text: str, safe: str) -> None:
    assert cell(text) == safe


def test_open_and_closed_intervals() -> None:
    assert edtf(Incident(id="i", kind="ASSAULT")) == ".."
    assert re.fullmatch(r"[\d/.-]+", edtf(Incident(id="i", kind="ASSAULT")))
