"""The photos and documents that a call brings along or names."""

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.files import StoredFile
from sandbox.telegram.formatting import read_caption
from sandbox.telegram.model import Content, Media
from sandbox.telegram.params import Params, Upload
from sandbox.telegram.world import World

ATTACHED = "attach://"
KINDS = ("photo", "document")
MOST_IN_ALBUM = 10


def read_media(world: World, params: Params, kind: str, source: str | None = None) -> Media:
    """Read the photo or document in the parameter `source` (by default named as its kind): an upload, or a file_id."""
    return Media(_file(world, params, kind, source or kind), is_photo=kind == "photo")


def read_input_media(world: World, params: Params, *, may_upload: bool = True) -> Content:
    """Read `media`, an InputMedia with its caption; raises BadRequest."""
    if not params.given("media"):
        raise BadRequest('parameter "media" is required')
    return _input_media(world, params, params.json("media", "input media"), may_upload)


def read_album(world: World, params: Params) -> list[Content]:
    """Read `media`, a list of InputMedia of one kind; raises BadRequest."""
    wanted = params.json("media", "input media")
    if not isinstance(wanted, list):
        raise BadRequest("expected an Array of InputMedia")
    if not wanted:
        raise BadRequest("there are no messages to send")
    if len(wanted) > MOST_IN_ALBUM:
        raise BadRequest("too many messages to send as an album")
    album = [_input_media(world, params, item, may_upload=True) for item in wanted]
    if len({content.media and content.media.is_photo for content in album}) > 1:
        raise BadRequest("document can't be mixed with other media types")
    return album


def _input_media(world: World, params: Params, wanted: Json, may_upload: bool) -> Content:
    if not isinstance(wanted, dict):
        raise BadRequest("can't parse InputMedia: expected an Object")
    kind = str(wanted.get("type", "")).lower()
    if kind not in KINDS:
        raise BadRequest(f'can\'t parse InputMedia: type "{kind}" is unsupported by this sandbox')
    own = Params(wanted, params.uploads if may_upload else {})
    if not own.text("media"):
        raise BadRequest("can't parse InputMedia: media not found")
    return Content(read_caption(world, own), read_media(world, own, kind, "media"))


def _file(world: World, params: Params, kind: str, source: str) -> StoredFile:
    upload = _upload(params, source)
    if upload is not None:
        return world.files.keep_photo(upload) if kind == "photo" else world.files.keep_document(upload)
    named = params.text(source)
    if not named:
        raise BadRequest(f"there is no {kind} in the request")
    if named.startswith(("http://", "https://")):
        raise BadRequest("this sandbox does not fetch files from URLs")
    file = world.files.by_id(named)
    if file is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    if (file.size is not None) != (kind == "photo"):
        raise BadRequest(f"can't use file of type {'Photo' if file.size else 'Document'} as {kind.title()}")
    return file


def _upload(params: Params, source: str) -> Upload | None:
    named = params.text(source)
    if named.startswith(ATTACHED):
        return params.uploads.get(named.removeprefix(ATTACHED))
    return params.uploads.get(source)
