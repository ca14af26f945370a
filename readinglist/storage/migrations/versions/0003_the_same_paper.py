"""Papers remember what else they are recognised by, and from which they differ; listings, where they came from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alias",
        sa.Column("paper_id", sa.Integer(), sa.ForeignKey("paper.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
    )
    op.create_index("ix_alias_name", "alias", ["name"])
    op.create_table(
        "different",
        sa.Column("paper_id", sa.Integer(), sa.ForeignKey("paper.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("other_id", sa.Integer(), sa.ForeignKey("paper.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("ix_different_other", "different", ["other_id"])
    op.add_column("listing", sa.Column("path", sa.Text(), nullable=False, server_default=""))
    op.add_column("listing", sa.Column("notes", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("listing", sa.Column("change_id", sa.Integer(), nullable=True))
    op.create_index("ix_listing_change_id", "listing", ["change_id"])
    op.execute("UPDATE listing SET change_id = (SELECT min(id) FROM change WHERE change.at = listing.imported)")
