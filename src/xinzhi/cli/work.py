"""What the commands demo, new, run and report do."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi import lang
from xinzhi.cli.progress import progress
from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.report.write import write_documents, write_pictures
from xinzhi.study import Study, open_study
from xinzhi.study._files import drop, half, put
from xinzhi.study.spec import FORMATS
from xinzhi.study.template import PACK, study_text

if TYPE_CHECKING:
    from xinzhi.study import Run

MADE = Words("已写出：", "Written:")
NEXT = Words("下一步：编辑 {}，然后运行 xinzhi run {}", "Next: edit {}, then xinzhi run {}")
FRESH = Words("各步骤均已有结果，未重算。", "All steps had their results already; nothing was recomputed.")


def make_demo(out: Path) -> None:
    """Write the demo's study and data pack to `out`, run it and write its documents."""
    _make_folder(out)
    try:
        # What is there already may have been edited and is kept.
        if not (out / PACK).exists():
            _copy_pack(out / PACK)
        if not (out / "study.yaml").exists():
            put(out / "study.yaml", study_text(lang.current()).encode())
    except OSError as error:
        raise StudyError.cannot_write(str(out), error) from None
    _run(open_study(out / "study.yaml"), out)


def _copy_pack(to: Path) -> None:
    """Copy the built-in pack; the copy gets its name when it is whole."""
    fresh = half(to)
    drop(fresh)
    try:
        fresh.mkdir()
        for file in files("xinzhi.evidence").joinpath("packs", PACK).iterdir():
            (fresh / file.name).write_bytes(file.read_bytes())
        fresh.rename(to)
    except OSError:
        drop(fresh)
        raise


def make_study(folder: Path) -> None:
    """Write a new study file, commented, into `folder`."""
    _make_folder(folder)
    path = folder / "study.yaml"
    if path.exists():
        raise StudyError.exists(str(path))
    put(path, study_text(lang.current()).encode())
    print(MADE.text(), path)
    print(NEXT.text().format(path, folder))


def run_study(path: Path, out: Path | None) -> None:
    """Run the study at `path` and write its results and documents."""
    study = open_study(path)
    _run(study, out or study.spec.folder)


def write_report(path: Path, out: Path | None, formats: tuple[str, ...], *, pictures: bool) -> None:
    """Write the documents of a study again, in the language spoken and the formats asked for."""
    for name in formats:
        if name not in FORMATS:
            raise StudyError.unknown_choice("--format", "format", name, FORMATS)
    study = open_study(path)
    _run(study, out or study.spec.folder, formats, pictures=pictures)


def _run(study: Study, out: Path, formats: tuple[str, ...] = (), *, pictures: bool = False) -> None:
    log: list[str] = []
    with progress(log) as tell:
        run = study.run(out, lambda title, place, count: tell(title, place, count * 2))
        written = write_documents(
            run, formats or study.spec.report, _lang(study), lambda t, p, c: tell(t, p + c, c * 2)
        )
        if pictures:
            written += write_pictures(run, out, _lang(study))
    _log(out, run, log)
    if not run.computed:
        print(FRESH.text())
    print(MADE.text())
    for name in written:
        print(f"  {out / name}")


def _lang(study: Study) -> lang.Lang:
    """Give the language of the documents: the one asked for on the command line, then the study's."""
    return lang.chosen() or study.spec.lang


def _log(out: Path, run: Run, log: list[str]) -> None:
    steps = ", ".join(run.computed) or "nothing"
    put(out / "run.log", ("\n".join([f"computed: {steps}", *log]) + "\n").encode())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyError.cannot_write(str(folder), error) from None
