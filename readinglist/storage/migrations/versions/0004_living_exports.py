"""Queries bound to files; the library's pattern of citation keys; how many papers each change was of."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COUNT_PAPERS = """
UPDATE change SET papers = (
    SELECT count(DISTINCT json_extract(one.value, '$[0]'))
    FROM json_each(change.fields) AS part, json_each(part.value, '$[2]') AS one
    WHERE json_extract(part.value, '$[0]') = 'paper'
) WHERE json_valid(fields)
"""


def upgrade() -> None:
    op.create_table(
        "living_export",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("format", AutoString(), nullable=False),
        sa.Column("parts", AutoString(), nullable=False),
        sa.Column("style", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("standing", AutoString(), nullable=False),
        sa.Column("written", UTCDateTime(), nullable=True),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *(sa.Column(name, AutoString(), nullable=False) for name in ("content", "coming", "told", "seen", "status")),
    )
    op.add_column("change", sa.Column("papers", sa.Integer(), nullable=False, server_default="0"))
    op.execute(_COUNT_PAPERS)
    op.add_column("library", sa.Column("key_pattern", sa.Text(), nullable=False, server_default=""))
