"""What else is done at a consultant's desk: one module a story, told with the steps of the pipeline."""
