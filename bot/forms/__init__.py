"""Guided forms: one question at a time, a preview, and all of it kept in the database until it is saved."""

from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, Form, FormContext, Given, NotTaken, Question, Takes

__all__ = ["Answers", "Choice", "Form", "FormContext", "Given", "NotTaken", "Question", "Takes", "Value"]
