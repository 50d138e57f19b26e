"""Lists of OKRs that are not ours, as people write them, become a book of OKR+As with an account of the reading.

`file` chooses by kind; `lines`, `outline`, `roles` and `text` read texts, with `headings` and `standing` for lines
without a label and `around` for letters and pages; `rows`, `columns`, `settled_columns` and `tables` read cells; both give `found` lines
in order, which `book` puts together and `finished` turns into the model. `details` and `tails` tell who does what by when, `values` and `bands` the
numbers. The words they go by are in templates/lexicons/okr_lists.yaml.
"""
