"""What comes from elsewhere and what must not get out: lock, licences, secrets, requests to others, the policy.

That no page makes a request to another host is tried in a browser by test_hosting.py (fixture `page`) and
test_offline.py; test_publish.py holds the link checker to it. Known vulnerabilities: `make audit`, never here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from lxml import html
from packaging.requirements import Requirement

import licences
from conftest import STEM
from explainer.publish.hosting import CADDY_FILE, HEADERS_FILE, NGINX_FILE
from explainer.publish.policy import site_policy

HASHED = re.compile(r"([a-z0-9-]+)==([^\s;]+)(?: ; [^\\]+?)?((?: --hash=sha256:[0-9a-f]{64})+)")


LOCKS = {"requirements.txt": 40, "requirements-dev.txt": 100, "requirements-zensical.txt": 40}
"""The locks, of what a build needs, of everything, of a build by Zensical, and how many packages each has at least."""


def locked(root: Path, lock: str) -> dict[str, list[str]]:
    """Name -> versions of a lock, every line of which must have its hashes and say nothing else."""
    text = (root / lock).read_text(encoding="utf-8")
    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    found: dict[str, list[str]] = {}
    for line in re.sub(r"\s*\\\n\s*", " ", bare).splitlines():
        parts = HASHED.fullmatch(line.strip())
        assert parts, f"not a pinned package with its hashes: {line[:80]}"
        found.setdefault(parts[1], []).append(parts[2])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_is_pinned_with_hashes_and_no_host_is_named(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    packages = locked(root, lock)
    assert len(packages) > LOCKS[lock]
    assert not re.search(r"://|^-|@ ", text, re.MULTILINE)
    print(f"lock: {len(packages)} packages, {text.count('--hash=sha256:')} hashes")


def test_everything_that_the_project_asks_for_is_in_the_lock(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    build = project["project"]["dependencies"]
    all_of_it = [*build, *project["project"]["optional-dependencies"]["dev"], *project["build-system"]["requires"]]
    next_engine = [*build, *project["project"]["optional-dependencies"]["zensical"]]
    for lock, asked in zip(LOCKS, (build, all_of_it, next_engine), strict=True):
        packages = locked(root, lock)
        for words in asked:
            wanted = Requirement(words)
            versions = packages.get(re.sub(r"[-_.]+", "-", wanted.name).lower(), [])
            assert versions, f"{words} is not in {lock}: run `make lock`"
            assert all(wanted.specifier.contains(version) for version in versions), words


def test_a_build_is_tested_with_the_packages_that_it_has_everywhere(root: Path) -> None:
    build, everything, next_engine = (locked(root, lock) for lock in LOCKS)
    assert {name: everything.get(name) for name in build} == build
    # So both engines read the same Markdown with the same packages.
    assert {name: next_engine.get(name) for name in build} == build


MOST_MEGABYTES = 300


def test_what_a_build_needs_weighs_little(root: Path) -> None:
    megabytes = (
        sum(
            path.stat().st_size
            for name in locked(root, "requirements.txt")
            if (package := _installed(name))
            for path in (Path(str(file.locate())) for file in package.files or ())
            if path.is_file()
        )
        / 1e6
    )
    print(f"packages of a build: {megabytes:.0f} MB")
    assert 100 < megabytes <= MOST_MEGABYTES


def _installed(name: str) -> metadata.Distribution | None:
    """The package, unless it is for another system or Python."""
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def test_a_wheel_brings_every_file_that_stands_beside_the_modules(root: Path, tmp_path: Path) -> None:
    package = root / "scripts" / "explainer"
    ours = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {Path(name).suffix for name in ours} > {".py"}
    theme, seeds = root / "docs" / "overrides", root / "seeds"
    shared = [*theme.rglob("*"), *seeds.glob("ui*.yml"), seeds / "vocabulary.yml"]
    ours |= {f"share/explainer/{path.relative_to(root)}" for path in shared if path.is_file()}
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, tmp_path / name)
    shutil.copytree(package, tmp_path / "scripts" / "explainer", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in (theme, seeds):
        shutil.copytree(folder, tmp_path / folder.relative_to(root))
    # From what is installed, so that the network is not asked for setuptools.
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", ".", *options, "-w", "made"], cwd=tmp_path, check=True)
    (made,) = (tmp_path / "made").glob("*.whl")
    with zipfile.ZipFile(made) as wheel:
        brought = {name.rpartition(".data/data/")[2] for name in wheel.namelist() if ".dist-info/" not in name}
    assert brought == ours


def test_the_command_works_by_way_of_a_link(root: Path, tmp_path: Path) -> None:
    make = (root / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"@(printf '#!/bin/sh.*) >\$\(BIN\)/explainer\n", make)
    assert recipe
    command, python = tmp_path / "bin" / "explainer", tmp_path / "bin" / "python"
    python.parent.mkdir()
    script = subprocess.run(["sh", "-c", recipe[1].replace("$$", "$")], capture_output=True, check=True).stdout
    for place, text in ((command, script), (python, b'#!/bin/sh\necho "$0" "$@"\n')):
        place.write_bytes(text)
        place.chmod(0o755)
    link = tmp_path / "a link"
    link.symlink_to(command)
    for called in ([link], [command], ["sh", "explainer"]):
        done = subprocess.run([*called, "check"], cwd=command.parent, capture_output=True, check=True, encoding="utf-8")
        assert done.stdout == f"{python} -P -m explainer check\n"


def test_the_lock_of_the_checks_has_a_hash_for_every_package_and_names_no_host(root: Path) -> None:
    text = (root / "tests" / "web" / "package-lock.json").read_text(encoding="utf-8")
    packages = {path: item for path, item in json.loads(text)["packages"].items() if path}
    assert len(packages) > 100
    for path, item in packages.items():
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", item.get("integrity", "")), path
        assert "resolved" not in item, path
    asked = json.loads((root / "tests" / "web" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    print(f"lock of the checks: {len(packages)} packages, each with its hash")


def test_installs_ask_for_the_hashes(root: Path) -> None:
    make = (root / "Makefile").read_text(encoding="utf-8")
    before, _, rules = make.partition("$(READY): ")
    assert re.findall(r"^INSTALL := .* pip install (.*)$", before, re.MULTILINE) == [
        "--disable-pip-version-check --require-hashes"
    ]
    assert re.findall(r"\$\(INSTALL\) (.*)|pip install", rules) == [f"-r {lock}" for lock in LOCKS]
    run = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert "npm ci" in run
    assert "npm install" not in run
    assert "audit" not in run.replace("--no-audit", "")


def test_the_licence_of_everything_is_known_and_listed(root: Path) -> None:
    listed = licences.list_licences(root)
    assert (root / "scripts" / "licences.md").read_text(encoding="utf-8") == listed, "run `make licences`"
    packages = {name for lock in LOCKS for name in locked(root, lock)}
    assert {name for name in packages if f"\n| {name} | " not in listed} == set()
    expressions = [line.split(" | ")[2].strip(" |") for line in listed.splitlines() if line.startswith("| ")]
    kinds = set(expressions) - {"licence", "---"}
    print(f"licences: {len(expressions) - 8} parts, {len(kinds)} kinds, none unknown")


def test_an_unknown_licence_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(licences.READ, "xlwt", "BSD")
    monkeypatch.setitem(licences.READ, "axe-core", "")
    with pytest.raises(licences.UnknownLicenceError, match="read the licence of xlwt, axe-core, and write it"):
        licences.list_licences(root)


def test_no_library_is_copied_into_the_repository_and_what_is_brought_along_is_there(root: Path) -> None:
    scripts = sorted((root / "docs" / "overrides").rglob("*.js"))
    assert scripts
    for path in scripts:
        assert not re.search(r"(?i)licen[cs]e|copyright|\(c\)", path.read_text(encoding="utf-8")), path
    named = [where.partition(";")[0] for *_, where in licences.BROUGHT if where.startswith(("docs/", "seeds/"))]
    assert len(named) >= 2
    assert all(any(root.glob(pattern)) for pattern in named), named


RIGHTS = {"checks.yml": {"contents": "read"}, "pages.yml": {}}
"""What every job of a workflow may do at most, unless it asks for more itself."""
MORE_RIGHTS = {"publish": {"contents": "read", "pages": "write", "id-token": "write"}}


def test_a_workflow_runs_no_action_that_can_change_behind_it_and_has_no_right_too_many(root: Path) -> None:
    workflows = {path.name: path for path in (root / ".github" / "workflows").iterdir()}
    assert set(workflows) == set(RIGHTS)
    for name, path in workflows.items():
        text = path.read_text(encoding="utf-8")
        read = yaml.safe_load(text)
        assert read["permissions"] == RIGHTS[name]
        for job, said in read["jobs"].items():
            assert said.get("permissions") == MORE_RIGHTS.get(job)
        uses = re.findall(r"\buses:(.*)", text)
        assert uses
        for action in uses:
            assert re.fullmatch(r" [a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_the_pages_are_published_after_the_checks_have_passed_alone(root: Path) -> None:
    read = yaml.safe_load((root / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8"))
    # YAML 1.1 reads the key `on` as true.
    assert read[True] == {"workflow_run": {"workflows": ["Checks"], "types": ["completed"], "branches": ["main"]}}
    condition = read["jobs"]["publish"]["if"]
    assert "workflow_run.conclusion == 'success'" in condition
    assert "workflow_run.event == 'push'" in condition
    runs = [step["run"] for step in read["jobs"]["publish"]["steps"] if "run" in step]
    assert runs == ["make publish"]


SECRETS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY",
    "a token of GitHub": r"\b(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{22})",
    "a token of GitLab": r"\bglpat-[\w-]{20}",
    "a token of npm": r"\bnpm_[A-Za-z0-9]{36}\b",
    "a token of PyPI": r"\bpypi-AgEI[\w-]{20}",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a key of Google": r"\bAIza[\w-]{35}",
    "a key of an API": r"\b[prs]k[-_](?:live|test|proj|ant|or)[-_][\w-]{16}",
    "a token of Slack": r"\bxox[abeoprs]-[\w-]{10}",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.",
    "a password in an address": r"://[^\s/:@\"'<>]+:[^\s/:@\"'<>]+@",
    "a secret written out": r"(?i:\b(?:password|passwd|secret|api_?key|(?:access|auth)_?token)\b)[\"']?\s*[:=]\s*"
    r"[\"'][^\"'\s]{8,}[\"']",
}
ANY_SECRET = re.compile("|".join(f"(?:{pattern})" for pattern in SECRETS.values()))
KEY_FILE = re.compile(
    r"\.env(?:\..*)?|.*\.(?:pem|key|p12|pfx|jks)|id_(?:rsa|dsa|ecdsa|ed25519)|\.(?:netrc|pypirc|npmrc)"
)
# Not the project's: installed, built, or git's own.
NOT_OURS = re.compile(r"\.git|\.venv|\.cache|\.\w+_cache|node_modules|build|__pycache__|site(?:\..*)?|.*\.egg-info")
PACKED = {".br", ".gz", ".png", ".pdf"}


def our_files(root: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if not NOT_OURS.fullmatch(name)]
        yield from (Path(folder, name) for name in files)


def readable(path: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of a file, or of every file in an archive."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if Path(name).suffix not in PACKED:
                    yield f"{path.name}/{name}", archive.read(name).decode("latin-1")
    elif path.suffix not in PACKED:
        yield str(path), path.read_bytes().decode("latin-1")


@pytest.mark.parametrize(
    "sample",
    [
        *("-----BEGIN RSA " + "PRIVATE KEY-----", "gh" + "p_" + "a1" * 18, "npm" + "_" + "Z9" * 18),
        *("pypi-" + "AgEI" + "c" * 24, "AKIA" + "ABCDEFGHIJKLMNOP", "AIza" + "x" * 35, "sk-" + "ant-" + "b" * 20),
        *("xoxb-" + "1234567890-abc", "eyJ" + "hbGciOiJIUzI1NiJ9" + ".eyJ" + "zdWIiOiIxMjM0In0" + ".x"),
        *("https://user:" + "word@a.example/", "API_KEY = " + '"0123456789"', "password: " + "'correct-horse'"),
    ],
)
def test_a_secret_is_seen(sample: str) -> None:
    assert ANY_SECRET.search(f"x {sample} y")


def test_no_secret_stands_in_the_repository_or_on_the_site(root: Path, real_site: Path) -> None:
    counts = []
    for place in (root, real_site):
        files = list(our_files(place)) if place is root else [path for path in place.rglob("*") if path.is_file()]
        # The bundle holds the same pages again.
        texts = [pair for path in files if path.name != f"{STEM}.zip" for pair in readable(path)]
        found = {name: hit[0] for name, text in texts if (hit := ANY_SECRET.search(text))}
        assert found == {}
        assert [path for path in files if KEY_FILE.fullmatch(path.name)] == []
        counts.append(len(texts))
    assert min(counts) > 200
    ours, built = counts
    print(f"secrets: {len(SECRETS)} kinds looked for in {ours} files of the repository and {built} of the site; none")


POLICY = re.compile(r"[Cc]ontent-[Ss]ecurity-[Pp]olicy:? \"?([^\"\n]+)")
FETCHES = re.compile(
    r"""@import|url\(\s*["']?(?:[a-z]+:)?//|(?:fetch|import|open|Worker|sendBeacon|src\s*=)\(?\s*["'`]https?:"""
)


def test_no_style_or_script_of_the_site_asks_another_host(real_site: Path) -> None:
    files = [path for path in real_site.rglob("*") if path.suffix in (".css", ".js")]
    assert len(files) >= 10
    found = {path.name: hit[0] for path in files if (hit := FETCHES.search(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_the_policy_has_nothing_unsafe_wherever_it_is_said(real_site: Path) -> None:
    policy = site_policy(real_site)
    said = {}
    for path in (real_site / HEADERS_FILE, real_site.parent / NGINX_FILE, real_site.parent / CADDY_FILE):
        (said[path.name],) = POLICY.findall(path.read_text(encoding="utf-8"))
    assert set(said.values()) == {policy}
    directives = {words.split()[0]: words.split()[1:] for words in policy.split("; ")}
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == ["'none'"]
    assert len(directives["script-src"]) > 1
    for name, sources in directives.items():
        for source in sources:
            assert re.fullmatch(r"'none'|'self'|'sha256-[A-Za-z0-9+/]{43}='", source), f"{name} {source}"
    pages = 0
    for path in real_site.rglob("*.html"):
        tree = html.document_fromstring(path.read_bytes())
        # A policy in a page would be a second one, to be kept like the first.
        assert [tag for tag in tree.iter("meta") if tag.get("http-equiv", "").lower().startswith("content-sec")] == []
        assert [tag.tag for tag in tree.iter("base", "iframe", "object", "embed")] == []
        pages += 1
    print(f"policy: {len(directives)} directives, {len(directives['script-src']) - 1} scripts by hash, {pages} pages")
