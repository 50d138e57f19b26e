"""How often the checker agrees with people who called an OKR good or bad: `python -m tests.accuracy [FILE.jsonl]`.

Each line of the file is one text: `kind`, `text`, `source`, `source_says` (good, bad or none), `lang`, `provenance`.
"""
