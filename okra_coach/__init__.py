"""From a survey export to the pack a consultant walks in with: start reading in `pipeline.py`."""

__version__ = "0.1.0"
