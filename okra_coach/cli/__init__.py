"""One module a command: parse the words, call the pipeline, print, exit."""
