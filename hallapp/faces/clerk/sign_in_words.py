"""What stands above and beside the sign-in."""

from hallapp.faces.clerk.sign_in_presenter import SignInMode
from hallapp.hall.terms import DutyRow
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown

_LONG_WAIT_S = 120


def heading(mode: SignInMode, duty: DutyRow | None) -> tuple[str, str]:
    """Return the title and the sentence below it."""
    if mode is SignInMode.CHANGE:
        return _("换人"), _("正在办的号留在窗口，换上的人接着办。")
    if mode is SignInMode.LOCKED:
        who = "" if duty is None else shown(duty.person.masked_name)
        text = _(
            "一段时间没有操作，窗口已锁定。排队和正在办的号都留着，{who}或接班的人登录后接着办。"
        )
        return _("已锁定"), text.format(who=who)
    return _("登录窗口"), _("登录就是签到，记入今天的考勤。")


def forgotten() -> str:
    """Return what helps whoever forgot the password."""
    return _("忘记密码，请找系统管理员重设。")


def wait_words(wait_s: int) -> str:
    """Return how long the next try has to wait, in seconds below two minutes."""
    if wait_s < _LONG_WAIT_S:
        return _("{seconds} 秒后可以再试").format(seconds=wait_s)
    return _("{minutes} 分钟后可以再试").format(minutes=-(-wait_s // 60))
