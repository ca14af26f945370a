"""The tables of a library, and the indices for what is filtered and sorted.

Rows are read and written through SQLAlchemy Core (`paper`, `tag`, ... below): an import of 50,000 papers through mapped
objects takes many times as long. Nothing is deleted by an undo: rows have `removed` (or `trashed`) instead.
"""
# Annotations are not postponed here: SQLModel reads them at run time.

from datetime import datetime
from typing import Any, cast

from sqlalchemy import Index, Table, Text, UniqueConstraint, desc, func
from sqlmodel import Field, SQLModel

SCHEMA_VERSION = 5
"""Kept in the file's `user_version`; the Alembic revision of the same number leads to it."""


class _Row(SQLModel):
    """What all tables share. Rows are written through Core, so validators are not built: that takes time at a start."""

    model_config = {"defer_build": True}


class PaperTable(_Row, table=True):
    """A paper. `raw_*` is the text as it came, or null where the clean text is the same."""

    __tablename__ = "paper"

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(sa_type=Text)
    abstract: str = Field(default="", sa_type=Text)
    raw_title: str | None = Field(default=None, sa_type=Text)
    raw_abstract: str | None = Field(default=None, sa_type=Text)
    title_key: str = Field(sa_type=Text)
    authors: str = Field(default="", sa_type=Text)  # one a line
    year: int | None = None
    venue: str = Field(default="", sa_type=Text)
    arxiv: str | None = None
    doi: str | None = Field(default=None, sa_type=Text)
    state: str
    starred: bool = False
    rating: int = 0
    notes: str = Field(default="", sa_type=Text)
    cite_key: str
    added: datetime
    trashed: datetime | None = None
    touches: int = 0  # how many changes that stand, besides the one that brought it, have touched it
    revision: int

    __table_args__ = (
        Index("ix_paper_arxiv", "arxiv"),
        Index("ix_paper_doi", "doi"),
        Index("ix_paper_revision", "revision"),
    )


class ChecksumTable(_Row, table=True):
    """Of a paper's `words`, as `checksums` makes it. To keep it in the paper's row would make that move as it grows."""

    __tablename__ = "checksum"

    paper_id: int = Field(foreign_key="paper.id", ondelete="CASCADE", primary_key=True)
    words: int


class LinkTable(_Row, table=True):
    """A link of a paper. `host` and `address` (host and path) are in lower case, without `www.`: what `site:` asks."""

    __tablename__ = "link"

    id: int | None = Field(default=None, primary_key=True)
    paper_id: int = Field(foreign_key="paper.id", ondelete="CASCADE")
    url: str = Field(sa_type=Text)
    kind: str
    host: str
    address: str = Field(sa_type=Text)

    __table_args__ = (
        UniqueConstraint("paper_id", "url"),
        Index("ix_link_kind", "kind", "paper_id"),
        Index("ix_link_host", "host"),
        Index("ix_link_address", "address"),
    )


class TagTable(_Row, table=True):
    """A tag. `folded` is what two spellings of one tag share; it is `unlike` these tags (folded, one a line)."""

    __tablename__ = "tag"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str
    colour: str = ""
    number: int | None = None
    removed: bool = False
    unlike: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})


class PaperTagTable(_Row, table=True):
    """A paper has a tag."""

    __tablename__ = "paper_tag"

    paper_id: int = Field(foreign_key="paper.id", ondelete="CASCADE", primary_key=True)
    tag_id: int = Field(foreign_key="tag.id", ondelete="CASCADE", primary_key=True)

    __table_args__ = (Index("ix_paper_tag_tag", "tag_id", "paper_id"),)


class AliasTable(_Row, table=True):
    """What else a paper is recognised by (`identity.names`): a title it had, or what one merged with it had."""

    __tablename__ = "alias"

    paper_id: int = Field(foreign_key="paper.id", ondelete="CASCADE", primary_key=True)
    name: str = Field(sa_type=Text, primary_key=True)

    __table_args__ = (Index("ix_alias_name", "name"),)


class DifferentTable(_Row, table=True):
    """Two papers that the user has said are different; the smaller id comes first."""

    __tablename__ = "different"

    paper_id: int = Field(foreign_key="paper.id", ondelete="CASCADE", primary_key=True)
    other_id: int = Field(foreign_key="paper.id", ondelete="CASCADE", primary_key=True)

    __table_args__ = (Index("ix_different_other", "other_id"),)


class ListingTable(_Row, table=True):
    """An imported source, and the change that brought it.

    `skipped` is JSON: a list of [line, reason, text]; so is `notes`, a list of sentences on how it was read. `path` is
    where it was then, empty for pasted text.
    """

    __tablename__ = "listing"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    format: str
    sha256: str = Field(index=True)
    imported: datetime
    date_text: str = ""
    found: int = 0
    new: int = 0
    known: int = 0
    skipped: str = Field(default="[]", sa_type=Text)
    removed: bool = False
    path: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    notes: str = Field(default="[]", sa_type=Text, sa_column_kwargs={"server_default": "[]"})
    change_id: int | None = Field(default=None, index=True)


class AppearanceTable(_Row, table=True):
    """A paper stood in a listing, at a position counted from 1."""

    __tablename__ = "appearance"

    paper_id: int = Field(foreign_key="paper.id", ondelete="CASCADE", primary_key=True)
    listing_id: int = Field(foreign_key="listing.id", ondelete="CASCADE", primary_key=True)
    position: int

    __table_args__ = (Index("ix_appearance_listing", "listing_id", "position"),)


class SmartListTable(_Row, table=True):
    """A named query. In the sidebar the lists stand by `position`, those that share one by `id`."""

    __tablename__ = "smart_list"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    query: str = Field(sa_type=Text)
    removed: bool = False
    position: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class TagRuleTable(_Row, table=True):
    """Papers that the query finds get the tags, which are names, one a line."""

    __tablename__ = "tag_rule"

    id: int | None = Field(default=None, primary_key=True)
    query: str = Field(sa_type=Text)
    tags: str = Field(sa_type=Text)
    removed: bool = False


class LivingExportTable(_Row, table=True):
    """A query bound to a file, and what came of it when it was last written.

    `parts` names those of `Parts`. What follows `removed` is no user's doing, and so is in no change: what it is
    stands in `domain.living`.
    """

    __tablename__ = "living_export"

    id: int | None = Field(default=None, primary_key=True)
    query: str = Field(sa_type=Text)
    path: str = Field(sa_type=Text)
    format: str
    parts: str
    style: str = Field(default="", sa_type=Text)
    removed: bool = False
    standing: str = "new"
    written: datetime | None = None
    papers: int = 0
    remark: str = Field(default="", sa_type=Text)
    content: str = ""
    coming: str = ""
    told: str = ""
    seen: str = ""
    status: str = ""


class ChangeTable(_Row, table=True):
    """What one action did; `fields` is JSON as `kept_changes` writes it, `turn` the revision of its last doing.

    So many `papers` were changed by it; that stands before the `fields`, which may be megabytes to be skipped.
    """

    __tablename__ = "change"

    id: int | None = Field(default=None, primary_key=True)
    label: str = Field(sa_type=Text)
    at: datetime
    status: str
    turn: int
    papers: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    fields: str = Field(sa_type=Text)

    __table_args__ = (Index("ix_change_turn", "status", "turn"),)


class PurgedTable(_Row, table=True):
    """A paper that was deleted for good, so that the text index can forget it too."""

    __tablename__ = "purged"

    paper_id: int = Field(primary_key=True)
    revision: int = Field(index=True)


class LibraryTable(_Row, table=True):
    """The one row about the library itself. `revision` grows with every committed change.

    New papers get their citation keys by `key_pattern`; empty is the usual one.
    """

    __tablename__ = "library"

    id: int = Field(default=1, primary_key=True)
    identity: str
    created: datetime
    revision: int = 0
    key_pattern: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})


def _core(model: Any) -> Table:
    return cast(Table, model.__table__)


paper = _core(PaperTable)
checksum = _core(ChecksumTable)
link = _core(LinkTable)
alias = _core(AliasTable)
different = _core(DifferentTable)
tag = _core(TagTable)
paper_tag = _core(PaperTagTable)
listing = _core(ListingTable)
appearance = _core(AppearanceTable)
smart_list = _core(SmartListTable)
tag_rule = _core(TagRuleTable)
living_export = _core(LivingExportTable)
change = _core(ChangeTable)
purged = _core(PurgedTable)
library = _core(LibraryTable)

# Each order is walked along its index, with what is hidden told from the index alone. There must be no full index of
# `trashed`: SQLite would rather use that, and sort.
# (Naming another system's `_where` here would load its dialect, some 40 ms at every start.)
_shown = (paper.c.state, paper.c.trashed)
Index("ix_paper_added", desc(paper.c.added), paper.c.id, *_shown)
Index("ix_paper_title_key", paper.c.title_key, paper.c.id, *_shown)
Index("ix_paper_year", desc(paper.c.year), paper.c.title_key, paper.c.id, *_shown)
Index("ix_paper_rating", desc(paper.c.rating), desc(paper.c.added), paper.c.id, *_shown)
Index("ix_paper_state", *_shown, desc(paper.c.added), paper.c.id)
Index("ix_paper_starred", paper.c.id, sqlite_where=paper.c.starred)
Index("ix_paper_trashed", paper.c.trashed, sqlite_where=paper.c.trashed.is_not(None))
Index("uq_tag_folded", tag.c.folded, unique=True, sqlite_where=~tag.c.removed)
Index("uq_paper_cite_key", func.lower(paper.c.cite_key), unique=True)
