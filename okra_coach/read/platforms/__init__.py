"""One module a form tool: how its export is recognised by content, and what stands over each column."""
