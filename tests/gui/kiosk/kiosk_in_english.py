"""English for every text of the kiosk, to see that its widths are whole."""

import gettext

from typing_extensions import override

from hallapp.kernel import texts

ENGLISH = {
    "{count} 份": "copies: {count}",
    "{count} 项": "items: {count}",
    "{place}（示例）": "{place} (sample)",
    "{seconds} 秒后回到首页": "{seconds} seconds until the first page",
    "{waiting}，{count} 个窗口": "{waiting}, {count} windows",
    "{waiting}，窗口未开": "{waiting}, no window open yet",
    "上一页": "Previous",
    "下一页": "Next",
    "不收费": "Free",
    "不用取号": "No number",
    "不知道是哪一类，就按事项找。": "Not sure which one? Find it by item.",
    "人": "people",
    "今天就办，取号等叫": "For today: wait to be called",
    "例如“食品经营许可”，按 S P J Y X K。\n只按前两三个也可以，边按边出结果。": (
        "For 食品经营许可 press S P J Y X K.\nThe first two or three letters will do."
    ),
    "再打一张": "Print again",
    "再试一次": "Try again",
    "删": "Delete",
    "删去最后一个": "Delete the last letter",
    "前面没有人，请留意叫号": "Nobody is before you. Listen for your call",
    "前面等 {ahead} 人": "{ahead} people before you",
    "前面还有 {ahead} 人": "{ahead} people before you",
    "办理地点待补充，请到导办台问一问": "Place not known yet, please ask at the guide desk",
    "办：{item}": "For: {item}",
    "取号": "Take a number",
    "取号不用身份证，也不用手机。": "You need neither an ID card nor a phone.",
    "取号请先到服务台。": "For a number, please go to the service desk.",
    "取这个号吗？": "Take this number?",
    "叫到 {label} 时，屏幕和广播会说几号窗口。\n没听到也不要紧：请到导办台。": (
        "The screens and the voice will say which window calls {label}.\n"
        "Missed it? Go to the guide desk."
    ),
    "可以以后补交": "may be handed in later",
    "号码没有打印出来，请记住 {label}，或到导办台补打": (
        "The number was not printed. Please remember {label}, or have it printed at the guide desk"
    ),
    "号码纸已打印。请从下方取走": "Printed. Please take your number below",
    "在 {place} 等": "Wait at {place}",
    "在这台机器上，您可以：\n取当天的号，\n查一件事要带什么，\n打印材料清单。": (
        "On this machine you can:\ntake a number for today,\n"
        "look up what to bring,\nprint the list of papers."
    ),
    "多久办好": "Takes",
    "大约等 {minutes} 分钟": "About {minutes} minutes",
    "字母": "ABC",
    "完成": "Done",
    "导办台在{place}。": "The guide desk is here: {place}.",
    "导办台在大厅里，请看标牌，\n或者问任何一位工作人员。": (
        "The guide desk is in the hall: follow the signs, or ask any member of staff."
    ),
    "已打印。请从下方出纸口取走": "Printed. Please take it from the slot below",
    "已经取到的号照常有效，\n请留意屏幕和广播叫号。": (
        "Numbers already taken stay valid:\nwatch the screens and listen."
    ),
    "常办事项": "Often asked",
    "开着 {count} 个窗口": "{count} windows open",
    "待补充": "Not known yet",
    "您好，要办什么？": "Hello. What can we do?",
    "您的号码": "Your number",
    "您要取 {service} 的号": "A number for {service}",
    "您还在吗？": "Are you still there?",
    "我还在": "Yes, I am here",
    "打印指南": "Print guide",
    "打印机缺纸，请到导办台打印；指南内容仍可在这里看": (
        "The printer is out of paper. Print at the guide desk; you can still read it here"
    ),
    "指南还没有到": "The guide is not here yet",
    "按“取号”后打印号码纸，请从下方取走。": "Your number is printed below this screen.",
    "按事项找": "Find by item",
    "按拼音找": "By pinyin",
    "按每个字的拼音首字母": "First pinyin letter of each character",
    "按部门找": "By department",
    "换一项": "Choose another",
    "收费": "Has a fee",
    "收费标准待补充，请到窗口问清。": "The amount is not known yet, please ask at the window.",
    "收费项目较多，请打印指南看全文。": "There are several fees: print the guide to see them all.",
    "数字": "123",
    "普通显示": "Plain view",
    "暂停取号，请到服务台": "No numbers just now. Please go to the service desk",
    "有就带": "bring it if you have it",
    "未另行承诺": "Not promised",
    "材料清单还没有整理好，请到导办台问清要带什么。": (
        "The list of papers is not ready yet. Please ask at the guide desk what to bring."
    ),
    "查要带什么": "What to bring",
    "正在取号": "One moment",
    "正在取这份指南…": "Getting this guide…",
    "正在打印": "Printing",
    "正在打印，约 5 秒。请从下方出纸口取走": (
        "Printing, about 5 seconds. Please take it from the slot below"
    ),
    "正在打印，约 5 秒。请从下方取走": "Printing, about 5 seconds. Please take it below",
    "正在打开…": "Opening…",
    "没有另行承诺，按法定时限办。": "Nothing shorter is promised: the limit set by law holds.",
    "没有打印出来，请到导办台打印；指南内容仍可在这里看": (
        "It was not printed. Print at the guide desk; you can still read it here"
    ),
    "没有这样的事项。请删去一个字母再看，或到导办台问一问。": (
        "Nothing found. Delete a letter and look again, or ask at the guide desk."
    ),
    "法定时限": "Limit set by law",
    "演示数据": "Demo data",
    "点一下就开始，不用手机。": "Touch to begin. No phone needed.",
    "现在排队": "Waiting now",
    "现在时间 {time}": "The time is {time}",
    "现在没有可以取号的业务。请到导办台问一问。": (
        "No numbers are given at the moment. Please ask at the guide desk."
    ),
    "现在等候 {count} 人": "{count} people waiting",
    "现在还没有窗口开着，开了就按顺序叫。": (
        "No window is open yet. People are called in order once one opens."
    ),
    "看不清，请在首页按“高对比”。": "Hard to read? Press High contrast on the first page.",
    "看材料、打印清单": "See and print the list of papers",
    "知道了": "All right",
    "示例数据": "Sample data",
    "第 {number} 页，共 {count} 页": "Page {number} of {count}",
    "等 {count} 人": "{count} waiting",
    "等多久还估不出，请坐着等": "No estimate yet, please take a seat",
    "自助取号和查询，马上就好。": "Numbers and guides, ready in a moment.",
    "自助服务": "Self-service",
    "要人帮忙，请到导办台": "For help, please go to the guide desk",
    "要办哪件事？": "What is it about?",
    "要办哪类业务？": "Which service?",
    "要原件还是复印件、各几份：待补充，请到窗口问清。": (
        "Originals or copies, and how many: not known yet, please ask at the window."
    ),
    "要取号、要查带什么，请到服务台。": "For a number or a guide, please go to the service desk.",
    "要带 {count} 样材料": "Papers to bring: {count}",
    "要带的材料": "Papers to bring",
    "要查哪件事？": "What would you like to look up?",
    "请到 {place} 坐着等": "Sit and wait at {place}",
    "请在大厅里坐着等": "Please sit and wait in the hall",
    "费用": "Fee",
    "费用：{words}": "Fee: {words}",
    "返回": "Back",
    "这件事不用在这里取号": "This needs no number from here",
    "这件事不用在这里取号。请到导办台问一问。": (
        "This needs no number from here. Please ask at the guide desk."
    ),
    "这台机器暂时连不上大厅的数据。\n正在自动重试，连上了会自己恢复。": (
        "This machine cannot reach the hall's data.\nIt keeps trying and comes back by itself."
    ),
    "这台机器暂时连不上大厅的数据，正在自动重试。取号请先到服务台。": (
        "This machine cannot reach the hall's data and keeps trying. "
        "For a number, please go to the service desk."
    ),
    "这台机器还没有打开": "This machine is not open yet",
    "这里还没有可以查的事项。请到导办台问一问。": (
        "Nothing can be looked up here yet. Please ask at the guide desk."
    ),
    "重试": "Try again",
    "需要帮助": "Help",
    "首页": "Start",
    "高对比": "High contrast",
    "，": ", ",
    "；": "; ",
    "{amount} 个工作日": "{amount} working days",
    "{amount} 日": "{amount} days",
}


class EnglishKiosk(gettext.NullTranslations):
    """The catalogue, and which texts it was asked for in vain."""

    def __init__(self) -> None:
        super().__init__()
        self.missing: set[str] = set()

    @override
    def gettext(self, message: str) -> str:
        if message not in ENGLISH:
            self.missing.add(message)
        return ENGLISH.get(message, message)


def speak(language: str) -> None:
    """Stand in for `texts.set_language` until the committed catalogue has the kiosk's words."""
    texts._language = language
    texts._chosen = EnglishKiosk() if language == texts.ENGLISH else texts._plain
