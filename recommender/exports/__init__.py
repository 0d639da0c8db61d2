"""A routine in, bytes out: the public document, a spreadsheet and a sheet to print."""

from recommender.exports.document import routine_json
from recommender.exports.pdf import routine_pdf
from recommender.exports.spreadsheet import routine_csv

__all__ = ["routine_csv", "routine_json", "routine_pdf"]
