"""Sentences of the tour (演示一天)."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "tour.folder_taken": mark(
        "“{path}”里有别的文件，不会动它们。请用 --out 换一个空文件夹，或新的名字。"
    ),
    "tour.step_failed": mark(
        "第 {number} 步“{step}”没有演成（{saw}）。当时的画面在 {picture}，请把它交给开发人员。"
    ),
}
