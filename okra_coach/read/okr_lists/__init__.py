"""Lists of OKRs that are not ours, as people write them, become a book of OKR+As with an account of the reading.

`file` chooses by kind; `lines`, `outline` and `text` read texts, `rows`, `columns` and `tables` read cells; both give
`found` lines in order, which `book` puts together. The words they go by are in templates/lexicons/okr_lists.yaml.
"""
