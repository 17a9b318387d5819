"""Keep the language that a seat has chosen with its sessions, so that the seat speaks it on every device."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: nobody has chosen yet, and the browser's own wish decides."""
    op.add_column("sessions", sa.Column("language", sa.String(35), nullable=True))


def downgrade() -> None:
    """Drop the choices; people choose again."""
    op.drop_column("sessions", "language")
