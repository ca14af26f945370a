"""The first schema."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_change_turn", "change", ["status", "turn"], unique=False)
    op.create_table(
        "library",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", AutoString(), nullable=False),
        sa.Column("created", UTCDateTime(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "listing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", AutoString(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.Column("imported", UTCDateTime(), nullable=False),
        sa.Column("date_text", AutoString(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_listing_sha256", "listing", ["sha256"], unique=False)
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("abstract", sa.Text(), nullable=False),
        sa.Column("raw_title", sa.Text(), nullable=True),
        sa.Column("raw_abstract", sa.Text(), nullable=True),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("arxiv", AutoString(), nullable=True),
        sa.Column("doi", sa.Text(), nullable=True),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("starred", sa.Boolean(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("cite_key", AutoString(), nullable=False),
        sa.Column("added", UTCDateTime(), nullable=False),
        sa.Column("trashed", UTCDateTime(), nullable=True),
        sa.Column("touches", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_paper_added", "paper", [sa.text("added DESC"), "id", "state", "trashed"], unique=False)
    op.create_index("ix_paper_arxiv", "paper", ["arxiv"], unique=False)
    op.create_index("ix_paper_doi", "paper", ["doi"], unique=False)
    op.create_index(
        "ix_paper_rating",
        "paper",
        [sa.text("rating DESC"), sa.text("added DESC"), "id", "state", "trashed"],
        unique=False,
    )
    op.create_index("ix_paper_revision", "paper", ["revision"], unique=False)
    op.create_index("ix_paper_starred", "paper", ["id"], unique=False, sqlite_where=sa.text("starred"))
    op.create_index("ix_paper_state", "paper", ["state", "trashed", sa.text("added DESC"), "id"], unique=False)
    op.create_index("ix_paper_title_key", "paper", ["title_key", "id", "state", "trashed"], unique=False)
    op.create_index("ix_paper_trashed", "paper", ["trashed"], unique=False, sqlite_where=sa.text("trashed IS NOT NULL"))
    op.create_index(
        "ix_paper_year", "paper", [sa.text("year DESC"), "title_key", "id", "state", "trashed"], unique=False
    )
    op.create_table(
        "purged",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id"),
    )
    op.create_index("ix_purged_revision", "purged", ["revision"], unique=False)
    op.create_table(
        "smart_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("folded", AutoString(), nullable=False),
        sa.Column("colour", AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("uq_tag_folded", "tag", ["folded"], unique=True, sqlite_where=sa.text("removed = 0"))
    op.create_table(
        "appearance",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper_id", "listing_id"),
    )
    op.create_index("ix_appearance_listing", "appearance", ["listing_id", "position"], unique=False)
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("host", AutoString(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("paper_id", "url"),
    )
    op.create_index("ix_link_address", "link", ["address"], unique=False)
    op.create_index("ix_link_host", "link", ["host"], unique=False)
    op.create_index("ix_link_kind", "link", ["kind", "paper_id"], unique=False)
    op.create_table(
        "paper_tag",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper_id", "tag_id"),
    )
    op.create_index("ix_paper_tag_tag", "paper_tag", ["tag_id", "paper_id"], unique=False)
    op.create_index("uq_paper_cite_key", "paper", [sa.text("lower(cite_key)")], unique=True)
