from okra_coach.cli.build import _told_short


def test_files_of_one_folder_for_the_same_use_share_a_line() -> None:
    files = (
        ("briefing.html", "read this first"),
        ("calendar.ics", "every date"),
        ("calendars/consultant.ics", "your own"),
        *((f"calendars/t{number}.ics", "a team's dates") for number in range(40)),
        ("teams/one.pptx", "a team's slides"),
    )
    assert list(_told_short(files)) == [
        ("briefing.html", "read this first"),
        ("calendar.ics", "every date"),
        ("calendars/consultant.ics", "your own"),
        ("calendars/….ics", "a team's dates (40 files)"),
        ("teams/one.pptx", "a team's slides"),
    ]


def test_a_line_is_never_shared_by_files_of_two_folders_or_two_kinds() -> None:
    files = (("a/x.ics", "dates"), ("b/x.ics", "dates"), ("b/x.pptx", "dates"))
    assert list(_told_short(files)) == list(files)
