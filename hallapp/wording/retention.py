"""Sentences for forgetting people."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "retention.too_new": mark("{day} 和以后的人还没有办完事，不能清除。请选更早的日期。"),
}
