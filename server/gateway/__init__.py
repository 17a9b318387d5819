"""The gateway: Socket.IO from the wire to the table's door and back."""
