"""Values in, bytes out: documents, spreadsheets, sheets to print, calendars, plain text."""

from recommender.exports.calendar import jumps, programme_ics
from recommender.exports.card import Drawn, Formed
from recommender.exports.document import explained_json, routine_json
from recommender.exports.explained import explained_text
from recommender.exports.history import history_csv
from recommender.exports.local_time import UnknownZone
from recommender.exports.pdf import report_pdf, routine_pdf, week_pdf
from recommender.exports.plain import plain_text
from recommender.exports.review import rules_csv
from recommender.exports.spreadsheet import routine_csv
from recommender.exports.week_sheet import Day, Week
from recommender.exports.whole import whole_json, whole_text

__all__ = [
    "Day",
    "Drawn",
    "Formed",
    "UnknownZone",
    "Week",
    "explained_json",
    "explained_text",
    "history_csv",
    "jumps",
    "plain_text",
    "programme_ics",
    "report_pdf",
    "routine_csv",
    "routine_json",
    "routine_pdf",
    "rules_csv",
    "week_pdf",
    "whole_json",
    "whole_text",
]
