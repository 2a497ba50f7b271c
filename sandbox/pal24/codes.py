"""The gateway's error codes and their descriptions, word for word from its guide."""

from enum import IntEnum

from sandbox.answers import Json


class Code(IntEnum):
    """What the gateway can refuse a call with."""

    NOT_A_POST = 100
    WRONG_API_KEY = 101
    WRONG_AMOUNT = 102
    NO_RETURN_URL = 103
    WRONG_INVOICE_KEY = 200
    NOT_PAID = 201
    CANCELLED = 202
    BANK_UNREACHABLE = 301

    @property
    def description(self) -> str:
        """The guide's words for it."""
        return _DESCRIPTIONS[self]

    def as_json(self) -> dict[str, Json]:
        """Say it as the gateway does."""
        return {"status": 0, "errorCode": int(self), "errorDescription": self.description}


class Refused(Exception):
    """The gateway does not do what was asked, and says so with a code."""

    def __init__(self, code: Code) -> None:
        super().__init__(f"{code.value}: {code.description}")
        self.code = code


_DESCRIPTIONS = {
    Code.NOT_A_POST: "نوع درخواست باید POST باشد",
    Code.WRONG_API_KEY: "api_key ارسال نشده است یا صحیح نیست",
    Code.WRONG_AMOUNT: "مبلغ ارسال نشده است یا کمتر از ۱۰۰۰ ریال است",
    Code.NO_RETURN_URL: "آدرس بازگشت ارسال نشده است",
    Code.WRONG_INVOICE_KEY: "شناسه پرداخت صحیح نیست",
    Code.NOT_PAID: "پرداخت انجام نشده است",
    Code.CANCELLED: "پرداخت کنسل شده است یا خطایی در مراحل پرداخت رخ داده است",
    Code.BANK_UNREACHABLE: "خطایی در برقراری با سرور بانک رخ داده است",
}
