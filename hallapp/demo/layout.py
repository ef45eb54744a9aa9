"""The demo hall as data: zones, windows, services, people. All names are invented (示例)."""

from dataclasses import dataclass

from hallapp.hall.terms import Role, WindowKind

HALL_NAME = "青山县政务服务中心"
REGION = "青山县"
# No region of the country bears this code.
HALL_CODE = "990001"
OPENING = "周一至周五 9:00—12:00，13:30—17:00"
COMPLAINT_PHONE = "12345"


@dataclass(frozen=True)
class DemoZone:
    """A zone and where people sit in it."""

    letter: str
    name: str
    place: str


@dataclass(frozen=True)
class DemoWindow:
    """A window, its zone and the services it gives, most wanted first."""

    number: int
    name: str
    zone: str
    kind: WindowKind
    phone: str
    services: tuple[str, ...]


@dataclass(frozen=True)
class DemoService:
    """A service, which bears the letter of its number series."""

    code: str
    name: str
    zone: str


@dataclass(frozen=True)
class DemoPerson:
    """A person; `window` is the usual one."""

    staff_number: str
    name: str
    department: str
    roles: tuple[Role, ...]
    window: int | None = None


ZONES = (
    DemoZone("A", "综合受理区", "一楼 A 区"),
    DemoZone("B", "社保医保区", "一楼 B 区"),
    DemoZone("C", "不动产区", "一楼 C 区"),
    DemoZone("D", "公安服务区", "二楼 D 区"),
    DemoZone("E", "统一出件区", "一楼 E 区"),
)

SERVICES = (
    DemoService("A", "综合受理", "A"),
    DemoService("B", "社保医保", "B"),
    DemoService("C", "不动产与住房", "C"),
    DemoService("D", "公安业务", "D"),
    DemoService("E", "领取证照", "E"),
)

WINDOWS = (
    DemoWindow(1, "综合受理", "A", WindowKind.FRONT, "0000-2280101", ("A",)),
    DemoWindow(2, "综合受理", "A", WindowKind.FRONT, "0000-2280102", ("A", "B")),
    DemoWindow(3, "社保医保", "B", WindowKind.FRONT, "0000-2280103", ("B",)),
    DemoWindow(4, "不动产登记", "C", WindowKind.FRONT, "0000-2280104", ("C",)),
    DemoWindow(5, "公安业务", "D", WindowKind.FRONT, "0000-2280105", ("D",)),
    DemoWindow(6, "统一出件", "E", WindowKind.OUT, "0000-2280106", ("E",)),
)

_MARKET = "市场监督管理局"
_CENTRE = "政务服务中心"
PEOPLE = (
    DemoPerson("0301", "王晓岚", _CENTRE, (Role.FRONT_CLERK,), 1),
    DemoPerson("0302", "李建平", _CENTRE, (Role.FRONT_CLERK,), 2),
    DemoPerson("0303", "周玉琴", "人力资源和社会保障局", (Role.FRONT_CLERK,), 3),
    DemoPerson("0304", "陈志远", "不动产登记中心", (Role.FRONT_CLERK,), 4),
    DemoPerson("0305", "赵春燕", "公安局", (Role.FRONT_CLERK,), 5),
    DemoPerson("0306", "孙国庆", _CENTRE, (Role.ISSUER,), 6),
    DemoPerson("0307", "吴思敏", _MARKET, (Role.APPROVER, Role.CHIEF_REPRESENTATIVE)),
    DemoPerson("0308", "郑海涛", "卫生健康局", (Role.APPROVER,)),
    DemoPerson("0309", "冯雪", _CENTRE, (Role.GUIDE_STAFF,)),
    DemoPerson("0310", "何志刚", _CENTRE, (Role.SHIFT_LEADER,)),
    DemoPerson("0311", "林文静", _CENTRE, (Role.MANAGER,)),
    DemoPerson("0312", "高翔", _CENTRE, (Role.ADMINISTRATOR,)),
)

# Which service takes the number for the items of a department; all others go to 综合受理.
_BY_DEPARTMENT = {
    "公安局": "D",
    "公安局(交警)": "D",
    "公安局(出入境管理)": "D",
    "人力资源和社会保障局": "B",
    "医疗保障局": "B",
    "劳动能力鉴定委员会": "B",
    "不动产登记中心": "C",
    "住房公积金管理中心": "C",
    "自然资源局": "C",
    "住房和城乡建设局": "C",
}
# What people come for most; the kiosk shows these first.
POPULAR = (
    "居民身份证换领",
    "个体工商户注册登记",
    "城乡居民参保登记",
    "内地居民结婚登记",
    "食品经营许可(食品销售)",
    "居住证申领",
    "残疾人证办理",
    "公共场所卫生许可新办(告知承诺)",
)


def service_of(department: str) -> str:
    """Return the code of the service that takes the number for a department's items."""
    return _BY_DEPARTMENT.get(department, "A")


def window_of(service: str) -> DemoWindow:
    """Return the first window that gives a service."""
    return next(window for window in WINDOWS if service in window.services)


@dataclass(frozen=True)
class DemoPackage:
    """Several items under one number; each with its place in the order."""

    code: str
    name: str
    words: str
    steps: tuple[tuple[str, int], ...]


# The two registrations after the licence may come in any order.
PACKAGES = (
    DemoPackage(
        "KB",
        "开办企业一件事",
        "一个号办完登记、社保、公积金三项，按屏幕叫号依次到窗口。（示例）",
        (
            ("公司等市场主体设立登记", 1),
            ("用人单位社会保险登记", 2),
            ("单位住房公积金缴存登记", 2),
        ),
    ),
)
