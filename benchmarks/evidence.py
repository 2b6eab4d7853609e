"""How many characters a second claims are read from, beside two libraries: `python benchmarks/evidence.py [FILE …]`.

The promise is 200,000 characters a second on one core, context included; below it the command fails.
The text is made of sentences of the genre, most of them without figures, as reports are; FILE takes its place.
The peers are recognizers-text-suite and jionlp. They run in a Python of their own, named by the variable PEERS_PYTHON;
without it they are left out. They give number and unit, jionlp for money only, and neither kind, period nor region.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from xinzhi.evidence import extract_cases, extract_claims

LIMIT = 200_000
RUNS = 5
PARAGRAPH = (
    "全省上下锚定目标、真抓实干，经济运行总体平稳、稳中有进，高质量发展取得新的成效。地区生产总值达到4.6万亿元、增长5.4%，"
    "规模以上工业增加值增长7.2%，社会消费品零售总额增长4.8%，城镇、农村居民人均可支配收入分别增长4.6%、6.1%。"
    "坚持以科技创新引领产业升级，深入实施重点专项，强化企业科技创新主体地位，加快培育新兴产业和未来产业。"
    "高新技术企业突破1.8万家，技术合同成交额增长21.5%，机器人产量居全国第3位、连续15个月保持增长。"
    "持续优化营商环境，深化重点领域和关键环节改革，扩大高水平对外开放，增强发展的内生动力和活力。"
    "合肥、芜湖等地加快建设先进制造业集群，新增国家级平台6个，推动产业链上下游协同发展、集聚成势。"
    "加强生态环境保护，统筹推进山水林田湖草沙一体化治理，细颗粒物平均浓度下降3.2%，优良天数比例达到86.4%。"
    "兜牢民生底线，办好民生实事，城镇新增就业68万人，新建改建学校120所，让发展成果更多更公平惠及全体人民。\n"
)
PEER = """
import json, sys, time
text = open(sys.argv[1], encoding="utf-8").read()
def rate(work):
    work(text[:2000])
    began = time.perf_counter(); work(text); return len(text) / (time.perf_counter() - began)
found = {}
try:
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture
    kinds = ["get_currency_model", "get_dimension_model"]
    models = [getattr(NumberWithUnitRecognizer(Culture.Chinese), kind)() for kind in kinds]
    found["recognizers-text"] = rate(lambda part: [model.parse(part) for model in models])
except Exception as error:
    found["recognizers-text"] = repr(error)
try:
    import jionlp
    found["jionlp money"] = rate(lambda part: jionlp.ner.extract_money(part, with_parsing=True))
except Exception as error:
    found["jionlp money"] = repr(error)
print("\\n" + json.dumps(found))
"""


def rate(text: str, *, cases: bool = False) -> float:
    """Give characters a second, of the shortest of several runs."""
    given = {"date": "2026-01-28", "region": "340000", "period": "2025"}
    work = extract_cases if cases else extract_claims
    work(text[:500], **given)
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        work(text, **given)
        times.append(time.process_time() - began)
    return len(text) / min(times)


def peers(text: str) -> dict[str, float | str]:
    """Give the characters a second of the peers, or what went wrong; nothing where no Python is named for them."""
    python = os.environ.get("PEERS_PYTHON")
    if not python:
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        run = subprocess.run([python, "-c", PEER, file.name], capture_output=True, encoding="utf-8", check=False)
    return json.loads(run.stdout.splitlines()[-1]) if run.returncode == 0 else {"peers": run.stderr[-200:]}


def main() -> int:
    files = [Path(name) for name in sys.argv[1:]]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files) if files else PARAGRAPH * 60
    print(f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {platform.machine()}")
    claims = extract_claims(text, date="2026-01-28", region="340000", period="2025")
    print(f"{len(text):,} characters, {len(claims):,} claims")
    ours = rate(text)
    print(f"{'claims with context':<24}{ours:>12,.0f} characters/s  limit {LIMIT:,}")
    print(f"{'cases':<24}{rate(text, cases=True):>12,.0f} characters/s")
    for name, found in peers(text[:20_000]).items():
        said = f"{found:>12,.0f} characters/s  ratio {ours / found:,.1f}" if isinstance(found, float) else found
        print(f"{name:<24}{said}")
    return 0 if ours >= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
