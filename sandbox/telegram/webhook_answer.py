"""What a bot's server answers to an update: nothing, or a method that it wants called."""

from urllib.parse import parse_qsl

import aiohttp

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.params import Params, Upload, read_json_object


async def read_answer(response: aiohttp.ClientResponse) -> tuple[str, Params]:
    """Read the method that is named and its parameters, in any form that a call may have: JSON, form, multipart.

    The name is "" where there is none, or where the body is not what its content type says. Raises aiohttp.ClientError
    where the connection breaks meanwhile.
    """
    try:
        params = await _read(response)
    except (BadRequest, ValueError):
        return "", Params({})
    rest = {name: value for name, value in params.values.items() if name != "method"}
    return params.text("method"), Params(rest, params.uploads)


async def _read(response: aiohttp.ClientResponse) -> Params:
    match response.content_type:
        case "application/json":
            return Params(read_json_object(await response.text()))
        case "application/x-www-form-urlencoded":
            return Params(dict(parse_qsl(await response.text(), keep_blank_values=True)))
        case "multipart/form-data":
            return await _read_parts(response)
        case _:
            return Params({})


async def _read_parts(response: aiohttp.ClientResponse) -> Params:
    values: dict[str, Json] = {}
    uploads: dict[str, Upload] = {}
    async for part in aiohttp.MultipartReader.from_response(response):
        if not isinstance(part, aiohttp.BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            values[part.name] = await part.text()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, kind, bytes(await part.read(decode=True)))
    return Params(values, uploads)
