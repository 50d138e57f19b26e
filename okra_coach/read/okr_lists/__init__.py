"""Lists of OKRs that are not ours, as people write them, become a book of OKR+As with an account of the reading.

`file` dispatches by kind; `lines`, `outline` and `labels` read text, `tables` reads rows; both give `found` lines in
order, which `book` puts together. The words that they go by are in templates/lexicons/okr_lists.yaml.
"""
