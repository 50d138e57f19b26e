"""What differs between two versions of a file, as lines to replace."""

from __future__ import annotations

from difflib import SequenceMatcher

from okra_coach.model.judgement import Change
from okra_coach.write.fixes import FixedFile
from okra_coach.write.merged_files import decoded


def line_changes(file: FixedFile) -> tuple[Change, ...]:
    """The lines that change, from the top."""
    before, after = decoded(file.before).splitlines(), decoded(file.after).splitlines()
    return tuple(
        Change(file.name, start + 1, end, "\n".join(after[new_start:new_end]))
        for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
    )
