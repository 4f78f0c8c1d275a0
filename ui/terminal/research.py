"""Commands about the networks: what there is, preparing data, training, measuring, converting published weights."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from interview.errors import Cancelled, ForPeople
from interview.files import put_whole
from ui.terminal.output import bar, paper, print_json
from ui.terminal.words import JsonOption

Progress = Callable[[int, int], None]
FIGURES = ("clips", "uar", "accuracy", "macro_f1", "nll", "brier", "ece", "ece_calibrated")


class Laboratory(Protocol):
    """What these commands ask of the program."""

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """Errors whose message is for people."""

    def zoo(self, timed: bool = True) -> list[dict[str, Any]]: ...
    def prepare(
        self,
        model: str,
        kind: str,
        place: Path,
        out: Path,
        starts: Mapping[str, Path | None],
        progress: Progress,
        stop: Callable[[], bool],
    ) -> Mapping[str, Any] | None: ...
    def train(self, asked: Mapping[str, Any], machines: Mapping[str, Any]) -> Path: ...
    def evaluate(
        self, model: Path, asked: Mapping[str, Any], kind: str, device: str, progress: Progress
    ) -> dict[str, Any]: ...
    def report(self, result: Mapping[str, Any]) -> str: ...
    def convert_efficientface(self, file: Path, out: Path) -> Path: ...
    def starts(self, given: Sequence[str]) -> dict[str, Path | None]: ...


DataOption = Annotated[
    list[Path], typer.Option("--data", help="A prepared folder; may be given more than once.")
]
StartsOption = Annotated[
    list[str] | None,
    typer.Option("--start", help="NAME=FOLDER for a start of the model file; NAME=nothing."),
]
DeviceOption = Annotated[str, typer.Option(help="auto, cpu or cuda.")]


@contextmanager
def _at_work(context: typer.Context) -> Iterator[Laboratory]:
    """The laboratory; what it refuses is told in one sentence."""
    laboratory: Laboratory = context.obj.laboratory()
    try:
        yield laboratory
    except Exception as error:
        if isinstance(error, ForPeople) or not isinstance(error, laboratory.refusals):
            raise
        raise ForPeople(str(error)) from error


def zoo(
    context: typer.Context,
    as_json: JsonOption = False,
    timed: Annotated[bool, typer.Option(help="Run one clip through each, which takes a minute.")] = True,
) -> None:
    """List every network: parameters, work and time for a clip, trained or not, how well it reads."""
    with _at_work(context) as laboratory:
        models = laboratory.zoo(timed)
    if as_json:
        print_json({"models": models})
        return
    paper.print(f"{'name':38} {'parameters':>12} {'GMAC':>9} {'ms':>8}  trained  UAR", style="bold")
    for model in models:
        spent = "" if model["milliseconds"] is None else f"{model['milliseconds']:.1f}"
        scores = ", ".join(f"{what}: {found['uar']:.3f}" for what, found in model["scores"].items())
        line = f"{model['name']:38} {model['parameters']:12,} {model['gmac']:9.3f} {spent:>8}"
        paper.print(
            f"{line}  {'yes' if model['trained'] else 'no':7}  {scores}", markup=False, soft_wrap=True
        )


def prepare(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="Which data set: ravdess-speech, fer2013, cremad, …")],
    place: Annotated[Path, typer.Argument(help="Its folder or file, as it was published.")],
    model: Annotated[str, typer.Option(help="The model file, or its name: it says what is cut out.")],
    out: Annotated[Path, typer.Option(help="The folder to write; the same command goes on after a stop.")],
    starts: StartsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find faces and cut sound once, into arrays that training reads."""
    with _at_work(context) as laboratory, bar() as shown:
        task = shown.add_task("preparing", total=None)

        def progress(done: int, of: int) -> None:
            shown.update(task, completed=done, total=of)

        begun = laboratory.starts(starts or ())
        told = laboratory.prepare(model, kind, place, out, begun, progress, lambda: False)
    if told is None:
        raise Cancelled
    if as_json:
        print_json(told)
        return
    counts = f"{told['samples']} takes of {told['people']} people, {', '.join(told['branches'])}"
    paper.print(f"{out}: {counts}; {len(told['left_out'])} left out.", markup=False, soft_wrap=True)


def train(
    context: typer.Context,
    config: Annotated[str, typer.Argument(help="A model file, or a name of models/configs.")],
    data: DataOption,
    out: Annotated[Path, typer.Option(help="The run folder; the same command goes on after a kill.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same weights.")] = 0,
    folds: Annotated[int, typer.Option(help="Cross-validation: so many folds of people.")] = 0,
    fold: Annotated[int, typer.Option(help="Which of the folds is tested, from 0.")] = 0,
    part: Annotated[str, typer.Option(help="The data set's own part that is tested.")] = "",
    validation: Annotated[float, typer.Option(help="Share of the other people who say when to stop.")] = 0.15,
    test: Annotated[float, typer.Option(help="Share of people for the test, without folds or part.")] = 0.15,
    phases: Annotated[list[str] | None, typer.Option("--phase", help="Only these phases.")] = None,
    starts: StartsOption = None,
    device: DeviceOption = "auto",
    devices: Annotated[int, typer.Option(help="Processes on this machine, one a GPU.")] = 1,
    nodes: Annotated[int, typer.Option(help="Machines; each is started by torchrun.")] = 1,
    strategy: Annotated[str, typer.Option(help="A strategy of Lightning; auto is ddp for several.")] = "auto",
    workers: Annotated[int, typer.Option(help="Processes that read clips, for each process.")] = 0,
) -> None:
    """Train a network on prepared data, phase after phase."""
    with _at_work(context) as laboratory:
        rule = {
            "seed": seed,
            "folds": folds,
            "fold": fold,
            "part": part,
            "validation": validation,
            "test": test,
        }
        asked = {
            "spec": config,
            "data": tuple(data),
            "out": out,
            "seed": seed,
            "rule": rule,
            "phases": tuple(phases or ()),
            "starts": laboratory.starts(starts or ()),
        }
        machines = {
            "device": device,
            "devices": devices,
            "nodes": nodes,
            "strategy": strategy,
            "workers": workers,
        }
        folder = laboratory.train(asked, machines)
    paper.print(f"The model is at {folder}", markup=False)


def evaluate(
    context: typer.Context,
    model: Annotated[Path, typer.Argument(help="The folder of a trained model.")],
    data: DataOption,
    split: Annotated[str, typer.Option(help="train, val or test of the model's own people, or all.")] = "all",
    people: Annotated[str, typer.Option(help="Only these, with commas: ravdess-01,ravdess-02")] = "",
    branch: Annotated[str, typer.Option(help="all, or one sense: face, voice.")] = "all",
    kind: Annotated[str, typer.Option(help="Which data set, where --data is not prepared yet.")] = "",
    file: Annotated[Path | None, typer.Option("--json", help="Write every figure to this file.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write a page with plots to this file.")] = None,
    device: DeviceOption = "auto",
) -> None:
    """Measure a trained network on people; the figures go onto its card too."""
    chosen = tuple(name.strip() for name in people.split(",") if name.strip())
    asked = {"data": tuple(data), "split": split, "people": chosen, "branch": branch}
    with _at_work(context) as laboratory, bar() as shown:
        task = shown.add_task("measuring", total=None)

        def progress(done: int, of: int) -> None:
            shown.update(task, completed=done, total=of)

        result = laboratory.evaluate(model, asked, kind, device, progress)
        page = laboratory.report(result)
    if file is not None:
        put_whole(file, (json.dumps(result, ensure_ascii=False, indent=1) + "\n").encode())
    if report is not None:
        put_whole(report, page.encode())
    _show(result)


def _show(result: Mapping[str, Any]) -> None:
    what = result["measured"]
    paper.print(f"{result['model']}: {', '.join(what['data'])}, {what['split']}", style="bold", markup=False)
    for name in FIGURES:
        value = result[name]
        paper.print(f"{name:16} {value if isinstance(value, int) else _number(value)}", markup=False)
    for label, found in result["per_class"].items():
        paper.print(f"  {label:14} recall {_number(found['recall'])}  of {found['support']}", markup=False)
    for name, found in {**result["missing"], **result["robustness"]}.items():
        paper.print(f"{name:16} UAR {_number(found['uar'])}", markup=False)
    if seen := what["clips_of_people_learnt_from"]:
        paper.print(f"{seen} of these clips are of people the model has learnt from.", style="yellow")


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:.3f}"


def convert(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="efficientface")],
    file: Annotated[Path, typer.Argument(help="The published checkpoint, a .pth.tar.")],
    out: Annotated[Path, typer.Option(help="The model folder to write.")],
) -> None:
    """Turn published weights into a model folder; the file is opened where it can run no code."""
    if kind != "efficientface":
        raise ForPeople(f"{kind!r} cannot be converted.", "Only efficientface can.")
    with _at_work(context) as laboratory:
        folder = laboratory.convert_efficientface(file, out)
    paper.print(f"The model is at {folder}", markup=False)


COMMANDS: tuple[Callable[..., None], ...] = (zoo, prepare, train, evaluate)
MODEL_COMMANDS: Mapping[str, Callable[..., None]] = {"convert": convert}
