"""A shop is backed up and comes back, row by row, in a database of either kind; nothing else opens the backup."""

import gzip
import io
from datetime import timedelta
from pathlib import Path

import pytest

from bot.audit import audit
from bot.backup.archive import ArchiveReader, NotABackup
from bot.backup.backup import Backup, SchemaDiffers, restore
from bot.backup.backup_clock import BackupClock
from bot.backup.backup_work import BackupWork
from bot.backup.sealing import NoKey, WrongKey, new_key, seal
from bot.config import BackupSettings
from bot.jobs.job import JobKind, silently
from bot.jobs.worker import JobWorker
from bot.money import Rials
from bot.orders import Cause
from bot.store import NotEmpty, Store, open_store
from bot.store.migrations import migrations_for
from bot.texts.languages import Language
from sandbox.bank import Bank
from tests.bot.command_line import dargah
from tests.bot.config_file import write
from tests.bot.merchandise import Merchandise
from tests.bot.parts import ALI, MERCHANT, Services, on_sqlite
from tests.bot.store.database import run_sql
from tests.bot.store.test_snapshot import another, contents
from tests.postgres import PostgresServer

KEYS = new_key()


async def sells(shop: Services, bank: Bank) -> None:
    """Goods are bought, paid and handed over; an amount is paid; an order stays open."""
    sara = await shop.meets()
    product = await Merchandise(shop.store).product(stock=5)
    await shop.cart.change(sara, product.id, 2, 1)
    for number in range(2):
        link = await shop.offers(sara, Rials(500_000 + number), update_id=100 + number)
        if number == 0:
            await bank.pays(link.url, comes_back=False)
            await shop.settlement.settle(link.payment.id, Cause.BUYER)
    await shop.files.keep("book.pdf", "application/pdf", bytes(range(256)) * 10)
    await shop.letters(MERCHANT)


async def backed_up(store: Store, folder: Path, shop: Services) -> Path:
    path = folder / "backup.age"
    await Backup(store, shop.clock).make(path, KEYS.public, silently)
    return path


@pytest.mark.parametrize("target", ["sqlite", "postgres"])
async def test_a_shop_comes_back_whole_and_its_audit_is_clean(
    shop: Services, bank: Bank, target: str, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    await sells(shop, bank)
    path = await backed_up(shop.store, tmp_path, shop)
    async with another(target, tmp_path, postgres_server) as other:
        restored = await restore(other, [path], KEYS.secret)
        assert await contents(other) == await contents(shop.store)
        report = await audit(other)
        assert (report.clean, report.orders, report.received) == (True, 2, 500_000)
        assert (restored.made_at, restored.rows["orders"]) == (shop.clock(), 2)
        with pytest.raises(NotEmpty):
            await restore(other, [path], KEYS.secret)
        assert await contents(other) == await contents(shop.store)


@on_sqlite
async def test_an_older_backup_comes_back_into_a_newer_program(shop: Services, tmp_path: Path) -> None:
    old, new = [await open_store(f"sqlite:///{tmp_path / name}") for name in ("old.db", "new.db")]
    try:
        await old.migrate(2)
        sara = "INSERT INTO buyers (id, name, language, created_at) VALUES (1, 'Sara', 'fa', 1)"
        await run_sql(f"sqlite:///{tmp_path / 'old.db'}", sara)
        path = await backed_up(old, tmp_path, shop)
        await restore(new, [path], KEYS.secret)
        assert await new.schema() == await shop.store.schema()
        assert await run_sql(
            f"sqlite:///{tmp_path / 'new.db'}", "SELECT id, name, folded_name FROM buyers"
        ) == [{"id": 1, "name": "Sara", "folded_name": "sara"}]
    finally:
        await old.close()
        await new.close()


@on_sqlite
async def test_a_database_whose_tables_are_newer_does_not_take_an_older_backup(
    shop: Services, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    old = await open_store(f"sqlite:///{tmp_path / 'old.db'}")
    try:
        await old.migrate(2)
        path = await backed_up(old, tmp_path, shop)
    finally:
        await old.close()
    async with another("sqlite", tmp_path, postgres_server) as other:
        with pytest.raises(SchemaDiffers):
            await restore(other, [path], KEYS.secret)
        assert await other.is_empty()


@on_sqlite
async def test_only_the_secret_key_opens_it_and_only_if_it_is_whole(
    shop: Services, bank: Bank, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    await sells(shop, bank)
    path = await backed_up(shop.store, tmp_path, shop)
    sealed = path.read_bytes()
    assert b"Sara" not in sealed
    assert b"Sara" not in gzip_or_nothing(sealed)
    async with another("sqlite", tmp_path, postgres_server) as other:
        with pytest.raises(WrongKey):
            await restore(other, [path], new_key().secret)
        for secret in ("", "# a comment\n", "AGE-SECRET-KEY-1NONSENSE", KEYS.public):
            with pytest.raises(NoKey):
                await restore(other, [path], secret)
        for damaged in (sealed[:-1], sealed[: len(sealed) // 2], sealed[:-1] + b"x", b"", b"no backup"):
            path.write_bytes(damaged)
            with pytest.raises(WrongKey):
                await restore(other, [path], KEYS.secret)
        assert await other.is_empty()
        path.write_bytes(sealed)
        halves = [tmp_path / "1", tmp_path / "2"]
        halves[0].write_bytes(sealed[:1000])
        halves[1].write_bytes(sealed[1000:])
        commented = f"# created by age-keygen\n# public key: {KEYS.public}\n{KEYS.secret}\n"
        await restore(other, halves, commented)
        assert not await other.is_empty()


def gzip_or_nothing(body: bytes) -> bytes:
    try:
        return gzip.decompress(body)
    except (OSError, EOFError):
        return b""


NEWEST = migrations_for("sqlite")[-1].version
HEAD = b'{"dargah_backup":1,"schema":%d,"made_at":"2026-11-24T08:00:00+00:00"}\n' % NEWEST
BUYER = (
    b'{"table":"buyers","columns":["id","name","language","blocked_at","created_at"]}\n[1,"S","fa",null,1]\n'
)


@on_sqlite
@pytest.mark.parametrize(
    "lines",
    [
        b"",
        b"not JSON\n",
        b'{"dargah_backup":99}\n{}\n',
        HEAD,
        HEAD + BUYER,
        HEAD + BUYER + b'{"rows":{"buyers":2},"sequences":{}}\n',
        HEAD + BUYER + b'{"rows":{},"sequences":{}}\n',
    ],
)
async def test_what_is_no_backup_or_not_all_of_one_leaves_the_database_empty(
    shop: Services, tmp_path: Path, postgres_server: PostgresServer, lines: bytes
) -> None:
    path = tmp_path / "made-up.age"
    with path.open("wb") as out:
        seal(io.BytesIO(gzip.compress(lines)), out, KEYS.public)
    async with another("sqlite", tmp_path, postgres_server) as other:
        with pytest.raises(NotABackup):
            await restore(other, [path], KEYS.secret)
        assert await other.is_empty()


def test_what_is_not_compressed_is_no_backup() -> None:
    with pytest.raises(NotABackup):
        ArchiveReader(io.BytesIO(b"plain text"))


@pytest.fixture
def keeper(shop: Services) -> JobWorker:
    """A program with a key, that cuts backups into small parts."""
    settings = BackupSettings(recipient=KEYS.public, every=timedelta(hours=24))
    work = BackupWork(
        Backup(shop.store, shop.clock), shop.files, shop.speech, [MERCHANT, ALI], settings, part_bytes=700
    )
    return JobWorker(
        shop.store,
        shop.files,
        shop.speech,
        {JobKind.BACKUP: work},
        shop.clock,
        shop.wakeup,
        shop.wakeup,
    )


async def received(shop: Services, chat_id: int) -> list[tuple[str, bytes]]:
    """The files that somebody was sent, with their names."""
    letters = await shop.letters(chat_id)
    ids = [letter.attachment.file_id for letter in letters if letter.attachment is not None]
    return [((await shop.files.find(each)).name, await shop.files.body(each)) for each in ids]


async def test_every_period_one_backup_comes_to_every_owner_whoever_looks_first(
    shop: Services, replica: Services, keeper: JobWorker, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    settings = BackupSettings(recipient=KEYS.public, every=timedelta(hours=24))
    clocks = [
        BackupClock(program.desk.jobs, settings, Language.EN, shop.clock) for program in (shop, replica, shop)
    ]
    for clock in clocks:
        await clock.look(timedelta(hours=24))
        assert await keeper.begin_due() == (clock is clocks[0])
        await keeper.finish(20)
    mine, theirs = await received(shop, MERCHANT), await received(shop, ALI)
    assert mine == theirs
    assert len(mine) > 1
    assert mine[0][0] == f"dargah-20261124-080000.jsonl.gz.age.part01of{len(mine):02}"
    parts = []
    for name, body in mine:
        parts.append(tmp_path / name)
        parts[-1].write_bytes(body)
    async with another("sqlite", tmp_path, postgres_server) as other:
        restored = await restore(other, parts, KEYS.secret)
        # It does not carry itself along, nor what else is only on its way.
        assert (restored.rows["files"], restored.rows["jobs"]) == (0, 0)
        assert (await audit(other)).clean
    shop.clock.passes(hours=24)
    await clocks[1].look(timedelta(hours=24))
    assert await keeper.begin_due()
    await keeper.finish(20)
    first = next(letter.message.attachment for letter in shop.mail if letter.message.attachment is not None)
    assert (await shop.files.find(first.file_id)).name == mine[0][0]
    assert await shop.files.forget_passing() == len(mine)


@on_sqlite
async def test_one_that_fails_is_told_to_the_owners_once_a_day(shop: Services) -> None:
    clock = BackupClock(shop.desk.jobs, BackupSettings(), Language.EN, shop.clock)
    for _ in range(4):
        await clock.look(timedelta(hours=6))
        await shop.works()
        shop.clock.passes(hours=6)
    assert (await shop.told(MERCHANT)).count("No backup was made") == 2
    assert (await shop.told(ALI)).count("No backup was made") == 2


@on_sqlite
async def test_from_the_command_line_and_back(
    shop: Services, bank: Bank, store_url: str, tmp_path: Path
) -> None:
    await sells(shop, bank)
    made = await dargah("backup", "--new-key")
    public, secret = (line for line in made.out.splitlines() if line.startswith(("age1", "AGE-SECRET-KEY-1")))
    config, other, key, out = (tmp_path / name for name in ("a.toml", "b.toml", "key.txt", "shop.age"))
    quiet = {"gateway.base_url": "http://127.0.0.1:1", "backup.recipient": public}
    write(config, {**quiet, "database.url": store_url})
    write(other, {**quiet, "database.url": f"sqlite:///{tmp_path / 'restored.db'}"})
    key.write_text(secret, encoding="utf-8")
    told = await dargah("backup", "--config", config, "--out", out)
    assert (told.code, told.out.startswith(f"✓ {out}: ")) == (0, True), told.said
    assert (await dargah("backup", "--config", config, "--out", out)).code == 1
    back = await dargah("restore", "--config", other, "--in", out, "--identity", key)
    assert (back.code, "orders: 2" in back.out) == (0, True), back.said
    assert (await dargah("audit", "--config", other)).code == 0
    full = await dargah("restore", "--config", other, "--in", out, "--identity", key)
    assert (full.code, "not empty" in full.err) == (1, True)
    missing = await dargah("restore", "--config", other, "--in", tmp_path / "none", "--identity", key)
    assert (missing.code, "can’t be read" in missing.err) == (1, True)
