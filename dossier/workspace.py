"""Which folder we work in, and what lies where in it.

A workspace is a folder with `seeds/` and `data/codebook.toml`. It is chosen, in this order, by
the `--workspace` option, by `DOSSIER_WORKSPACE`, by the current folder or one above it; failing
these it is the default library in the user's data folder, made on first use from the library
that the package carries.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from dossier.errors import DossierError

ENVIRONMENT = "DOSSIER_WORKSPACE"
REPLICA = "replica.json"  # in a folder that only follows a server
_REFERENCE = (
    "codebook.toml",
    "companies.toml",
    "lexicon.toml",
    "boilerplate.toml",
    "cues.toml",
    "names.toml",
)
_TWOFOLD = {"codebook.toml", "cues.toml"}  # the sample's, and those for any trade
_GUIDE = "README.md"  # the format of the seed files
_NO_COMPANIES = """\
# The companies of this library: how articles name them, which brands and people are theirs.
# Each needs `id`, `name` and `short`; `aliases`, `brands` and `people` may be left out.
#
# [[company]]
# id = "acme"                    # lower case, digits, hyphens; also its file name
# name = "Acme Motors"
# short = "Acme"                 # for narrow columns
# aliases = [{ name = "AM", cased = true }]   # cased: counts only with its capitals
# brands = [{ name = "Roadster" }]
# people = [{ name = "Jo Doe", role = "chief executive" }]

schema = 1
"""


class Workspace(Struct, frozen=True):
    """The folder `root` and the places in it.

    Where it is the replica of a workspace on a server, `server` is that one's address, without a
    password.
    """

    root: Path
    server: str = ""

    @property
    def seeds(self) -> Path:
        """Folder of the article records, `*.toml`."""
        return self.root / "seeds"

    @property
    def codebook(self) -> Path:
        """Facets and topics."""
        return self.root / "data" / "codebook.toml"

    @property
    def companies(self) -> Path:
        """Companies with aliases, brands, people."""
        return self.root / "data" / "companies.toml"

    @property
    def lexicon(self) -> Path:
        """French and English terms."""
        return self.root / "data" / "lexicon.toml"

    @property
    def boilerplate(self) -> Path:
        """What newspapers print around articles; the package's own where there is no other."""
        own = self.root / "data" / "boilerplate.toml"
        return own if own.exists() else _bundled() / "data" / "boilerplate.toml"

    @property
    def cues(self) -> Path:
        """Word lists of the proposer; the package's own where the workspace has none."""
        own = self.root / "data" / "cues.toml"
        return own if own.is_file() else self.wordings

    @property
    def wordings(self) -> Path:
        """The package's word lists, for those lists of wording that `cues` has not."""
        return _bundled() / "data" / "cues.toml"

    @property
    def names(self) -> Path:
        """Words that tell an organisation's name; the package's own where there is no other."""
        own = self.root / "data" / "names.toml"
        return own if own.is_file() else _bundled() / "data" / "names.toml"

    @property
    def dismissed(self) -> Path:
        """Names seen in the articles that are not to be suggested again, one on a line."""
        return self.root / "data" / "dismissed.txt"

    @property
    def store(self) -> Path:
        """Folder of the TinyDB files, one per dossier."""
        return self.root / "data" / "store"

    @property
    def originals(self) -> Path:
        """Folder of the attached texts, which never leave the machine."""
        return self.root / "data" / "originals"

    @property
    def exports(self) -> Path:
        """Where the app writes Markdown; beside the person's own documents, if shared."""
        if self.server:
            import platformdirs

            return platformdirs.user_documents_path() / "Dossier"
        return self.root / "data" / "exports"

    @property
    def seen(self) -> Path:
        """Fingerprints of the statements that have been looked at."""
        return self.root / "data" / "seen.json"

    @property
    def index(self) -> Path:
        """The search index of the store, which may be deleted: it is made anew."""
        return self.root / "data" / "store" / "search.index"

    @property
    def session(self) -> Path:
        """What the app remembers: theme and last view."""
        return self.root / "data" / "store" / "session.json"


def choose(option: Path | None = None, *, start: Path | None = None) -> Workspace:
    """Find the workspace to work in.

    Raises DossierError when the one asked for is not a workspace.
    """
    asked = option or _from_environment()
    if asked is not None:
        if not _is_workspace(asked):
            raise DossierError(
                "is not a workspace: it has no seeds/ or no data/codebook.toml",
                where=str(asked),
                advice=f"Make one there with: dossier init {asked}",
            )
        return _in(asked)
    here = (start or current_folder()).resolve()
    for folder in (here, *here.parents):
        if _is_workspace(folder):
            return _in(folder)
    return default()


def _in(folder: Path) -> Workspace:
    """Give the workspace in a folder. Raises DossierError where that only follows a server."""
    if (folder / REPLICA).exists():
        raise DossierError(
            "is the replica of a workspace on a server",
            where=str(folder),
            advice="Name the server: dossier --workspace postgresql://…",
        )
    return Workspace(folder)


def is_address(text: str) -> bool:
    """Tell whether a text means a workspace on a server, rather than a folder."""
    return text.startswith(("postgresql://", "postgres://"))


def current_folder() -> Path:
    """Give the folder that we are in; home, where that is gone or may not be entered."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def default() -> Workspace:
    """Give the user's default workspace, made on first use with the sample library."""
    import platformdirs

    root = platformdirs.user_data_path("dossier") / "library"
    return Workspace(root) if _is_workspace(root) else create(root, sample=True)


def create(root: Path, *, sample: bool = False) -> Workspace:
    """Make a workspace in `root`: codebook, word lists, lexicon, how to write seeds.

    The codebook and its cues are for companies of any trade; with `sample` they are those of the
    sample library, which is put into it.

    Raises DossierError when `root` is a workspace already, is a file or cannot be written.
    """
    import shutil

    workspace = Workspace(root)
    if _is_workspace(root):
        raise DossierError("is a workspace already", where=str(root))
    library = _bundled()
    try:
        workspace.seeds.mkdir(parents=True, exist_ok=True)
        workspace.codebook.parent.mkdir(exist_ok=True)
        for carried in sorted((library / "seeds").iterdir()):
            if sample or carried.name == _GUIDE:
                shutil.copyfile(carried, workspace.seeds / carried.name)
        for name in _REFERENCE[1:] + _REFERENCE[:1]:  # the codebook last: it marks a workspace
            target = workspace.root / "data" / name
            if target.exists():
                continue
            if name == workspace.companies.name and not sample:
                target.write_text(_NO_COMPANIES, "utf-8")
            else:
                neutral = name in _TWOFOLD and not sample
                source = library / "data" / "general" if neutral else library / "data"
                shutil.copyfile(source / name, target)
    except OSError as fault:
        raise DossierError(
            f"a workspace cannot be made here: {fault.strerror}", where=str(root)
        ) from None
    return workspace


def config_folder() -> Path:
    """Give the folder of the user's own settings (the keymap); `DOSSIER_CONFIG` overrides it."""
    chosen = os.environ.get("DOSSIER_CONFIG")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_config_path("dossier")


def cache_folder() -> Path:
    """Give the folder of what can be fetched again; `DOSSIER_CACHE` overrides it."""
    chosen = os.environ.get("DOSSIER_CACHE")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_cache_path("dossier")


def state_folder() -> Path:
    """Give the folder of what is remembered of the user, in whatever workspace."""
    chosen = os.environ.get("DOSSIER_CONFIG")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_state_path("dossier")


def _from_environment() -> Path | None:
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen) if chosen else None


def _is_workspace(folder: Path) -> bool:
    return (folder / "seeds").is_dir() and (folder / "data" / "codebook.toml").is_file()


def _bundled() -> Path:
    """Give the library that the wheel carries, or that of the checkout we run from."""
    package = Path(__file__).parent
    carried = package / "library"
    return carried if carried.is_dir() else package.parent
