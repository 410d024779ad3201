"""The tables. The journal and the local ones change by migrations; the derived ones are dropped and made again.

Times are UTC text as :func:`humasdesk.clock.to_text` writes them; record ids are 32 raw bytes in the journal and hex
elsewhere; lists are JSON text.
"""

from __future__ import annotations

import sqlalchemy as sa

DERIVATION = 5
"""Version of everything derived; a store with another is rebuilt when it is opened for writing."""

journal = sa.MetaData()
derived = sa.MetaData()


def _table(name: str, metadata: sa.MetaData, *columns: sa.schema.SchemaItem, rowid: bool = True) -> sa.Table:
    return sa.Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(name: str, *, key: bool = False, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=null)


def _number(name: str, *, key: bool = False, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=null)


def _bytes(name: str, *, key: bool = False, null: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, primary_key=key, nullable=null)


# -- the journal and this desk's own rows (made by migrations/)
record = _table("record", journal, _number("seq", key=True), _bytes("id"), _bytes("signature"), _bytes("body"))
working_copy = _table("working_copy", journal, _text("release", key=True), _text("person"), _text("base"),
                      _text("content"), _text("at"), _bytes("hash"))
set_aside = _table("set_aside", journal, _number("number", key=True), _text("release"), _text("content"),
                   _text("at"), _text("why"), _bytes("hash"))
preference = _table("preference", journal, _text("name", key=True), _text("value"), _bytes("hash"))

# -- derived from the journal
link = _table("link", derived, _number("seq", key=True), _text("id"), _text("kind"), _text("key"), _number("n"),
              _text("prev", null=True), _text("at"), _text("scope"))
revision = _table(
    "revision", derived, _text("id", key=True), _number("seq"), _text("release"), _text("key"), _text("roster"),
    _text("after"), _text("headline"), _text("kicker"), _text("dateline"), _text("date", null=True),
    _text("embargo_until", null=True), _text("embargo_zone", null=True), _text("region", null=True),
    _number("correction"), _text("named"), _text("at"), _text("note"), rowid=False,
)
parent = _table("parent", derived, _text("child", key=True), _text("parent", key=True), _number("place"),
                rowid=False)
act = _table(
    "act", derived, _text("id", key=True), _number("seq"), _text("release"), _text("revision"), _text("key"),
    _text("roster"), _text("action"), _text("edition", null=True), _text("after"), _text("note"), _text("reason"),
    _number("correction"), _text("at"), rowid=False,
)
edition = _table(
    "edition", derived, _text("id", key=True), _text("release"), _number("sequence"), _text("date"), _text("zone"),
    _text("snapshot"), _text("series", null=True), _number("year", null=True), _number("seq_in_series", null=True),
    _text("number", null=True), rowid=False,
)
number = _table(
    "number", derived, _text("id", key=True), _text("release"), _text("edition"), _text("key"), _text("roster"),
    _text("series"), _number("year"), _number("seq_in_series"), _text("number"), rowid=False,
)
release = _table(
    "release", derived, _text("id", key=True), _text("head"), _number("heads"), _text("state"), _text("working"),
    _text("public"), _text("headline"), _text("kicker"), _text("dateline"), _text("region", null=True),
    _text("date", null=True), _text("embargo_until", null=True), _text("embargo_zone", null=True),
    _text("number"), _text("number_key"), _number("editions"), _number("unapproved"), _text("writers"),
    _text("refused"),
    _text("created"), _text("updated"), _number("position"), rowid=False,
)
mention = _table("mention", derived, _text("kind", key=True), _text("entity", key=True), _text("release", key=True),
                 rowid=False)
lying = _table("lying", derived, _text("region", key=True), _number("position", key=True), rowid=False)
"""Where each release lies, by its position: every region that its head names, and the larger ones around them."""
given = _table("given", derived, _text("series", key=True), _number("year", key=True),
               _number("seq_in_series", key=True), _text("edition", key=True), _text("number"), rowid=False)
state = _table("state", derived, _text("id", key=True), _text("entity"), _text("kind"), _text("key"),
               _text("roster"), _text("value"), _number("retired"), _text("merged_into", null=True), rowid=False)
state_parent = _table("state_parent", derived, _text("child", key=True), _text("parent", key=True), rowid=False)
entity = _table("entity", derived, _text("id", key=True), _text("kind"), _text("head"), _number("heads"),
                _text("name"), _text("value"), _number("retired"), _text("merged_into", null=True), rowid=False)
file_use = _table("file_use", derived, _text("file", key=True), _text("record", key=True), rowid=False)
answer = _table(
    "answer", derived, _text("id", key=True), _number("seq"), _text("release"), _text("revision"), _text("key"),
    _text("roster"), _text("about"), _text("rule"), _text("mark"), _text("answer"), _text("words"), _text("note"),
    _text("takes_back"), _text("at"), rowid=False,
)
reading = _table("reading", derived, _number("position", key=True), _text("release"), _text("head"),
                 _bytes("text"))
origin = _table("origin", derived, _text("file", key=True), _text("release", key=True), rowid=False)

STATE_RANK = {"draft": 7, "returned": 6, "submitted": 5, "approved": 4, "published": 3, "withdrawn": 2, "discarded": 1}
"""How far a release is from being done with, for lists by state."""
NO_DAY = "9999-12-31"
"""Where a release without a day stands among days: it is of today, whenever that is."""
BY_HEADLINE = "release.headline COLLATE NOCASE"
BY_DAY = f"ifnull(release.date, '{NO_DAY}')"
BY_NUMBER = "release.number_key"
_RANKS = " ".join(f"WHEN '{one}' THEN {rank}" for one, rank in STATE_RANK.items())
BY_STATE = f"CASE release.state {_RANKS} END"
"""What lists are sorted by; to the letter as the indexes have it, else the engine does not know them again."""


def _order(name: str, sql: str, *first: sa.Column[str]) -> None:
    sa.Index(name, *first, sa.literal_column(sql.replace("release.", "")), release.c.position)


_order("release_by_headline", BY_HEADLINE)
_order("release_by_day", BY_DAY)
_order("release_by_number", BY_NUMBER)
_order("release_by_state", BY_STATE)
_order("release_of_state_by_headline", BY_HEADLINE, release.c.state)
_order("release_of_state_by_day", BY_DAY, release.c.state)
_order("release_of_state_by_number", BY_NUMBER, release.c.state)
_order("release_of_public_by_state", BY_STATE, release.c.public)

sa.Index("link_id", link.c.id, unique=True)
sa.Index("link_chain", link.c.key, link.c.n)
sa.Index("link_roster", link.c.seq, sqlite_where=link.c.kind == "humasdesk.roster/1")
sa.Index("revision_release", revision.c.release)
sa.Index("act_release", act.c.release)
sa.Index("edition_release", edition.c.release)
sa.Index("answer_release", answer.c.release)
sa.Index("number_release", number.c.release)
sa.Index("release_position", release.c.position, unique=True)
sa.Index("release_state", release.c.state, release.c.position)
sa.Index("release_public", release.c.public, release.c.position)
sa.Index("release_number", release.c.number)
sa.Index("release_embargo", release.c.embargo_until, sqlite_where=release.c.embargo_until.is_not(None))
sa.Index("mention_release", mention.c.release)
sa.Index("lying_position", lying.c.position)
sa.Index("given_edition", given.c.edition)
sa.Index("state_entity", state.c.entity)
sa.Index("entity_kind", entity.c.kind, entity.c.name)
sa.Index("reading_release", reading.c.release, unique=True)

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE search USING fts5(headline, kicker, names, body, forms, content='', "
    "contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"
)
"""``forms`` holds every word in its affix form; ``names`` officials, event, tags, regions and dateline."""
