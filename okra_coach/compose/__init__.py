"""Model becomes documents: what is said, in which order, in which words; nothing here knows a file format."""
