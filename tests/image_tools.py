"""The project's image, made here once and shared: what the end-to-end suites about images start from.

    from image_tools import base_image, built_image, environment, push, registry, require

    require()                                        # a plain word for what is missing on this machine
    reference = f"{registry()}/alpaco/app:{tag}"     # a real registry on the loopback interface, for this session
    push(built_image(), reference)                   # the project's Dockerfile, on a stand-in for its base image
    subprocess.run(("podman", "run", …), env=environment())

`base_image()`, `tools_image()` (the Dockerfile's first stage) and `built_image()` return names in a storage of their
own, which buildah and podman use when they are run in `environment()`. It lies in the folder of the end-to-end tools
(`ALPACO_E2E_TOOLS`), so that a second session finds the layers there; a lock keeps two sessions apart. It grows with
every change of the code: remove the folder `image` now and then.

No registry of base images can be reached from here. The stand-in has the shape of `python:3.12-slim-bookworm`: Debian
12 from Debian's own packages, and in /usr/local a Python 3.12, which is the machine's. It also gets the machine's
certificate authorities, and is never published.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import glob
import hashlib
import inspect
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

__all__ = [
    "CONTEXT",
    "DOCKERFILE",
    "base_image",
    "build",
    "built_image",
    "call",
    "environment",
    "find_python",
    "push",
    "put_python",
    "registry",
    "require",
    "tools_image",
]

TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e") / "image"
CONTEXT = Path(__file__).parents[1] / "backend" / "lambdas"
DOCKERFILE = "problem-generator-streaming/Dockerfile"
RELEASE = "bookworm"
_PROGRAMS = ("buildah", "podman", "runc", "docker-registry", "mmdebstrap")
_LIBRARIES = (
    "ca-certificates,netbase,libssl3,libffi8,libsqlite3-0,libbz2-1.0,liblzma5,zlib1g,libreadline8,libncursesw6,libuuid1"
)
_UNREAD = ("man", "doc", "locale", "info")
_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


def require(*more: str) -> None:
    """Raise with one plain sentence if something is missing that the image tests need."""
    missing = [name for name in (*_PROGRAMS, *more) if shutil.which(name) is None]
    assert not missing, f"{', '.join(missing)} not installed: scripts/install-e2e installs what the image tests need"
    assert os.geteuid() == 0, "the image tests build and run containers: they need root"
    find_python("3.12")


def call(*command: str | Path, env: Mapping[str, str] | None = None, cwd: Path = CONTEXT, fails: bool = False) -> str:
    """Run a command; return what it writes to standard output, or everything that it writes where it is to fail."""
    env = env or environment()
    done = subprocess.run(
        command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    said = f"{done.stdout}{done.stderr}"
    told = f"{' '.join(map(str, command))[:300]}\nexit code {done.returncode}\n{said[-4000:]}"
    assert (done.returncode != 0) == fails, told
    return said if fails else done.stdout.strip()


@cache
def environment() -> Mapping[str, str]:
    """Return the environment in which buildah and podman use our storage, and what works without systemd."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    storage, engine, policy = TOOLS / "storage.conf", TOOLS / "containers.conf", TOOLS / "registries.conf"
    roots = f'graphroot = "{TOOLS}/storage"\nrunroot = "{TOOLS}/run"\n'
    storage.write_text(f'[storage]\ndriver = "overlay"\n{roots}')
    limits = '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n'
    engine.write_text(f'{limits}[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nevents_logger = "none"\n')
    policy.write_text('short-name-mode = "disabled"\n')
    return {
        **os.environ,
        "CONTAINERS_CONF": str(engine),
        "CONTAINERS_STORAGE_CONF": str(storage),
        "CONTAINERS_REGISTRIES_CONF": str(policy),
        "BUILDAH_ISOLATION": "chroot",
    }


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    TOOLS.mkdir(parents=True, exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def find_python(version: str) -> Path:
    """Return the prefix of a Python of the given version on this machine that can be moved to another place."""
    places = [
        f"{os.environ.get('PYENV_ROOT') or Path.home() / '.pyenv'}/versions/{version}.*",
        f"/opt/python/{version}*",
    ]
    places.append(f"{Path.home()}/.local/share/uv/python/cpython-{version}.*")
    for prefix in (Path(found) for place in places for found in sorted(glob.glob(place))):
        if (prefix / "bin" / f"python{version}").exists():
            return prefix
    if found := shutil.which(f"python{version}"):
        prefix = Path(call(found, "-c", "import sys; print(sys.base_prefix)", env=os.environ))
        if prefix != Path("/usr"):  # Debian's own cannot be moved
            return prefix
    raise AssertionError(f"no Python {version} on this machine beside Debian's own: pyenv install {version}")


def put_python(version: str, root: Path) -> str:
    """Copy a Python into a root file system's /usr/local, as the official images have it; return its full version."""
    prefix, local = find_python(version), root / "usr" / "local"
    name = f"python{version}"
    shutil.rmtree(local / "lib", ignore_errors=True)
    leave = shutil.ignore_patterns(
        "test", "tests", "idlelib", "tkinter", "config-*", "__pycache__", "*.a", "site-packages"
    )
    shutil.copytree(prefix / "lib" / name, local / "lib" / name, ignore=leave, symlinks=True, dirs_exist_ok=True)
    packages = Path("lib", name, "site-packages")
    (local / packages).mkdir()
    for pip in (prefix / packages).glob("pip*"):
        shutil.copytree(pip, local / packages / pip.name, ignore=shutil.ignore_patterns("__pycache__"))
    for library in (prefix / "lib").glob("libpython*.so*"):
        shutil.copy2(library, local / "lib", follow_symlinks=False)
        if not library.is_symlink() and shutil.which("strip"):
            call("strip", "--strip-unneeded", local / "lib" / library.name)
    shutil.copy2(prefix / "bin" / name, local / "bin" / name)
    for alias in ("python3", "python"):
        (local / "bin" / alias).unlink(missing_ok=True)
        (local / "bin" / alias).symlink_to(name)
    call("chroot", root, "ldconfig")
    return call("chroot", root, f"/usr/local/bin/{name}", "-c", "import platform; print(platform.python_version())")


@cache
def base_image() -> str:
    """Return the name of the stand-in for the base image, making it where the storage does not have it (a minute)."""
    steps = "".join(inspect.getsource(step) for step in (_bootstrap, put_python, _bring_certificates))
    recipe = hashlib.sha256(f"{steps}{_LIBRARIES}{find_python('3.12')}".encode()).hexdigest()[:12]
    name = f"localhost/alpaco-base:{recipe}"
    with _alone():
        if not _has(name):
            container = call("buildah", "from", "scratch")
            root = Path(call("buildah", "mount", container))
            _bootstrap(root)
            version = put_python("3.12", root)
            _bring_certificates(root)
            path = "PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
            call("buildah", "config", "--env", path, "--env", f"PYTHON_VERSION={version}", container)
            call("buildah", "commit", "--rm", container, name)
    return name


def _bootstrap(root: Path) -> None:
    memory = {"TMPDIR": "/dev/shm"} if os.access("/dev/shm", os.W_OK) else {}
    unread = [f"--dpkgopt=path-exclude=/usr/share/{each}/*" for each in _UNREAD]
    options = ("--variant=minbase", "--dpkgopt=force-unsafe-io", *unread, f"--include={_LIBRARIES}", "--quiet")
    call("mmdebstrap", *options, RELEASE, root, env={**os.environ, **memory})


def _bring_certificates(root: Path) -> None:
    """Let pip in the image trust whom this machine trusts: there may be a proxy in between."""
    shutil.copyfile(os.environ.get("SSL_CERT_FILE") or _CERTIFICATES, root / _CERTIFICATES.lstrip("/"))
    index = f"index-url = {os.environ['PIP_INDEX_URL']}\n" if "PIP_INDEX_URL" in os.environ else ""
    (root / "etc" / "pip.conf").write_text(f"[global]\ncert = {_CERTIFICATES}\n{index}")


def build(name: str, *options: str, base: str = "", context: Path = CONTEXT, fails: bool = False) -> str:
    """Build the Dockerfile with buildah, on the stand-in unless a base is named; return what was said."""
    on = ("--pull-never", "--build-arg", f"BASE_IMAGE={base or base_image()}")
    command = ("buildah", "bud", "--layers", "--force-rm", "--platform", "linux/amd64", *on, *options)
    with _alone():
        return call(*command, "-t", name, "-f", DOCKERFILE, ".", cwd=context, fails=fails)


@cache
def tools_image() -> str:
    """Return the name of the Dockerfile's first stage: the stand-in with the compiler."""
    build("localhost/alpaco-tools:now", "--target", "tools")
    return "localhost/alpaco-tools:now"


@cache
def built_image() -> str:
    """Return the name of the image that the project's Dockerfile makes of the work tree as it is now."""
    build("localhost/alpaco:now", "--format", "docker")
    return "localhost/alpaco:now"


@cache
def registry() -> str:
    """Start Debian's docker-registry on a free port for the rest of this session; return host and port."""
    program = shutil.which("docker-registry")
    assert program is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    settings = TOOLS / f"registry-{os.getpid()}.yml"
    storage = f"storage: {{filesystem: {{rootdirectory: {TOOLS}/registry}}, delete: {{enabled: true}}}}"
    settings.write_text(f'version: 0.1\nlog: {{level: warn}}\n{storage}\nhttp: {{addr: "{address}"}}\n')
    with (TOOLS / "registry.log").open("w") as log:
        process = subprocess.Popen((program, "serve", settings), stdout=log, stderr=log)

    def end() -> None:
        process.kill()
        process.wait()
        settings.unlink()

    atexit.register(end)
    for _ in range(200):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{address}/v2/", timeout=5):
            return address
        assert process.poll() is None, (TOOLS / "registry.log").read_text()
        time.sleep(0.05)
    raise AssertionError("the registry does not answer")


def push(image: str, reference: str, *options: str) -> str:
    """Push an image from our storage to a registry on this machine; return its digest."""
    digests = TOOLS / f"digest-{os.getpid()}"
    options = options or ("--format", "docker")
    call("buildah", "push", "--tls-verify=false", "--digestfile", digests, *options, image, f"docker://{reference}")
    digest = digests.read_text()
    digests.unlink()
    return digest


def _has(image: str) -> bool:
    command = ("buildah", "inspect", "--type", "image", image)
    return subprocess.run(command, env=environment(), capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.stdout.write(f"{built_image()}\n")
