"""Documents become files: the only room that writes output and imports the pptx and xlsx writers."""
