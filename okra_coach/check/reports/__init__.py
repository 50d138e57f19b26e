"""Reports: a judgement as text for a terminal, as data, and as SARIF; documents are composed elsewhere."""
