"""Smart lists stand in an order of the user's; until now they stood by name."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("smart_list", sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        """
        UPDATE smart_list SET position = (
            SELECT count(*) FROM smart_list AS earlier
            WHERE earlier.name < smart_list.name OR earlier.name = smart_list.name AND earlier.id < smart_list.id
        )
        """
    )
