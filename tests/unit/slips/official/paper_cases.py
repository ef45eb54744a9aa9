"""One case with all its papers, invented, to print."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hallapp.cases.terms import CasePaperKind
from hallapp.slips.official import PaperHead
from hallapp.slips.official.facts import (
    AcceptanceFacts,
    ArchiveFacts,
    DecisionFacts,
    DeliveryFacts,
    DueFacts,
    ExaminationFacts,
    ExtensionFacts,
    FiledPaper,
    InspectionFacts,
    JointBranch,
    JointFacts,
    OpinionLine,
    PaperMaterial,
    PressingFacts,
    PromiseFacts,
    ReceiptFacts,
    RectificationFacts,
    RefusalFacts,
    ResultFacts,
    ResumptionFacts,
    RevocationFacts,
    Rights,
    SupplementedFacts,
    SupplementFacts,
    SuspensionFacts,
)
from tests.unit.slips.paper_examples import HALL, PRINTED_AT

NUMBER = "平政审〔2026〕12号"
HEAD = PaperHead(
    hall=HALL,
    issuer="青山县市场监督管理局",
    case_number="620101-20261123-0007",
    query_code="482913",
    applicant="禾木食品有限公司",
    item="食品经营许可新办",
    dated_on=date(2026, 11, 23),
    printed_at=PRINTED_AT,
    document_number=NUMBER,
    window="3",
    window_phone="2280163",
    supervision_phone="12345",
    law=("《中华人民共和国食品安全法》第三十五条",),
    is_licence=True,
    clerk="李敏",
    copies=2,
)
PLAIN_HEAD = replace(HEAD, is_licence=False, item="城乡居民养老保险登记", law=())
MATERIALS = (
    PaperMaterial("食品经营许可申请书", "原件", 1),
    PaperMaterial("营业执照", "复印件", 2, "核对原件"),
    PaperMaterial("经营场所使用证明", "复印件", 1),
)
LACKING = (PaperMaterial("食品安全管理制度", "原件", 1, "缺负责人签字"),)
DUE = DueFacts(due_on=date(2026, 12, 4), promised="9个工作日", statutory="20个工作日")
RIGHTS = Rights("青山县人民政府", "青山县人民法院")
APPLIED, ACCEPTED, DECIDED = date(2026, 11, 20), date(2026, 11, 23), date(2026, 12, 3)
BRANCHES = (
    JointBranch(
        unit="青山县消防救援大队",
        matter="消防安全检查",
        reply_by=date(2026, 12, 2),
        replied_on=date(2026, 12, 1),
        verdict="同意",
        opinion="现场符合要求。",
    ),
    JointBranch(unit="青山县城市管理局", matter="户外招牌备案", reply_by=date(2026, 12, 2)),
)
JOINT = JointFacts(
    lead="青山县市场监督管理局",
    addressee="青山县消防救援大队",
    branches=BRANCHES,
    project="禾木食品前进路店",
    project_number="项目〔2026〕3号",
    materials=MATERIALS,
    request="请就经营场所的消防安全条件提出意见。",
    verdict="同意",
    opinion="各单位意见一致。",
    accepted_on=ACCEPTED,
    due_on=date(2026, 12, 21),
    reply_days=7,
    reply_by=date(2026, 12, 2),
)
ACCEPTANCE = AcceptanceFacts(
    received=MATERIALS,
    applied_on=APPLIED,
    accepted_on=ACCEPTED,
    due=DUE,
    contact="王芳",
    contact_phone="138****5678",
)
REFUSAL = RefusalFacts(
    applied_on=APPLIED,
    accepted_on=ACCEPTED,
    reasons=("经营场所与有毒有害场所的距离不符合要求。", "没有配备食品安全管理人员。"),
    rights=RIGHTS,
    turn_to="青山县行政审批服务局",
    returned=MATERIALS,
)
DECISION = DecisionFacts(
    accepted_on=ACCEPTED,
    decided_on=DECIDED,
    reasons=("核准的经营项目为预包装食品销售。",),
    result="食品经营许可证",
    result_number="JY16201010012345",
    valid_words="2026年12月3日至2031年12月2日",
    deliver_by=date(2026, 12, 17),
)
RESULT = ResultFacts(
    accepted_on=ACCEPTED,
    decided_on=DECIDED,
    outcome="准予许可",
    results=(PaperMaterial("食品经营许可证", "正本", 1, "JY16201010012345"),),
    place="一楼出件窗口",
    hours="周一至周五8:30—11:30",
    collect_by=date(2026, 12, 31),
    bring=("受理通知书", "身份证"),
    fee="不收费",
)
PRESSING = PressingFacts(
    addressee="青山县市场监督管理局许可股",
    light="黄灯",
    reason="剩余时间不足承诺时限的20%",
    due_on=date(2026, 12, 4),
    left_words="剩余1个工作日",
    reply_by=date(2026, 12, 4),
)
FACTS: dict[CasePaperKind, Any] = {
    CasePaperKind.RECEIPT: ReceiptFacts(
        received=MATERIALS, received_on=APPLIED, answer_by=date(2026, 11, 27)
    ),
    CasePaperKind.ACCEPTANCE: ACCEPTANCE,
    CasePaperKind.SUPPLEMENT: SupplementFacts(
        missing=LACKING,
        applied_on=APPLIED,
        received=MATERIALS,
        bring_by=date(2026, 12, 31),
        keep_days=90,
        consequence="逾期没有补正的，材料退回，可以重新申请。",
    ),
    CasePaperKind.SUPPLEMENTED: SupplementedFacts(
        supplied=LACKING, told_on=APPLIED, accepted_on=ACCEPTED, due=DUE
    ),
    CasePaperKind.NON_ACCEPTANCE: REFUSAL,
    CasePaperKind.TOLERANCE: replace(
        ACCEPTANCE,
        missing=LACKING,
        missing_by=date(2026, 12, 1),
        consequence="办理中止，期限不再计算。",
    ),
    CasePaperKind.PROMISE: PromiseFacts(
        conditions=("经营场所应当与有毒有害场所保持规定的距离。", "应当配备食品安全管理人员。"),
        consequence="撤销决定，并按有关规定处理。",
        check_words="决定作出后两个月内现场核查。",
    ),
    CasePaperKind.SUSPENSION: SuspensionFacts(
        reason="专家评审",
        basis="《中华人民共和国行政许可法》第四十五条",
        from_on=date(2026, 11, 25),
        planned_end_on=date(2026, 12, 2),
        needed="5个工作日",
    ),
    CasePaperKind.RESUMPTION: ResumptionFacts(
        reason="专家评审",
        suspended_on=date(2026, 11, 25),
        resumed_on=date(2026, 12, 2),
        days_out=5,
        due=replace(DUE, due_on=date(2026, 12, 11)),
    ),
    CasePaperKind.EXTENSION: ExtensionFacts(
        reason="需要补充现场检测",
        days=10,
        approver="张建国",
        office="本机关负责人",
        former_due_on=date(2026, 12, 4),
        due=replace(DUE, due_on=date(2026, 12, 18), is_provisional=True),
    ),
    CasePaperKind.INSPECTION: InspectionFacts(
        place="青山县前进路18号",
        began_at=datetime(2026, 11, 26, 1, 30, tzinfo=UTC),
        ended_at=datetime(2026, 11, 26, 2, 40, tzinfo=UTC),
        subject="经营场所布局、设施设备",
        findings=("场所面积86平方米，分区合理。", "冷藏设备两台，运转正常。"),
        conclusion="符合要求。",
        inspectors=("赵强", "孙莉"),
    ),
    CasePaperKind.EXAMINATION: ExaminationFacts(
        accepted_on=ACCEPTED,
        due=DUE,
        materials=MATERIALS,
        opinions=(
            OpinionLine("受理意见", "材料齐全，同意受理。", "李敏", ACCEPTED),
            OpinionLine("审查意见", "现场核查符合要求。", "赵强", date(2026, 11, 27)),
            OpinionLine("审核意见"),
            OpinionLine("审批意见"),
        ),
        contact="王芳",
    ),
    CasePaperKind.APPROVAL: DECISION,
    CasePaperKind.DENIAL: REFUSAL,
    CasePaperKind.RENEWAL: replace(DECISION, former="食品经营许可证JY16201010012345"),
    CasePaperKind.CHANGE: replace(
        DECISION,
        former="食品经营许可证JY16201010012345",
        changes=(("法定代表人", "王芳", "李强"), ("经营场所", "前进路18号", "前进路20号")),
    ),
    CasePaperKind.REVOCATION: RevocationFacts(
        former="准予行政许可决定（平政审许〔2026〕8号）",
        decided_on=DECIDED,
        reasons=("申请人以欺骗手段取得许可。",),
        rights=RIGHTS,
    ),
    CasePaperKind.CONCLUSION: RESULT,
    CasePaperKind.COLLECTION: RESULT,
    CasePaperKind.DELIVERY: DeliveryFacts(
        papers=(("准予行政许可决定书", NUMBER, 1), ("食品经营许可证", "JY16201010012345", 1)),
        recipient="禾木食品有限公司",
    ),
    CasePaperKind.RETURN: REFUSAL,
    CasePaperKind.RECTIFICATION: RectificationFacts(
        points=("加装防蝇设施。", "补齐温度记录。"),
        due_on=date(2026, 12, 10),
        consequence="逾期没有整改的，依法作出决定。",
    ),
    CasePaperKind.ARCHIVE: ArchiveFacts(
        entries=(
            FiledPaper("受理通知书", NUMBER, ACCEPTED, 2),
            FiledPaper("食品经营许可申请书", "", APPLIED, 6),
            FiledPaper("准予行政许可决定书", "平政审许〔2026〕8号", DECIDED, 1, "副本"),
        ),
        accepted_on=ACCEPTED,
        closed_on=date(2026, 12, 8),
        outcome="准予许可",
        retention="10年",
        filed_by="李敏",
    ),
    CasePaperKind.URGING: PRESSING,
    CasePaperKind.SUPERVISION: replace(PRESSING, light="红灯", left_words="超出2个工作日"),
    **{kind: JOINT for kind in CasePaperKind if kind.is_joint},
    CasePaperKind.JOINT_ACCEPTANCE: replace(JOINT, addressee="", reply_days=None),
}
