"""Rules on materials: each one by its name, so that nobody comes twice (申请材料)."""

from collections.abc import Iterator

from hallapp.authoring.checks.reporting import Surroundings, on_entry, on_field, on_list
from hallapp.authoring.checks.vocabulary import CATCH_ALL, VAGUE_CONDITION
from hallapp.authoring.naming import entry_words
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import ItemType
from hallapp.kernel.texts import _, mark

CATCH_ALL_MATERIAL = CheckRule(
    "catch_all_material",
    Severity.ERROR,
    mark("兜底材料"),
    mark("材料要逐项列名，不用“其他材料”“有关材料”一类的说法。"),
    mark("安阳市政务服务条例第十三条、北京市优化营商环境条例"),
)
LICENCE_WITHOUT_MATERIALS = CheckRule(
    "licence_without_materials",
    Severity.ERROR,
    mark("行政许可没有申请材料"),
    mark("行政许可要公示需要提交的全部材料目录。"),
    mark("行政许可法第三十条"),
)
MATERIALS_MISSING = CheckRule(
    "materials_missing",
    Severity.WARNING,
    mark("没有申请材料"),
    mark("指南要列出申请材料；没有材料的指南不在自助机上显示。"),
    mark("国务院关于在线政务服务的若干规定第六条"),
)
MATERIAL_UNSPECIFIED = CheckRule(
    "material_unspecified",
    Severity.WARNING,
    mark("材料没有写形式或份数"),
    mark("每项材料要写明原件或复印件、纸质或电子，纸质的写份数。"),
    mark("国家政务服务事项实施清单要素"),
)
MATERIAL_TWICE = CheckRule(
    "material_twice",
    Severity.WARNING,
    mark("同一项材料列了两次"),
    mark("同一情形下，一项材料只列一次。"),
    mark("国家政务服务事项实施清单要素"),
)
GROUP_OF_ONE = CheckRule(
    "group_of_one",
    Severity.WARNING,
    mark("“任一项”里只有一项"),
    mark("“任一项”分组至少有两项材料可选。"),
    mark("国家政务服务事项实施清单要素"),
)
CONDITION_VAGUE = CheckRule(
    "condition_vague",
    Severity.WARNING,
    mark("受理条件含糊"),
    mark("受理条件要明确，不用“其他条件”“有关规定”一类的说法收尾。"),
    mark("优化营商环境条例第三十五条"),
)
MATERIAL_RULES = (
    CATCH_ALL_MATERIAL,
    LICENCE_WITHOUT_MATERIALS,
    MATERIALS_MISSING,
    MATERIAL_UNSPECIFIED,
    MATERIAL_TWICE,
    GROUP_OF_ONE,
    CONDITION_VAGUE,
)


def check_materials(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find materials that say nothing certain, and conditions that do not either."""
    if not content.materials:
        is_licence = content.text("item_type") == ItemType.LICENCE.value
        rule = LICENCE_WITHOUT_MATERIALS if is_licence else MATERIALS_MISSING
        yield on_list(rule, "materials", _("没有列出申请材料。"))
    for position, material in enumerate(content.materials, start=1):
        where = entry_words("materials", position, material)
        if is_catch_all(material.name):
            words = _("{where}是兜底的说法。请写出每一项材料的名称。").format(where=where)
            yield on_entry(CATCH_ALL_MATERIAL, ("materials", position), words, "name")
        if not material.form.strip() or material.copies is None:
            words = _("{where}没有写明形式或份数。").format(where=where)
            yield on_entry(MATERIAL_UNSPECIFIED, ("materials", position), words, "form")
    yield from _check_repeats(content)
    if VAGUE_CONDITION.search(content.text("conditions").strip()):
        words = _("受理条件以含糊的说法收尾。请写明具体条件。")
        yield on_field(CONDITION_VAGUE, "conditions", words)


def is_catch_all(name: str) -> bool:
    """Return whether anything could be asked for under a material's name."""
    return CATCH_ALL.search("".join(name.split())) is not None


def _check_repeats(content: GuideContent) -> Iterator[CheckFinding]:
    seen: set[object] = set()
    groups: dict[str, list[int]] = {}
    for position, material in enumerate(content.materials, start=1):
        mark_of_it = (material.name.strip(), material.when, material.group)
        if material.name.strip() and mark_of_it in seen:
            words = _("{where}前面已经列过。").format(
                where=entry_words("materials", position, material)
            )
            yield on_entry(MATERIAL_TWICE, ("materials", position), words, "name")
        seen.add(mark_of_it)
        if material.group.strip():
            groups.setdefault(material.group.strip(), []).append(position)
    for group, positions in groups.items():
        if len(positions) == 1:
            words = _("“任一项（{group}）”里只有一项材料。").format(group=group)
            yield on_entry(GROUP_OF_ONE, ("materials", positions[0]), words, "group")
