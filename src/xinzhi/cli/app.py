"""The commands and their options, with help in the language spoken."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from xinzhi.cli.help import SpokenCommand, SpokenGroup
from xinzhi.lang import Words

Command = Any  # a click command; typer carries click inside it

SUMMARY = Words(
    "新质：从官方数据到有出处、有把握程度的简报。--lang zh|en 可写在任何位置。",
    "Xinzhi: from official figures to a brief with sources and with how sure one can be. --lang zh|en may stand anywhere.",
)
COMMANDS: dict[str, Words] = {
    "demo": Words("用内置的 31 省数据做一份完整的简报。", "Make a whole brief from the built-in data of 31 provinces."),
    "new": Words("新建一份研究文件。", "Make a new study file."),
    "import": Words(
        "读一个文件夹里的表格，写成面板，并列出各项判断。",
        "Read a folder of tables into a panel, every decision listed.",
    ),
    "template": Words(
        "写出填报表；收回后核对，并与上次比较。",
        "Write a form to fill in; check one that came back against the last.",
    ),
    "check": Words(
        "检查研究文件和数据来源，或表格和填报表；不计算，不写出。",
        "Check a study and its sources, or tables and forms; writes nothing.",
    ),
    "run": Words(
        "运行研究：只重算变动的步骤，写出结果与简报。", "Run a study: recompute what changed, write results and brief."
    ),
    "report": Words(
        "由已有结果重写简报，可选语言和格式。",
        "Write the brief again from results, in a language and formats of choice.",
    ),
    "evidence": Words(
        "读文件：把其中的数量陈述逐条标出、核对，写成台账。",
        "Read documents: every figure marked and checked, as a ledger.",
    ),
    "methods": Words("列出方法及其设定。", "List the methods and their settings."),
    "doctor": Words(
        "检查这台机器上文档所需的字体和软件。", "Check the fonts and programs that documents need on this machine."
    ),
}
OUT = Words("输出文件夹。", "Folder to write to.")
STUDY = Words("研究文件（或其所在文件夹）。", "The study file, or its folder.")
FOLDER = Words("新研究的文件夹。", "Folder of the new study.")
KIND = Words("只列这一类方法。", "List this kind only.")
FORMAT = Words("格式：html、docx、xlsx，可重复。", "Format: html, docx, xlsx; may be repeated.")
FILES = Words(
    "文件（txt、md、html、docx、pdf），或装有它们的文件夹。",
    "Documents (txt, md, html, docx, pdf), or folders of them.",
)
SOURCE = Words(
    "装有表格的文件夹，或一个文件（xlsx、xls、csv、ods、网页、docx、PDF、dta、parquet 等）。",
    "A folder of tables, or one file (xlsx, xls, csv, ods, html, docx, pdf, dta, parquet …).",
)
INDICATOR = Words("表中没有写的指标名称。", "Name of the indicator where the tables do not say it.")
UNIT = Words("表中没有写的单位。", "Unit where the tables do not say it.")
PERIOD = Words("表中没有写的时期，如 2023。", "Period where the tables do not say it, such as 2023.")
VINTAGE = Words("这批表的口径，如 五经普。", "Vintage of these tables, such as a census.")
KEYS = Words(
    "自己的对象清单：CSV，列为 key, name, aliases, parent, from, to；或写 countries（国家和地区）。",
    "Keys of your own: a CSV with key, name, aliases, parent, from, to; or countries.",
)
WITHIN = Words(
    "都在其中的地区（代码或名称），用来区分同名的地区。", "Region that all lies in, to tell equal names apart."
)
REMEMBERED = Words(
    "以往各期说明文件（.intake.yaml）所在的文件夹。", "Folder with the files that stand beside earlier editions."
)
SHOW = Words(
    "只列出每张表的读法，并写成表旁的说明文件供改正，不读入。",
    "Say how each table is read and write it beside the table, to be put right; read nothing in.",
)
DATE = Words(
    "文件的日期，如 2024-11-21；不写则在文中查找。",
    "Date of the documents, such as 2024-11-21; looked for in them when left out.",
)
REGION = Words(
    "文件所讲的地区，如 安徽、340000；不写则在文中查找。",
    "Region they are about, such as 安徽 or 340000; looked for when left out.",
)
CORRECTIONS = Words(
    "改正文件；不写则用输出文件夹或文件所在文件夹中的 corrections.jsonl。",
    "File of corrections; corrections.jsonl in the folder of the ledger or the documents when left out.",
)
TABLES = Words(
    "用来核对的数据包（名称或文件夹）；不写则用内置的分省数据。",
    "Pack to check against, by name or folder; the built-in figures when left out.",
)
PLACE = Words(
    "研究文件（或其所在文件夹），或表格、填报表及装有它们的文件夹。",
    "A study file or its folder; or a table, a form, or a folder of them.",
)
FRAMEWORK = Words(
    "指标框架：名称（如 three-lines）或文件。", "Indicator system: its name, such as three-lines, or its file."
)
REGIONS = Words(
    "地区，以逗号分开（长三角 为一组，浙江/* 为所辖各市），或文本文件（一行一个；自己的地区写“代码,名称”）；不写则为 31 个省份。",
    "Regions with commas between (浙江/* for all its cities), or a text file, one a line (of your own: code,name); 31 provinces when left out.",
)
YEARS = Words(
    "年份，如 2021-2023；不写则为最近三个整年。", "Years, such as 2021-2023; the last three whole ones when left out."
)
BOOK = Words("写到哪里：表的文件名；核对时为文件夹。", "Where to write: the form's file, or the folder of a check.")
LAST = Words("上次收回的表，其中的数、部门和备注先填入。", "The form that came back last time; what it says is put in.")
CHECK = Words("要核对的表。", "The form to check.")
AGAINST = Words("上次收回的表，列出与它的不同。", "The form that came back last time, to list what is different.")
PICTURES = Words("另将各图写为 png、svg、pdf 和 csv。", "Also write each chart as png, svg, pdf and csv.")


def make_app() -> Command:
    """Build the command line in the language spoken now."""
    app = typer.Typer(
        cls=SpokenGroup,
        help=SUMMARY.text(),
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, work in (
        ("demo", demo),
        ("new", new),
        ("import", import_),
        ("template", template),
        ("check", check),
        ("run", run),
        ("report", report),
        ("evidence", evidence),
        ("methods", methods),
        ("doctor", doctor),
    ):
        app.command(name, cls=SpokenCommand, help=COMMANDS[name].text())(work)
    return _translated(typer.main.get_command(app))


def _translated(command: Command) -> Command:
    """Put the options' help into the language spoken now."""
    helps = {"out": OUT, "study": STUDY, "folder": FOLDER, "kind": KIND, "formats": FORMAT, "pictures": PICTURES}
    helps |= {"files": FILES, "date": DATE, "region": REGION, "corrections": CORRECTIONS, "tables": TABLES}
    helps |= {"source": SOURCE, "indicator": INDICATOR, "unit": UNIT, "period": PERIOD, "vintage": VINTAGE}
    helps |= {"framework": FRAMEWORK, "regions": REGIONS, "years": YEARS, "last": LAST, "returned": CHECK}
    helps |= {"against": AGAINST, "book": BOOK, "place": PLACE}
    helps |= {"keys": KEYS, "within": WITHIN, "remembered": REMEMBERED, "show": SHOW}
    for each in (command, *getattr(command, "commands", {}).values()):
        for parameter in each.params:
            if parameter.name in helps and hasattr(parameter, "help"):
                parameter.help = helps[parameter.name].text()
    return command


Study = Annotated[Path, typer.Argument(help=STUDY.en)]
Out = Annotated[Path | None, typer.Option("--out", help=OUT.en, show_default=False)]


def demo(out: Annotated[Path, typer.Option("--out", help=OUT.en)] = Path("xinzhi-demo")) -> None:
    """Make the demonstration."""
    from xinzhi.cli.work import make_demo

    make_demo(out)


def new(folder: Annotated[Path, typer.Argument(help=FOLDER.en)]) -> None:
    """Make a new study."""
    from xinzhi.cli.work import make_study

    make_study(folder)


def import_(  # noqa: PLR0917 (each is an option of the command)
    source: Annotated[Path, typer.Argument(help=SOURCE.en)],
    out: Annotated[Path, typer.Option("--out", help=OUT.en)] = Path("xinzhi-import"),
    indicator: Annotated[str | None, typer.Option("--indicator", help=INDICATOR.en, show_default=False)] = None,
    unit: Annotated[str | None, typer.Option("--unit", help=UNIT.en, show_default=False)] = None,
    period: Annotated[str | None, typer.Option("--period", help=PERIOD.en, show_default=False)] = None,
    vintage: Annotated[str | None, typer.Option("--vintage", help=VINTAGE.en, show_default=False)] = None,
    keys: Annotated[str | None, typer.Option("--keys", help=KEYS.en, show_default=False)] = None,
    within: Annotated[str | None, typer.Option("--within", help=WITHIN.en, show_default=False)] = None,
    remembered: Annotated[str | None, typer.Option("--remembered", help=REMEMBERED.en, show_default=False)] = None,
    show: Annotated[bool, typer.Option("--show", help=SHOW.en)] = False,  # noqa: FBT002 (a switch of the command)
) -> int:
    """Read tables into a panel."""
    from xinzhi.cli.intake import import_tables
    from xinzhi.cli.show import show_tables

    given = {"indicator": indicator, "unit": unit, "period": period, "vintage": vintage}
    given |= {"keys": keys, "within": within, "remembered": remembered}
    options = {name: value for name, value in given.items() if value}
    return show_tables(source, options) if show else import_tables(source, out, options)


def template(  # noqa: PLR0917 (each is an option of the command)
    framework: Annotated[str, typer.Argument(help=FRAMEWORK.en, show_default=False)] = "",
    regions: Annotated[str | None, typer.Option("--regions", help=REGIONS.en, show_default=False)] = None,
    years: Annotated[str | None, typer.Option("--years", help=YEARS.en, show_default=False)] = None,
    book: Annotated[Path | None, typer.Option("--out", help=BOOK.en, show_default=False)] = None,
    last: Annotated[Path | None, typer.Option("--from", help=LAST.en, show_default=False)] = None,
    returned: Annotated[Path | None, typer.Option("--check", help=CHECK.en, show_default=False)] = None,
    against: Annotated[Path | None, typer.Option("--against", help=AGAINST.en, show_default=False)] = None,
) -> int:
    """Write a form, or check one."""
    from xinzhi.cli.forms import check_template, write_template
    from xinzhi.errors.forms import FormError

    if returned:
        return check_template(returned, against, book or Path("xinzhi-form"))
    if against:
        raise FormError.needs_against()
    return write_template(framework, regions, years, book, last)


def check(place: Annotated[Path, typer.Argument(help=PLACE.en)]) -> int:
    """Check a study, or tables."""
    from xinzhi.cli.check import check_study
    from xinzhi.cli.tables import check_tables, holds_tables

    if holds_tables(place):
        return check_tables(place)
    check_study(place)
    return 0


def run(study: Study, out: Out = None) -> None:
    """Run a study."""
    from xinzhi.cli.work import run_study

    run_study(study, out)


def report(
    study: Study,
    out: Out = None,
    formats: Annotated[list[str] | None, typer.Option("--format", help=FORMAT.en, show_default=False)] = None,
    pictures: Annotated[bool, typer.Option("--pictures", help=PICTURES.en)] = False,  # noqa: FBT002 (a flag is a boolean)
) -> None:
    """Write the documents of a study."""
    from xinzhi.cli.work import write_report

    write_report(study, out, tuple(formats or ()), pictures=pictures)


def evidence(  # noqa: PLR0917 (each is an option of the command)
    files: Annotated[list[Path], typer.Argument(help=FILES.en)],
    out: Annotated[Path, typer.Option("--out", help=OUT.en)] = Path("xinzhi-evidence"),
    date: Annotated[str | None, typer.Option("--date", help=DATE.en, show_default=False)] = None,
    region: Annotated[str | None, typer.Option("--region", help=REGION.en, show_default=False)] = None,
    corrections: Annotated[Path | None, typer.Option("--corrections", help=CORRECTIONS.en, show_default=False)] = None,
    tables: Annotated[str | None, typer.Option("--tables", help=TABLES.en, show_default=False)] = None,
) -> int:
    """Write the ledger of documents."""
    from xinzhi.cli.evidence import make_ledger

    return make_ledger(files, out, date=date, region=region, corrections=corrections, tables=tables)


def methods(kind: Annotated[str | None, typer.Argument(help=KIND.en)] = None) -> None:
    """List the methods."""
    from xinzhi.cli.listing import list_methods

    list_methods(kind)


def doctor() -> None:
    """Look at the machine."""
    from xinzhi.cli.listing import show_doctor

    show_doctor()
