"""Lists of OKRs that are not ours, as people write them, become a book of OKR+As with an account of the reading.

`file` chooses by kind. Texts: `lines`, `numbering`, `outline`, `roles` and `text`, with `headings`, `standing` and
`sections` for lines without a label, `around` and `letters` for what is no list. Cells: `rows`, `columns`,
`settled_columns` and `tables`. Both give `found` lines in order, which `book` puts together and `finished` turns into
the model. `details` and `tails` tell who does what by when, `values` and `bands` the numbers, `manner` how the list
writes them. The words they go by are in templates/lexicons/okr_lists.yaml.
"""
