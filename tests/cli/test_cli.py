"""The command line as a user types it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

XINZHI = [sys.executable, "-m", "xinzhi.cli"]


def xinzhi(*words: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*XINZHI, *words], capture_output=True, text=True, check=False, env=os.environ | {"XINZHI_LANG": lang}
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "xinzhi-demo"
    done = xinzhi("demo", "--out", str(out), "--lang", "zh")
    assert done.returncode == 0, done.stderr
    for name in ("brief.html", "brief.docx", "tables.xlsx"):
        assert str(out / name) in done.stdout
    return out


def test_demo_writes_study_pack_results_and_documents(demo: Path) -> None:
    assert {p.name for p in demo.iterdir()} >= {
        "study.yaml",
        "china-provinces",
        "results",
        "brief.html",
        "brief.docx",
        "tables.xlsx",
    }


def test_demo_twice_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    assert xinzhi("demo", "--out", str(tmp_path / "again"), "--lang", "zh").returncode == 0
    documents = ["brief.html", "brief.docx", "tables.xlsx"]
    results = [f"results/{p.name}" for p in (demo / "results").iterdir()]
    for name in documents + results:
        assert (demo / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_no_path_of_this_machine_in_what_is_written(demo: Path) -> None:
    here = str(demo.parent).encode()
    for path in [p for p in demo.rglob("*") if p.is_file() and p.name != "run.log"]:
        assert here not in path.read_bytes(), path.name


def test_run_writes_where_it_is_told(demo: Path, tmp_path: Path) -> None:
    done = xinzhi("run", str(demo / "study.yaml"), "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {"brief.html", "brief.docx", "tables.xlsx", "results"}


def test_check_says_what_is_there_and_computes_nothing(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text((demo / "study.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    done = xinzhi("check", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "china-provinces" in done.stdout
    assert "403 / 403" in done.stdout
    assert "Total power of agricultural machinery, 2011: national 97734.7, sum 95714.6" in done.stdout
    assert not (tmp_path / "results").exists()


def test_new_makes_a_study_that_runs_and_never_overwrites(tmp_path: Path) -> None:
    assert xinzhi("new", str(tmp_path / "mine"), lang="zh").returncode == 0
    assert xinzhi("check", str(tmp_path / "mine")).returncode == 0
    again = xinzhi("new", str(tmp_path / "mine"))
    assert again.returncode == 2
    assert "study.exists" in again.stderr


def test_report_in_the_other_language_with_pictures(demo: Path, tmp_path: Path) -> None:
    done = xinzhi("report", str(demo), "--out", str(tmp_path), "--lang=en", "--format", "html", "--pictures")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "Overall: who leads, and how sure" in page
    assert not (tmp_path / "brief.docx").exists()
    assert {p.suffix for p in (tmp_path / "charts").iterdir()} == {".png", ".svg", ".pdf", ".csv"}


def test_methods_and_doctor() -> None:
    assert "weight/entropy" in xinzhi("methods", "weight").stdout
    assert "熵值法" in xinzhi("methods", "--lang", "zh").stdout
    assert xinzhi("doctor").returncode == 0


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["rum"], "没有命令“rum”", "no command 'rum'"),
        (["run"], "缺少参数 study", "argument study is missing"),
        (["run", "x", "--ot", "y"], "没有选项 --ot", "no option --ot"),
        (["run", "nowhere"], "找不到研究文件", "There is no study file"),
        (["methods", "wieght"], "weight", "weight"),
        (["--lang", "fr"], "zh 或 en", "zh or en"),
        (["report", "nowhere", "--format", "pdf"], "docx", "docx"),
    ],
)
def test_mistakes_say_what_to_do_in_both_languages(words: list[str], zh: str, en: str) -> None:
    for lang, says in (("zh", zh), ("en", en)):
        done = xinzhi(*words, lang=lang)
        assert done.returncode == 2
        assert says in done.stderr
        assert "Traceback" not in done.stderr


def test_help_in_both_languages() -> None:
    assert "Run a study" in xinzhi("--help").stdout
    assert "运行研究" in xinzhi("--help", "--lang", "zh").stdout
    chinese = xinzhi("--lang=zh", "run", "--help").stdout
    assert "输出文件夹" in chinese
    assert "Options" not in chinese + xinzhi("--lang=zh", "--help").stdout


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = xinzhi("demo", "--out", str(tmp_path / "file"))
    assert done.returncode == 2
    assert "study.cannot-write" in done.stderr


def test_interrupt_leaves_the_last_good_state(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(
        [*XINZHI, "run", str(demo / "study.yaml"), "--out", str(out)], stderr=subprocess.PIPE, text=True
    )
    while not out.exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode in {0, 130}
    assert "Traceback" not in told
    assert xinzhi("run", str(demo / "study.yaml"), "--out", str(out)).returncode == 0


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("coding", [{}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_without_chinese_is_no_reason_to_fail(coding: dict[str, str], tmp_path: Path) -> None:
    assert xinzhi("new", str(tmp_path / "研究 一"), lang="zh").returncode == 0
    for words in (["methods"], ["check", str(tmp_path / "研究 一")], ["--help"]):
        done = subprocess.run(
            [*XINZHI, *words, "--lang", "zh"], capture_output=True, check=False, env=os.environ | ASCII | coding
        )
        assert done.returncode == 0, done.stderr.decode()
        assert b"Traceback" not in done.stderr


def test_no_words_is_a_call_for_help() -> None:
    done = xinzhi()
    assert done.returncode == 0
    assert "Run a study" in done.stdout


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full on this system")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*XINZHI, "methods"], stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=os.environ
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    assert xinzhi("new", str(tmp_path)).returncode == 0
    text = (tmp_path / "study.yaml").read_text(encoding="utf-8")
    (tmp_path / "study.yaml").write_text(text.replace("draws: 2000", "draws: 1000"), encoding="utf-8")
    (tmp_path / ".cache").write_text("a file where a folder should be")
    (tmp_path / "run.log").mkdir()
    done = xinzhi("run", str(tmp_path))
    assert done.returncode == 2
    assert "run.log" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "brief.html").exists()


def test_demo_keeps_a_pack_that_was_edited(tmp_path: Path) -> None:
    (tmp_path / "china-provinces").mkdir()
    (tmp_path / "china-provinces" / "pack.yaml").write_text("mine")
    assert xinzhi("demo", "--out", str(tmp_path)).returncode == 2
    assert (tmp_path / "china-provinces" / "pack.yaml").read_text() == "mine"
