"""Whole guides come in from a file: samples in a demo hall, drafts in a real one, or nothing."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_contents import FORMS, contents, guide, written
from guide_contents import plain_content, whole_content
from hall_store import HallStore
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, insert, select, update

from hallapp.authoring.importing import GuideImportService
from hallapp.authoring.tables import GuideDraft
from hallapp.authoring.terms import DraftState
from hallapp.guides.content import GuideContent, unpacked
from hallapp.guides.errors import ImportCancelledError
from hallapp.guides.exchange import stored
from hallapp.guides.exchange.errors import GuidesRefusedError
from hallapp.guides.exchange.exporting import GuideExportService
from hallapp.guides.exchange.plan import GuidePlan, GuideResult, StoredGuide
from hallapp.guides.exchange.rows import FileForm
from hallapp.guides.importing.plan import LineVerdict
from hallapp.guides.service import GuideService
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Department, Hall, Person, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent
from hallapp.wording import sentence

NEW, CHANGED, SAME, REFUSED = LineVerdict


@pytest.fixture
def real(store: HallStore) -> HallStore:
    """The same store as a hall that citizens visit."""
    with store.engine.begin() as connection:
        connection.execute(update(Hall).values(is_demo=False))
    return store


def plan(store: HallStore, folder: Path, *guides: StoredGuide, form=FileForm.JSON) -> GuidePlan:
    return GuideImportService(store.work).plan_import(written(folder, list(guides), form))


def bring(store: HallStore, folder: Path, *guides: StoredGuide, **wishes) -> GuideResult:
    found = plan(store, folder, *guides)
    return GuideImportService(store.work).carry_out(store.request(), found, **wishes)


def verdicts(found: GuidePlan) -> list[LineVerdict]:
    return [item.verdict for item in found.items]


def guides_of(store: HallStore) -> dict[str, StoredGuide]:
    with store.work.read() as session:
        return stored.guides(session.connection(), store.work.hall_id)


def drafts_of(store: HallStore) -> Sequence[GuideDraft]:
    with store.work.read() as session:
        return session.scalars(select(GuideDraft).order_by(GuideDraft.number)).all()


def count(store: HallStore, table) -> int:
    with store.work.read() as session:
        return session.scalars(select(func.count()).select_from(table)).one()


def publish(store: HallStore) -> None:
    """Make everything public and close every draft, as reviewers would."""
    with store.engine.begin() as connection:
        connection.execute(update(ServiceItem).values(state=GuideState.PUBLISHED))
        connection.execute(update(GuideDraft).values(state=DraftState.PUBLISHED, version=1))


def test_looking_at_a_file_writes_nothing(store: HallStore, tmp_path: Path) -> None:
    found = plan(store, tmp_path, guide(whole_content()))

    assert verdicts(found) == [NEW]
    assert found.new_departments == ("公安局",)
    assert count(store, ServiceItem) == count(store, Department) == count(store, AuditEvent) == 0


@pytest.mark.parametrize("form", FORMS)
def test_an_export_changes_nothing_when_it_comes_back(
    store: HallStore, tmp_path: Path, form: FileForm
) -> None:
    bring(store, tmp_path, guide(whole_content()), guide(plain_content(), "GA-002"))
    path = tmp_path / f"again.{form.value}"

    assert GuideExportService(store.work).export(path, form) == 2

    found = GuideImportService(store.work).plan_import(path)
    assert verdicts(found) == [SAME, SAME]
    result = GuideImportService(store.work).carry_out(store.request(), found)
    assert result == GuideResult(new=0, changed=0, same=2, refused=0, departments=0)


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=contents())
def test_whatever_a_guide_says_passes_through_the_hall(
    store: HallStore, tmp_path: Path, content: GuideContent
) -> None:
    with store.engine.begin() as connection:
        for table in reversed(ServiceItem.metadata.sorted_tables):
            if table.name in {"service_item", "guide_draft"} or table.name.startswith(
                ("item_", "required_")
            ):
                connection.execute(table.delete())
    files = replace(
        content,
        values={key: value for key, value in content.values.items() if key != "result_file"},
        materials=tuple(replace(m, blank_file="", sample_file="") for m in content.materials),
    )
    bring(store, tmp_path, guide(files))

    assert guides_of(store)["GA-001"].content == files
    for form in FORMS:
        path = tmp_path / f"again.{form.value}"
        GuideExportService(store.work).export(path, form)
        assert verdicts(GuideImportService(store.work).plan_import(path)) == [SAME]


def test_a_demo_hall_shows_samples_at_once(store: HallStore, tmp_path: Path) -> None:
    bring(store, tmp_path, guide(whole_content()))
    bring(store, tmp_path, guide(replace(whole_content(), questions=())))

    row = GuideService(store.work).search("")[0]
    assert row.state is GuideState.SAMPLE
    assert GuideService(store.work).guide(row.id).questions == ()
    assert guides_of(store)["GA-001"].version == 2
    assert drafts_of(store) == []


def test_a_real_hall_gets_a_draft_for_a_new_item(real: HallStore, tmp_path: Path) -> None:
    result = bring(real, tmp_path, guide(whole_content(), ""))

    assert result == GuideResult(new=1, changed=0, same=0, refused=0, departments=1)
    assert guides_of(real)["GA-001"].state is GuideState.DRAFT
    [draft] = drafts_of(real)
    assert (draft.number, draft.state, draft.base_version) == (1, DraftState.DRAFT, 0)
    assert unpacked(draft.content) == whole_content()


def test_a_real_hall_never_changes_what_is_public(real: HallStore, tmp_path: Path) -> None:
    bring(real, tmp_path, guide(whole_content()))
    publish(real)
    changed = replace(whole_content(), questions=())

    found = plan(real, tmp_path, guide(changed))
    result = bring(real, tmp_path, guide(changed))

    assert verdicts(found) == [CHANGED]
    assert "常见问题第 1 项" in found.items[0].changes[0].words
    assert result.changed == 1
    assert guides_of(real)["GA-001"].content == whole_content()
    assert guides_of(real)["GA-001"].version == 1
    draft = drafts_of(real)[-1]
    assert (draft.number, draft.state, draft.base_version) == (2, DraftState.DRAFT, 1)
    assert unpacked(draft.content) == changed


def test_an_item_that_somebody_writes_on_is_refused_with_name_and_time(
    real: HallStore, tmp_path: Path
) -> None:
    person = uuid.uuid4()
    with real.engine.begin() as connection:
        row = {"id": person, "hall_id": real.hall_id, "staff_number": "7", "name": "王小明"}
        connection.execute(insert(Person), {**row, "is_active": True})
        role = {"person_id": person, "role": Role.MANAGER, "hall_id": real.hall_id}
        connection.execute(insert(PersonRole), role)
    service = GuideImportService(real.work)
    service.carry_out(real.request(person_id=person), plan(real, tmp_path, guide(whole_content())))

    found = plan(real, tmp_path, guide(replace(whole_content(), questions=())))

    assert verdicts(found) == [REFUSED]
    words = found.items[0].refusals[0].words
    assert "王小明" in words
    assert "2026-11-23 09:00" in words
    with pytest.raises(GuidesRefusedError):
        service.carry_out(real.request(), found)


def test_who_may_not_write_guides_may_not_import_them(real: HallStore, tmp_path: Path) -> None:
    found = plan(real, tmp_path, guide(whole_content()))

    with pytest.raises(NotEntitledError):
        GuideImportService(real.work).carry_out(real.request(person_id=uuid.uuid4()), found)
    assert count(real, ServiceItem) == 0


def test_one_bad_item_refuses_the_file_and_names_its_place(
    store: HallStore, tmp_path: Path
) -> None:
    bad = guide(GuideContent({"name": "没有类型"}), "GA-002")

    with pytest.raises(GuidesRefusedError) as refused:
        bring(store, tmp_path, guide(whole_content()), bad)

    assert "第 2 行“事项类型”" in sentence(refused.value)
    assert count(store, ServiceItem) == count(store, Department) == 0
    result = bring(store, tmp_path, guide(whole_content()), bad, only_good=True)
    assert (result.new, result.refused) == (1, 1)


def test_whoever_stops_an_import_leaves_nothing(store: HallStore, tmp_path: Path) -> None:
    with pytest.raises(ImportCancelledError):
        bring(store, tmp_path, guide(whole_content()), progress=lambda done, total: False)

    assert count(store, ServiceItem) == count(store, Department) == count(store, GuideDraft) == 0


def test_the_same_request_twice_has_one_effect(real: HallStore, tmp_path: Path) -> None:
    found, request = plan(real, tmp_path, guide(whole_content())), real.request()
    service = GuideImportService(real.work)

    assert service.carry_out(request, found) == service.carry_out(request, found)
    assert service.carry_out(real.request(), found).same == 1
    assert len(drafts_of(real)) == 1


def test_codes_that_a_file_brings_are_not_given_again(store: HallStore, tmp_path: Path) -> None:
    new = [guide(plain_content(f"第{n}件"), "") for n in range(2)]

    bring(store, tmp_path, guide(whole_content(), "GA-007"), *new)

    assert sorted(guides_of(store)) == ["GA-007", "GA-008", "GA-009"]


def test_an_item_may_be_renamed_but_not_moved_to_another_department(
    store: HallStore, tmp_path: Path
) -> None:
    bring(store, tmp_path, guide(plain_content("旧名")))

    renamed = plan(store, tmp_path, guide(plain_content("新名")))
    moved = plan(store, tmp_path, replace(guide(plain_content("旧名")), department="民政局"))

    assert verdicts(renamed) == [CHANGED]
    assert "旧名 → 新名" in renamed.items[0].changes[0].words
    assert verdicts(moved) == [REFUSED]
    assert "公安局" in moved.items[0].refusals[0].words


def test_a_file_that_the_hall_does_not_have_is_refused(store: HallStore, tmp_path: Path) -> None:
    content = replace(
        plain_content(), values={**plain_content().values, "result_file": str(uuid.uuid4())}
    )

    found = plan(store, tmp_path, guide(content))

    assert verdicts(found) == [REFUSED]
    assert "附件" in found.items[0].refusals[0].words


def test_a_code_that_no_scanner_reads_is_refused(store: HallStore, tmp_path: Path) -> None:
    assert verdicts(plan(store, tmp_path, guide(plain_content(), "公安 一号"))) == [REFUSED]


def test_what_a_file_does_not_have_stays(store: HallStore, tmp_path: Path) -> None:
    bring(store, tmp_path, guide(whole_content()))
    path = tmp_path / "少.json"
    path.write_text(
        '[{"code":"GA-001","department":"公安局","task_name":"食品经营许可新办",'
        '"task_type":"行政许可","transact_addr":"二楼"}]',
        encoding="utf-8",
    )

    found = GuideImportService(store.work).plan_import(path)

    assert [change.where for change in found.items[0].changes] == ["办理地点"]
    GuideImportService(store.work).carry_out(store.request(), found)
    values = {**whole_content().values, "place": "二楼"}
    assert guides_of(store)["GA-001"].content == replace(whole_content(), values=values)
