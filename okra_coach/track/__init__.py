"""Check-ins become progress, expected progress and status."""
