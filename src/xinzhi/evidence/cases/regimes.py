"""Policy regimes: states that a rule went through, in their order (禁入 → 允许 → 鼓励)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STATE = r"[^“”，。；、\d]{2,8}"
_JUMP = re.compile(
    rf"(?P<states>(?:“{_STATE}”[、和到至]?){{2,5}})(?:[一二两三四五]级跳|[一二两三四五]步走|的?转变|的?演变|的?跨越|的?历程)"
)
_WORD = r"(?:全面|严格|分类|适度|逐步)?(?:禁止|禁入|限制|管制|管控|封闭|严控|审批制?|核准制?|备案制?|注册制|试点|允许|准入|放开|开放|许可|鼓励|支持|引导|规范|推广|取消|松绑|正面清单|负面清单|事前审批|事中事后监管)"
_ON = r"(?:到|至|转向|转为|变为|改为|走向|迈向|过渡到|升级为)"
_QUOTED = re.compile(
    rf"[从由]“(?P<a>{_STATE})”(?:[，、]?再?{_ON}“(?P<b>{_STATE})”)(?:[，、]?再?{_ON}“(?P<c>{_STATE})”)?"
)
_BARE = re.compile(rf"[从由](?P<a>{_WORD}){_ON}(?P<b>{_WORD})(?:[，、]?(?:再)?(?:{_ON[3:-1]}|、)(?P<c>{_WORD}))?")
_STAGES = re.compile(
    rf"(?:经历|历经)了?(?P<states>{_WORD}(?:(?:、|和|到|再到){_WORD}){{1,4}})(?=[两二三四五]个?(?:阶段|时期|步)|的?(?:历程|转变|演变|过程))"
)
_ARROWS = re.compile(rf"(?P<states>{_WORD}(?:(?:→|—+){_WORD}){{1,4}})")
_HANDS = re.compile(
    r"政府[^，。；、]{0,4}?(?P<a>规划引导|引导|调控|规划)[^。；]{0,24}?(?P<b>市场(?:机制)?(?:调节|配置|主导|决定))"
)


def regimes(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give place and ordered states of each regime that `text` tells of.

    >>> [states for _, _, states in regimes("经历“禁入”“允许”“鼓励”三级跳")]
    [('禁入', '允许', '鼓励')]
    """
    for match in _JUMP.finditer(text):
        yield match.start(), match.end(), tuple(re.findall(r"“([^”]+)”", match["states"]))
    for form in (_QUOTED, _BARE):
        for match in form.finditer(text):
            yield match.start(), match.end(), tuple(filter(None, (match["a"], match["b"], match["c"])))
    for form in (_STAGES, _ARROWS):
        for match in form.finditer(text):
            yield match.start(), match.end(), tuple(re.split("、|和|再?到|→|—+", match["states"]))
    for match in _HANDS.finditer(text):
        yield match.start(), match.end(), (f"政府{match['a']}", match["b"])
