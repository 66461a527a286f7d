"""Whether what is written somewhere is still there tomorrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.disk import FORGETFUL_HOSTS, FORGETFUL_SYSTEMS, forgets

LAPTOP = r"""22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
23 22 0:21 / /tmp rw,nosuid shared:2 - tmpfs tmpfs rw
24 22 259:3 / /mnt/marie\040martin rw shared:3 - btrfs /dev/nvme0n1p3 rw
25 22 0:22 / /back\134slash rw - tmpfs tmpfs rw
"""
CONTAINER = """600 500 0:80 / / rw,relatime - overlay overlay rw,lowerdir=/l
601 600 259:2 /volumes/accord /data rw,relatime - ext4 /dev/nvme0n1p2 rw
602 600 0:81 / /dev/shm rw - tmpfs shm rw
"""


@pytest.mark.parametrize(
    ("mounts", "folder", "system"),
    [
        (LAPTOP, "/srv/accord", None),
        (LAPTOP, "/", None),
        (LAPTOP, "/tmp/accord", "tmpfs"),
        (LAPTOP, "/tmp", "tmpfs"),
        (LAPTOP, "/tmpfiles", None),
        (LAPTOP, "/mnt/marie martin/accord", None),
        (LAPTOP, "/back\\slash/accord", "tmpfs"),
        (LAPTOP, "/srv/../tmp/accord", "tmpfs"),
        (CONTAINER, "/app/var", "overlay"),
        (CONTAINER, "/data", None),
        (CONTAINER, "/data/var", None),
        (CONTAINER, "/database", "overlay"),
        (CONTAINER, "/dev/shm/var", "tmpfs"),
        ("", "/app/var", None),
        ("no mounts\n1 2 3 - \nalso - none", "/app/var", None),
    ],
)
def test_a_folder_forgets_as_the_disk_it_is_on(mounts: str, folder: str, system: str | None) -> None:
    reason = forgets(Path(folder), {}, mounts)
    assert (reason is None) == (system is None)
    assert system is None or f"`{system}`" in (reason.fr if reason else "")


@pytest.mark.parametrize("system", sorted(FORGETFUL_SYSTEMS))
def test_what_is_mounted_last_at_a_place_is_what_counts(system: str) -> None:
    line = "30 22 0:30 / /data rw - {} none rw\n"
    assert forgets(Path("/data"), {}, line.format("ext4") + line.format(system)) is not None
    assert forgets(Path("/data"), {}, line.format(system) + line.format("ext4")) is None


def test_a_link_is_followed_to_the_disk_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "lasting").mkdir()
    (tmp_path / "var").symlink_to(tmp_path / "lasting")
    mounts = f"1 0 0:1 / {tmp_path} rw - tmpfs none rw\n2 1 0:2 / {tmp_path}/lasting rw - ext4 /dev/sda rw\n"
    assert forgets(tmp_path / "var", {}, mounts) is None
    assert forgets(tmp_path / "other", {}, mounts) is not None


@pytest.mark.parametrize(("name", "host"), sorted(FORGETFUL_HOSTS.items()))
def test_a_host_known_to_forget_is_named(name: str, host: str) -> None:
    reason = forgets(Path("/srv/accord"), {name: "x"}, LAPTOP)
    assert reason is not None
    assert host in reason.fr
    assert host in reason.en
    assert forgets(Path("/srv/accord"), {name: ""}, LAPTOP) is None


def test_this_machine_has_mounts_that_can_be_read() -> None:
    reason = forgets(Path("/dev/shm"), {})
    assert reason is None or reason.en == (
        "its disk is `tmpfs`, which is gone with the machine or the container"
    )
