"""The blocks of an agenda: ours, and the engagement's own, of which one with the same file name takes ours' place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from okra_coach.model.agenda import ON_HAND, Block, BlockKind, Blocks, Concern, CutRule, Grouping, Per, Supply
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import Form, Text, Texts, as_list, fit, suggestion
from okra_coach.read.tree import Path as Steps
from okra_coach.read.tree import Tree, parse_tree
from okra_coach.resources import templates_folder

FOLDER = "blocks"
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_Words = Annotated[Text, Field(min_length=1)]
_Spoken = _Words | Annotated[dict[str, _Words], Field(min_length=1)]
_SpokenList = Texts | dict[str, Texts]
_Minutes = Annotated[int, Field(ge=1, le=24 * 60)]


class SupplyForm(Form):
    """Something to have at hand."""

    item: _Spoken = Field(description="What it is, in the workshop's language or one text a language.")
    per: Per = Field(Per.SESSION, description="Whether it is needed once, for each group or for each person.")
    quantity: Annotated[int, Field(ge=1)] = Field(1, description="How many of it.")


class BlockForm(Form):
    """All that a file of templates/blocks/ may hold; a text is in the workshop's language, or one a language."""

    kind: BlockKind = Field(description="What people do in it.")
    minutes: _Minutes = Field(description="How long it usually takes.")
    least: Annotated[int, Field(ge=0, le=24 * 60)] | None = Field(
        None, description="Below this it does not work; left out, as long as usual."
    )
    cut: CutRule = Field(CutRule.SHRINK, description="What may happen to it when time runs short.")
    grouping: Annotated[tuple[Grouping, ...], BeforeValidator(as_list)] = Field(
        (Grouping.PLENARY,), min_length=1, description="In which groups people work, one after another."
    )
    inputs: Texts = Field((), description="What must be there before it starts.")
    outputs: Texts = Field((), description="What it makes for later blocks.")
    settles: tuple[Concern, ...] = Field((), description="Which sorts of open question it settles.")
    slides: Texts = Field(
        (), description="The parts of the workshop deck that it shows, in order; `steps` is its own slide."
    )
    materials: tuple[SupplyForm, ...] = Field((), description="What must lie on the tables.")
    title: _Spoken = Field(description="What it is called on the agenda.")
    goal: _Spoken | None = Field(None, description="What is there afterwards that was not there before.")
    method: _Spoken | None = Field(None, description="How it is done, in one line.")
    steps: _SpokenList = Field((), description="What happens, step by step.")
    say: _Spoken | None = Field(None, description="What the facilitator says.")
    ask: _Spoken | None = Field(None, description="The question to the room.")
    silence: _Spoken | None = Field(None, description="What to do when nobody answers.")
    watch: _Spoken | None = Field(None, description="What goes wrong here, and what helps.")
    late: _Spoken | None = Field(None, description="How to shorten it.")
    remote: _Spoken | None = Field(None, description="What is different when people are not in the room.")


_TEXTS = ("title", "goal", "method", "steps", "say", "ask", "silence", "watch", "late", "remote")


def read_blocks(folder: Path, language: str) -> tuple[Blocks, tuple[Fault, ...]]:
    """Every block by its id, and the faults of the engagement's own; a faulty one gives way to ours."""
    found = {block.id: block for block, _ in _all(templates_folder(), language) if block}
    own = {}
    faults = list(_misnamed(folder / "templates"))
    for block, said in _all(folder / "templates", language):
        faults += said
        if block is not None:
            own[block.id] = block
    blocks = {**found, **own}
    faults += [fault for block in own.values() for fault in _unmade(block, blocks)]
    return {name: blocks[name] for name in sorted(blocks)}, tuple(faults)


def _all(templates: Path, language: str) -> Iterator[tuple[Block | None, tuple[Fault, ...]]]:
    for path in sorted((templates / FOLDER).glob("*.yaml")):
        if _ID.fullmatch(path.stem):
            yield _read(path, language)


def _misnamed(templates: Path) -> Iterator[Fault]:
    """Files that look like a block and are not read."""
    for path in sorted((templates / FOLDER).glob("*.y*ml")):
        if path.suffix != ".yaml" or not _ID.fullmatch(path.stem):
            message = "a block's file name holds small letters, digits and hyphens and ends in .yaml: it is not read"
            yield Fault(Place(f"templates/{FOLDER}/{path.name}"), message, Weight.WARNS)


def _read(path: Path, language: str) -> tuple[Block | None, tuple[Fault, ...]]:
    source = read_source(path, f"templates/{FOLDER}/{path.name}", SETTINGS_LIMIT)
    if source.text is None:
        return None, source.faults
    tree = parse_tree(source.text, source.name)
    form, faults = fit(BlockForm, tree)
    if form is None:
        return None, source.faults + faults
    said = (*source.faults, *faults, *_remarks(form, tree, language))
    if any(fault.weight is Weight.STOPS for fault in said):
        return None, said
    return _block(path.stem, form, tree, language), said


def _remarks(form: BlockForm, tree: Tree, language: str) -> Iterator[Fault]:
    """Texts without the workshop's language, and minutes that contradict each other."""
    texts: list[tuple[Steps, object]] = [((name,), getattr(form, name)) for name in _TEXTS]
    texts += [(("materials", number, "item"), one.item) for number, one in enumerate(form.materials)]
    for path, text in texts:
        if isinstance(text, dict) and language not in text:
            message = f"there is no text in the workshop's language “{language}”"
            yield Fault(tree.place(path), message, Weight.WARNS)
    if form.least is not None and form.least > form.minutes:
        yield Fault(tree.place(("least",)), f"“least” {form.least} is more than “minutes” {form.minutes}")


def _unmade(block: Block, blocks: Blocks) -> Iterator[Fault]:
    """An input that no block makes is most likely misspelt."""
    known = sorted(ON_HAND.union(*(one.outputs for one in blocks.values())))
    for name in block.inputs:
        if name not in known:
            message = f"“inputs”: no block makes “{name}”; {suggestion(name, known)}"
            yield Fault(block.place or Place(FOLDER), message, Weight.WARNS)


def _block(name: str, form: BlockForm, tree: Tree, language: str) -> Block:
    return Block(
        id=name,
        title=_said(form.title, language),
        kind=form.kind,
        minutes=form.minutes,
        least=form.minutes if form.least is None else form.least,
        cut=form.cut,
        goal=_said(form.goal, language),
        method=_said(form.method, language),
        grouping=form.grouping,
        inputs=form.inputs,
        outputs=form.outputs,
        materials=tuple(Supply(_said(one.item, language), one.per, one.quantity) for one in form.materials),
        steps=_listed(form.steps, language),
        say=_said(form.say, language),
        ask=_said(form.ask, language),
        if_silence=_said(form.silence, language),
        watch_for=_said(form.watch, language),
        if_late=_said(form.late, language),
        remote=_said(form.remote, language),
        slides=form.slides,
        settles=form.settles,
        place=tree.place(()),
    )


def _said(text: str | dict[str, str] | None, language: str) -> str:
    """The text in the language, in English where there is none, else in the first one that has any."""
    if isinstance(text, dict):
        return text.get(language) or text.get("en") or next(iter(text.values()))
    return text or ""


def _listed(texts: tuple[str, ...] | dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    if isinstance(texts, dict):
        return texts.get(language) or texts.get("en") or next(iter(texts.values()), ())
    return texts
