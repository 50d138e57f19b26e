import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from icalendar import Calendar as ICalendar

from okra_coach.compose.calendar import compose_calendar
from okra_coach.documents.calendar import Calendar, CalendarEvent, CalendarSeries
from okra_coach.documents.pack import Pack, PackFile
from okra_coach.documents.page import Page
from okra_coach.words import load_words
from okra_coach.write.calendar import calendar_bytes
from okra_coach.write.pack import write_pack
from okra_coach.write.revisions import REVISIONS_FILE, load_revisions, revised, save_revisions
from tests.material import material


def _calendar() -> Calendar:
    return compose_calendar(material(), load_words("en"))


def _pack(*calendars: Calendar) -> Pack:
    return Pack(tuple(PackFile(f"c{n}.ics", calendar, "") for n, calendar in enumerate(calendars)))


def _build(folder: Path, calendar: Calendar) -> dict[str, int]:
    """Title → sequence, as the file says after a build."""
    where = write_pack(folder, Pack((PackFile("calendar.ics", calendar, ""),)), None)
    components = ICalendar.from_ical((where / "calendar.ics").read_bytes()).walk("VEVENT")
    return {str(one["SUMMARY"]): one.decoded("SEQUENCE") for one in components}


def _titles(calendar: Calendar) -> list[str]:
    return [one.title for one in calendar.events if isinstance(one, CalendarEvent)]


def _later(calendar: Calendar, title: str) -> Calendar:
    """With one date an hour later."""
    events = tuple(
        replace(one, start=time(one.start.hour + 1)) if isinstance(one, CalendarEvent) and one.title == title else one
        for one in calendar.events
    )
    return replace(calendar, events=events)


def test_a_first_calendar_begins_at_nought_and_building_again_changes_nothing(tmp_path: Path) -> None:
    first = _build(tmp_path, _calendar())
    assert set(first.values()) == {0}
    before = (tmp_path / "pack" / "calendar.ics").read_bytes()
    assert _build(tmp_path, _calendar()) == first
    assert (tmp_path / "pack" / "calendar.ics").read_bytes() == before


def test_only_what_changed_goes_on_by_one(tmp_path: Path) -> None:
    _build(tmp_path, _calendar())
    changed = _later(_calendar(), "Mid-cycle review")
    assert {title for title, number in _build(tmp_path, changed).items() if number} == {"Mid-cycle review"}
    assert _build(tmp_path, changed)["Mid-cycle review"] == 1
    assert _build(tmp_path, _calendar())["Mid-cycle review"] == 2


def test_a_change_of_one_check_in_updates_the_series(tmp_path: Path) -> None:
    _build(tmp_path, _calendar())
    calendar = _calendar()
    events = tuple(
        replace(one, instances=one.instances[:1]) if isinstance(one, CalendarSeries) else one for one in calendar.events
    )
    assert _build(tmp_path, replace(calendar, events=events))["OKR+A check-in"] == 1


def test_another_timezone_changes_every_date(tmp_path: Path) -> None:
    _build(tmp_path, _calendar())
    assert set(_build(tmp_path, replace(_calendar(), timezone="Europe/Berlin")).values()) == {1}


def test_a_date_has_one_sequence_in_all_calendars_of_a_pack() -> None:
    _, known = revised(_pack(_calendar()), {})
    changed = _later(_calendar(), "Retrospective")
    pack, _ = revised(_pack(changed, changed), known)
    one, other = (file.document for file in pack.files)
    assert isinstance(one, Calendar)
    assert isinstance(other, Calendar)
    assert one.events == other.events


def test_a_date_that_comes_back_goes_on_where_it_was(tmp_path: Path) -> None:
    _build(tmp_path, _calendar())
    _build(tmp_path, _later(_calendar(), "Mid-cycle review"))
    _build(tmp_path, replace(_calendar(), events=_calendar().events[:1]))
    assert _build(tmp_path, _calendar())["Mid-cycle review"] == 2


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"events": 3}', '{"events": {"a": 1}}'])
def test_without_a_record_the_calendars_in_the_pack_tell_how_far_it_is(tmp_path: Path, damaged: str) -> None:
    _build(tmp_path, _calendar())
    _build(tmp_path, _later(_calendar(), "Mid-cycle review"))
    (tmp_path / REVISIONS_FILE).write_text(damaged, encoding="utf-8")
    found = _build(tmp_path, _calendar())
    assert (found["Mid-cycle review"], found["OKR+A workshop"]) == (2, 1)


def test_check_ins_that_were_handed_out_one_by_one_stay_so(tmp_path: Path) -> None:
    calendar = _calendar()
    (series,) = (one for one in calendar.events if isinstance(one, CalendarSeries))
    (tmp_path / "pack").mkdir()
    singly = replace(calendar, events=tuple(one.event for one in series.instances))
    old = calendar_bytes(singly).replace(b"SEQUENCE:0\r\n", b"")
    (tmp_path / "pack" / "calendar.ics").write_bytes(old)
    for _ in range(2):
        assert _build(tmp_path, calendar) == {"OKR+A check-in": 1} | dict.fromkeys(_titles(calendar), 0)
        text = (tmp_path / "pack" / "calendar.ics").read_text(encoding="utf-8")
        assert "RRULE:FREQ=WEEKLY" not in text
        assert [one.event.uid in text for one in series.instances] == [True, True]
        assert series.uid not in text


def test_a_series_stays_one_when_a_check_in_leaves_its_week_and_comes_back() -> None:
    calendar = _calendar()
    (series,) = (one for one in calendar.events if isinstance(one, CalendarSeries))
    apart = replace(series.instances[1].event, day=date(2027, 5, 12))
    _, known = revised(_pack(calendar), {})
    _, known = revised(_pack(replace(calendar, events=(*calendar.events, apart))), known)
    pack, _ = revised(_pack(calendar), known)
    (file,) = pack.files
    assert isinstance(file.document, Calendar)
    assert any(isinstance(one, CalendarSeries) for one in file.document.events)


def test_the_record_holds_no_words(tmp_path: Path) -> None:
    pack, known = revised(_pack(_calendar()), {})
    save_revisions(tmp_path, known)
    text = (tmp_path / REVISIONS_FILE).read_text(encoding="utf-8")
    assert "review" not in text.casefold()
    assert "Brightwater" not in text
    assert load_revisions(tmp_path, tmp_path / "pack") == known
    assert len(json.loads(text)["events"]) == len(_calendar().events)
    assert all(isinstance(file.document, Calendar) for file in pack.files)


def test_other_documents_are_left_as_they_are() -> None:
    page = PackFile("a.html", Page("A", "en", "# A"), "")
    assert revised(Pack((page,)), {}) == (Pack((page,)), {})
