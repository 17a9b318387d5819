"""The store on disk: append-only logs and what people have open. See README.md here for its laws."""
