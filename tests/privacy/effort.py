"""How hard the tests of this room search; OKRA_PRIVACY_EXAMPLES multiplies it before a release."""

from __future__ import annotations

import os


def examples(usual: int) -> int:
    """The usual number of examples, or that many times more."""
    return usual * int(os.environ.get("OKRA_PRIVACY_EXAMPLES", "1"))
