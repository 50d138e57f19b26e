"""`python -m okra_coach` is `okra-coach`."""

from okra_coach.cli import main

main()
