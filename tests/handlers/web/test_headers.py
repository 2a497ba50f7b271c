import pytest

from handlers.web.headers import content_security_policy, security_headers

# sha256 of "abc" (FIPS 180-2, B.1), in base64.
ABC = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"


def directives(policy: str) -> dict[str, str]:
    return dict(part.partition(" ")[::2] for part in policy.split("; "))


def test_a_page_may_use_its_own_style_and_nothing_else() -> None:
    assert directives(content_security_policy("abc")) == {
        "default-src": "'none'",
        "style-src": ABC,
        "img-src": "data:",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_a_script_is_allowed_by_its_hash_only_where_there_is_one() -> None:
    with_script, without = content_security_policy("", "abc"), content_security_policy("")
    assert directives(with_script)["script-src"] == ABC
    assert directives(with_script).keys() - directives(without).keys() == {"script-src"}


def test_a_hash_is_of_what_is_sent_and_not_of_characters() -> None:
    assert content_security_policy("/* کد */") != content_security_policy("/* ?? */")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cache-Control", "no-store"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", "default-src 'none'"),
    ],
)
def test_the_secret_in_the_address_stays_with_the_buyer(name: str, value: str) -> None:
    assert security_headers("default-src 'none'")[name] == value


def test_a_page_may_use_no_device_of_the_buyer() -> None:
    allowed = security_headers("")["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(allowed)
    assert all(permission.endswith("=()") for permission in allowed)
