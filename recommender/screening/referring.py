"""Does an answer need care first, and which?"""

from __future__ import annotations

from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import TIERS
from recommender.intake import Intake
from recommender.routine import Referral


def refer(catalog: Catalog, intake: Intake) -> Referral | None:
    """The referral that the answers to the safety questions ask for; the worst tier decides."""
    cleared = "clinician-cleared" in intake.facts
    asked = [
        question
        for question in catalog.questions
        if question.id in intake.red_flags
        and question.tier != "caution"
        and not (cleared and question.waived_by_clinician)
    ]
    if not asked:
        return None
    worst = min((question.tier for question in asked), key=TIERS.index)
    told = next(each for each in catalog.referrals if each.tier == worst)
    asked.sort(key=lambda question: TIERS.index(question.tier))
    return Referral(
        tier=told.tier,
        questions=tuple(question.id for question in asked),
        sentence=told.sentence,
        actions=told.actions,
    )
