"""Whom the manager's face lets in, and what it says at its door."""

from hallapp.faces.manager.services import ManagerOptions, ManagerServices
from hallapp.faces.manager.words import MAY_MANAGE
from hallapp.faces.parts.staff_sign_in_page import SignInWords
from hallapp.faces.parts.staff_sign_in_presenter import Door
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.texts import _


def sign_in_words() -> SignInWords:
    """Return what the sign-in page says."""
    return SignInWords(
        _("登录大厅管理"),
        _("演示大厅：选一个名字就能进来。"),
        _("值班长、首席代表、大厅管理和系统管理从这里登录。"),
        MAY_MANAGE,
    )


def door_of(services: ManagerServices, options: ManagerOptions) -> Door:
    """Return whom the opened hall lets in at this station."""
    return Door(
        services.people,
        services.hall.is_demo,
        Actor(options.station_name, channel=Channel.MANAGER),
        MAY_MANAGE,
        _("这里只给值班长、首席代表、大厅管理和系统管理用。请到自己的窗口登录。"),
    )
