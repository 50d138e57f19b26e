"""Forms that a file's plain values must fit, and the sentence for each way in which they do not."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import Enum
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from okra_coach.model.fault import Fault
from okra_coach.read.tree import Path, Tree


class Form(BaseModel):
    """What one part of a file may hold; anything else in it is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=False)

    refused: ClassVar[Mapping[str, str]] = {}
    """Names that are refused on purpose, each with the end of the sentence that says why."""


FormT = TypeVar("FormT", bound=Form)

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


def _as_date(value: object) -> object:
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError("is not a date; write it as 2027-01-31")
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise ValueError("is a date that does not exist") from None


def _as_time(value: object) -> object:
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError("is not a time of day; write it as 09:30")
    return time(int(match[1]), int(match[2]))


def _as_number(value: object) -> object:
    """Numbers by hand: pydantic would take `1_000`, ` 12 ` and `nan` for numbers too."""
    if not isinstance(value, str):
        raise ValueError("is not a number")
    if re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", value):
        return float(value)
    if re.fullmatch(r"[+-]?\d+,\d+", value):
        raise ValueError(f"is not a number; write {value.replace(',', '.')} with a dot")
    if re.match(r"\D{0,3}\d", value):
        raise ValueError("is not a plain number; write digits only, and the unit under “unit”")
    raise ValueError("is not a number")


def _as_bool(value: object) -> object:
    word = value.casefold() if isinstance(value, str) else ""
    if word not in _YES | _NO:
        raise ValueError("should be true or false")
    return word in _YES


def as_list(value: object) -> object:
    """One text may stand for a list of one."""
    return [value] if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def _strip(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_as_date), WithJsonSchema({"type": "string", "format": "date"})]
Clock = Annotated[time, BeforeValidator(_as_time), WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}:\d{2}$"})]
Number = Annotated[float, BeforeValidator(_as_number), WithJsonSchema({"type": "number"})]
Flag = Annotated[bool, BeforeValidator(_as_bool), WithJsonSchema({"type": "boolean"})]
Text = Annotated[str, BeforeValidator(_strip)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
_Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Weekday = Annotated[_Weekday, BeforeValidator(_lower)]
WEEKDAYS: tuple[str, ...] = get_args(_Weekday)


def fit(form: type[FormT], tree: Tree) -> tuple[FormT | None, tuple[Fault, ...]]:
    """The file as that form, or None with every fault, each at its line."""
    if tree.faults and tree.value is None:
        return None, tree.faults
    try:
        fitted = form.model_validate(_given(tree.value))
    except ValidationError as error:
        faults = [_fault(details, form, tree) for details in error.errors(include_url=False) if not _follows(details)]
        return None, tree.faults + tuple(sorted(faults, key=lambda fault: fault.place.line or 0))
    return fitted, tree.faults


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str | None:
    """The known word that was probably meant."""
    found = process.extractOne(word.casefold(), {name: name.casefold() for name in known}, scorer=fuzz.ratio)
    return str(found[2]) if found and found[1] >= 60 else None


def suggestion(word: str, known: list[str] | tuple[str, ...]) -> str:
    """“did you mean …?” for one near word, else the list of what is known."""
    near = nearest(word, known)
    if near:
        return f"did you mean “{near}”?"
    return f"known are {', '.join(known)}" if known else "nothing may stand here"


def _given(value: Any) -> Any:
    """The values without the settings left empty, which count as not given."""
    if isinstance(value, dict):
        return {key: _given(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_given(inner) for inner in value]
    return value


def _follows(details: ErrorDetails) -> bool:
    """A list called too short only because its items are at fault, which is told already."""
    given, limits = details["input"], details.get("ctx", {})
    return details["type"] == "too_short" and isinstance(given, list) and len(given) >= limits["min_length"]


def _fault(details: ErrorDetails, form: type[Form], tree: Tree) -> Fault:
    path: Path = tuple(step for step in details["loc"] if step != "[key]")
    return Fault(tree.place(path), _sentence(details, path, form, tree))


def _sentence(details: ErrorDetails, path: Path, form: type[Form], tree: Tree) -> str:
    kind, given, limits = details["type"], details["input"], details.get("ctx", {})
    name = _name(path)
    if kind == "extra_forbidden":
        reason = _refusal(form, path)
        if reason:
            return f"{name} {reason}"
        return f"{name} is not a setting here; {suggestion(str(path[-1]), _fields_at(form, path[:-1]))}"
    if kind == "missing":
        where = f" in {_name(path[:-1])}" if len(path) > 1 else ""
        return f"{name} is empty" if path in tree.places else f"{name} is missing{where}"
    if kind == "value_error":
        return f"{name}: {_shown(given)} {limits['error']}"
    if kind in ("literal_error", "enum"):
        return f"{name}: {_shown(given)} is not known; {suggestion(str(given), _choices(form, path))}"
    return f"{name} {_wrong(kind, given, limits)}"


_WRONG = {
    "greater_than_equal": "must be at least {ge}, and is {given}",
    "greater_than": "must be more than {gt}, and is {given}",
    "less_than_equal": "must be at most {le}, and is {given}",
    "less_than": "must be less than {lt}, and is {given}",
    "too_short": "needs at least {min_length} of them",
    "tuple_type": "should be a list, each line starting with “- ”",
    "list_type": "should be a list, each line starting with “- ”",
    "dict_type": "should hold lines of the form “name: value”",
    "model_type": "should hold settings, one a line, of the form “name: value”",
    "model_attributes_type": "should hold settings, one a line, of the form “name: value”",
    "string_type": "should be a text",
    "string_too_short": "is empty",
    "int_parsing": "should be a whole number; {given} is not",
    "int_from_float": "should be a whole number; {given} is not",
    "int_type": "should be a whole number",
}


def _wrong(kind: str, given: object, limits: Mapping[str, Any]) -> str:
    if given is None or given == "":
        return "is empty"
    pattern = _WRONG.get(kind, "cannot be understood")
    return pattern.format(given=_shown(given), **{key: value for key, value in limits.items() if key != "given"})


def _shown(given: object) -> str:
    text = str(given)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”" if isinstance(given, str | int | float) else "this"


def _name(path: Path) -> str:
    """The last name on the path; a list's item is called by its number."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {_name(path[:-1])}"
    return f"“{path[-1]}”"


def _fields_at(form: type[Form], path: Path) -> tuple[str, ...]:
    """The names that may stand at a path."""
    kinds = list(forms_in(_annotation(form, path)))
    return tuple(field.alias or name for kind in kinds for name, field in kind.model_fields.items())


def _refusal(form: type[Form], path: Path) -> str:
    """Why a name is refused where it stands, "" where it is only unknown."""
    kinds = forms_in(_annotation(form, path[:-1]))
    return next((kind.refused[name] for kind in kinds if (name := str(path[-1]).casefold()) in kind.refused), "")


def _annotation(form: Any, path: Path) -> Any:
    for step in path:
        if isinstance(step, int):
            form = next((arg for arg in _flat(form) if get_origin(arg) in (tuple, list)), None)
            form = get_args(form)[0] if form else None
        else:
            form = next((_field(kind, step) for kind in forms_in(form)), None)
    return form


def _field(form: type[Form], name: str) -> Any:
    for own, field in form.model_fields.items():
        if name in (own, field.alias):
            return field.annotation
    return None


def _flat(annotation: Any) -> Iterator[Any]:
    """The annotation without Annotated, unions and None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _flat(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for arg in get_args(annotation):
            yield from _flat(arg)
    elif annotation is not None:
        yield annotation


def forms_in(annotation: Any) -> Iterator[type[Form]]:
    """The forms an annotation names."""
    for kind in _flat(annotation):
        if isinstance(kind, type) and issubclass(kind, Form):
            yield kind


def _choices(form: type[Form], path: Path) -> tuple[str, ...]:
    """The words that may stand at a path; of a mapping's value, its values' words."""
    for kind in _flat(_annotation(form, path)):
        found = _words_of(kind)
        if found:
            return found
    mapping = next((kind for kind in _flat(_annotation(form, path[:-1])) if get_origin(kind) is dict), None)
    return next((_words_of(kind) for kind in _flat(get_args(mapping)[1])), ()) if mapping else ()


def _words_of(kind: Any) -> tuple[str, ...]:
    if get_origin(kind) is Literal:
        return tuple(str(arg) for arg in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(member.value) for member in kind)
    return ()
