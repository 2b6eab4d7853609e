"""Noun phrases around a value, without verbs, comparators and periods."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from xinzhi.evidence.claims.context.mentions import Mention

HEAD_VERB = re.compile(
    r"(?:累计|共|已|又|全部|提前|首批|成功|每年|年)*(?:启动建设|布局建设|获批建设|开发上线|建设改造|新增|新建|新培育|新认定|新开工|新打造|建成投产|建成|创建|培育|实施|完成|拥有|集聚|聚集|形成|打造"
    r"|落地|引进|获批|建设|改造|开工|投产|接受|开展|办理|处置|发放|发行|签约|组建|举办|主持召开|召开|支持|带动|吸纳|安置|减免|达成|认定|入库"
    r"|出台|制定|发布|推出|设立|建立|参与|服务(?=企业|群众|客户|中小|人)|净增|覆盖|惠及|供应|输送|回收利用|回收|贡献了?|培养|接待|开行|开通|发送|运送|发运|发生|查处|整治|治理|修复|转移|接收)(?:(?:和|、|或)(?:改造提升|改造|提升|改扩建|扩建|升级))?"
)
_WHOLE = re.compile(rf"^(?:我国|全国|全[省市区州盟县旗])(?={HEAD_VERB.pattern})")
_LEAD = re.compile(
    r"^(?:\d{1,2}[.、](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[）)]|新华社[^，。]{0,14}?电|[、，,：:和及与“”—\s（(）)-]|其中|虽然|但是?(?=[^，]{2})|仍然|同时|另外|此外|目前|现有|在[^，。]{2,12}中(?=占比)|近[一二三四五六七八九十\d]{1,2}年|按年|初步核算|预计|有望|力争|确保|实现(?=.)|从[^，]{1,8}看|以上|左右|以下|项目(?=$)"
    r"|新?台阶|大关|关口|规模(?!以上|化|经济)(?=..)|短短|约(?=占)|/[^，、]{1,2}(?=[、，]|$)|主要|将|已经?|并|且|又|可(?!再生|持续|比|支配|靠)|既|还|也|均(?![价值线])|都(?![市江匀安昌]))+"
)
_DONE = re.compile(r"(?:共|预计|可)?实现(?=[^，。；]{2})")
_ONLY = {"占", "约", "以", "净", "高于", "低于", "约占", "达到", "共有", "有"}
# The signs with which an ending can begin: a test keeps them in step with the endings.
_OPENS = r" (\d“一七三上下不世两为九了争二五仅仍从以优位低保全八六共再净减分列到力加十升历压又双只可各合同名四回国在均增多好完实将少居已平年快慢成扣扩折拟按排接控提收放新是有比环由登的相稳突站累约继维缩至调负超跃跨转较达过迈近连逼逾都降预领首高（"
_ENDING = (
    r"(?:(?<![签合契预节制])约|近|逼近|超过?|逾|(?<![雷发马])达到?了?|高达|为|是|了|(?<![超经通])过|分别|各|(?<!人)均|(?<![成首新江昌武丰宜古京于大帝])都|平均|(?<![所存潜])在(?:[^，。；、]{1,8}基础上?)?|稳定在?|保持|控制在?|维持在?|有望|预计|将|已经?|只有|(?<![国所含私占保拥持])有|(?:是|为|相当于)[^，。；、]{0,8}(?:水平|年|年前|平均|同期)|突破|接近|仍|再|又|名义|实际|仅|不足|不低于|不超过|不高于|年均(?!值)|累计|至少|首次"
    r"|历史性地?|净[增减]|新增|(?<![周流逆运])转|(?:成为|为|是)(?:我国|全国|全球|世界)|以|成为[^，。；]{0,8}第[一二三四五六七八九十\d]{1,3}[个座家]|(?<!公)共|成功|同比|环比|比上年(?:同期|末)?|较上年(?:同期|末)?|比去年(?:同期|全年)?|(?<![同环占可])[比较](?!重|例|率)[^，。；、占]{1,8}?|[从由](?:19|20)\d{2}年|(?<![同环占可])[比较](?!重|例|率)[^，。；占\d]{1,14}[高低快慢多少]|按[^，。；]{2,10}(?:计算|折合|口径|汇率)|同口径|可比口径|折合|约合|合计|(?<=[^占])全国(?:城市|各省份|省份)?|全[省市区州盟县旗]|世界|全球|国内|各省、?区?"
    r"|稳居|跃居|位居|位列|排名|排在?|(?<![民宜安定同新])居|(?<![班系队行])列|(?<![网线海路陆规限年天地])上|(?<![线地天年月以])下|调整|(?<![飞活])跃|负?增长|增产|减产|增收|减收|增加(?!值)|减少|下降|下跌|回落|上升|上涨|提高|提升|扩大|缩小|收窄|加快|加速|放缓|扣除价格因素|降低|压减|提速|多增|少增"
    r"|[到至由从升降增减]|上调|下调|跃上|登上|压缩|缩短|力争|争取|[一两二三四五六七八九十]年来?|(?<!\d)\d{1,2}年来?|按年|双双|拟|(?:高于|低于|快于|慢于|高出)(?:全[国省市区州县](?:平均(?:水平)?)?[、和])+全[国省市区州县](?:平均(?:水平)?)?|继续|(?:稳?居|位[居列]|排名?)(?:全[国省市区球]|全大陆|世界|我国|[中西东]部|同类)[^，。；、\d]{0,8}|(?:高于|低于|快于|慢于|优于|好于|高出|超出|领先)[^，。；、\d]{0,14}|完成|实现|站稳|成为|迈上|跨上|站上|跨越|连续|保持|[“（( ]|的)$"
)
_TRAIL = re.compile(f"(?=[{_OPENS}]){_ENDING}")
_THIS = re.compile(r"[^，。；、！？…\n（(]{1,30}")
_EDGE = re.compile(r"^(?:/[^，、]{1,2}|[^，]{0,4}级?台阶.*|大关.*|关口.*|水平.*|的?规模|的)")
_VERBS_AFTER = re.compile(
    r"(?:中$|(?<=[个项目业家品])中(?![心小医药等央国部试高学西东])|增加值|利润|同比|快于|高于|低于|第[一二三四]|[今去]年|全年|前[两二三]季度|[一二三四]季度|[上下]半年|\d{1,2}月|中有|拥有|持有|超过|保持|跑赢|领跑|榜首|落地|获批|建成|投产|全部|集聚|接受|装车|开工|实现|参加|参与|开诊|正在|获|已|被|成为|入选|通过|完成|达到|突破|增长|下降|划转|帮扶|与|和|是|就|在(?!建)|建立|列入|进入|用于|超额|签约|入围|上榜|跻身|全量)"
)
_LIES = re.compile(
    r"与|[减增缩降升压提][^，。；]{0,2}[至到]|集中|分布|位于|来自|属于|设在|已|被|均|入选|上市|在[^，。]{0,3}?设|成为"
)
_INDUSTRY = {"一": "第一产业", "二": "第二产业", "三": "第三产业"}
_SECTORS = re.compile(r"^(?:全[国省市区州盟县旗])?(?:(?P<all>三次产业)|(?P<some>[一二三]{1,3})(?:次)?产业?)")
_ASIDE = re.compile(r"\[\d{1,3}\]|[（(][^（）()]{1,12}[）)]|^[^（）()]{0,6}[）)]|[（(]$")
_NEAR = 8
_AND = re.compile(r"、|和|及|与|以及")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun before a value and the verb that led it, each "" where there is none."""

    noun: str
    verb: str


def bare_phrase(text: str, begin: int, end: int, times: list[Mention]) -> Phrase:
    """Give what stands between `begin` and a value at `end`, made bare."""
    said, at = "", begin
    for time in times[bisect_left(times, begin, key=_start) :]:
        if time.start >= end or time.end > end or time.start - at > _NEAR:
            break
        said, at = said + text[at : time.start], time.end
    said += text[at:end]
    words = _WHOLE.sub("", clean(_ASIDE.sub("", said)))
    if words in _ONLY:
        return Phrase("", "")
    verb = HEAD_VERB.match(words)
    if verb and verb.end() < len(words):
        return Phrase(words[verb.end() :].lstrip("了"), verb.group())
    return Phrase("", words) if verb else Phrase(words, "")


def _start(time: Mention) -> int:
    return time.start


def clean(words: str) -> str:
    """Strip connectives at the head, and verbs, comparators and bases at the end.

    >>> clean("其中，高技术制造业增加值同比分别增长")
    '高技术制造业增加值'
    """
    words = _DONE.sub("", _LEAD.sub("", words))
    while words:
        shorter = _TRAIL.sub("", words)
        if shorter == words:
            break
        words = shorter
    return _LEAD.sub("", words).strip(" “”、，—（）()")


def right_noun(text: str, start: int) -> str:
    """Give the thing counted that stands after a value, "" where nothing does.

    >>> right_noun("23个商业航天产业项目落地，", 3)
    '商业航天产业项目'
    """
    words = _THIS.match(text, start)
    if not words:
        return ""
    said = _EDGE.sub("", words.group().strip())
    cut = _VERBS_AFTER.search(said, 1)
    said = re.split(r"[\d%]", said[: cut.start()] if cut else said)[0].strip(" “”的").replace("”", "")
    return said if len(said) > 1 and not _LIES.match(said) else ""


def conjuncts(subject: str, count: int) -> list[str]:
    """Split a coordinated subject into `count` parts; three sectors are named by their numbers.

    >>> conjuncts("一三产业", 2), conjuncts("城镇、农村常住居民", 2)
    (['第一产业', '第三产业'], ['城镇', '农村常住居民'])
    """
    if count == 1:
        sector = re.fullmatch(r"([一二三])产(?:业)?", subject)
        return [_INDUSTRY[sector[1]]] if sector else [subject]
    sectors = _SECTORS.match(subject)
    if sectors:
        signs = "一二三" if sectors["all"] else sectors["some"]
        if len(signs) == count:
            return [_INDUSTRY[sign] for sign in signs]
    for cut in (re.compile("、"), _AND):
        parts = [part.rstrip("的") for part in cut.split(subject) if part]
        if len(parts) == count:
            return parts
    return [subject]
