"""Policy regimes: states that a rule went through, in their order (禁入 → 允许 → 鼓励)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STATE = r"[^“”，。；、\d]{2,8}"
_JUMP = re.compile(
    rf"(?P<states>(?:“{_STATE}”[、和到至]?){{2,5}})(?:[一二两三四五]级跳|[一二两三四五]步走|的?转变|的?演变|的?跨越|的?历程)"
)
_WORD = r"(?:全面|严格|分类|适度|逐步)?(?:禁止|禁入|限制|管制|管控|封闭|严控|审批|备案|试点|允许|准入|放开|开放|许可|鼓励|支持|引导|规范|推广|取消|松绑)"
_QUOTED = re.compile(
    rf"[从由]“(?P<a>{_STATE})”(?:[，、]?再?(?:到|至|转向|变为|走向)“(?P<b>{_STATE})”)(?:[，、]?再?(?:到|至|转向|变为|走向)“(?P<c>{_STATE})”)?"
)
_BARE = re.compile(
    rf"[从由](?P<a>{_WORD})(?:到|至|转向|变为|走向)(?P<b>{_WORD})(?:[，、]?(?:再)?(?:到|至|转向|变为|走向|、)(?P<c>{_WORD}))?"
)
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
    for match in _HANDS.finditer(text):
        yield match.start(), match.end(), (f"政府{match['a']}", match["b"])
