"""How long do all pictures take to solve and draw, and how much does a page of them weigh?"""

from __future__ import annotations

import json
import random
from statistics import median
from time import process_time

from recommender.catalog.checks import open_catalog
from recommender.catalog.pictures import load_pictures
from recommender.figures.figure import Figure, belly_of, figure

ON_A_PAGE = 10
DRAWS = 1000
SEED = 20261121


def main() -> None:
    """Prints CPU seconds and bytes."""
    catalog, began = open_catalog(), process_time()
    pictures = load_pictures()
    print(f"reading {len(pictures.pictures)} pictures: {process_time() - began:.2f} CPU s")
    colours = {region.id: region.colour for region in catalog.regions}
    forms = [(each, form.ids) for each in catalog.exercises for form in each.forms()]
    plain = [(each, ids) for each, ids in forms if not ids]
    for words, chosen in (("plain forms", plain), ("all forms", forms)):
        began = process_time()
        drawn = [figure(pictures, each.id, ids, belly_of(each, ids)) for each, ids in chosen]
        stills = [each.still("light", colours) for each in drawn]
        poses = sum(len(each.bodies) for each in drawn)
        print(
            f"solving and drawing {len(chosen)} {words}, {poses} poses: "
            f"{process_time() - began:.2f} CPU s; a still has {median(map(len, stills)):.0f} "
            f"bytes, at most {max(map(len, stills))}"
        )
    _weigh([_bytes(each, colours) for each in drawn])


def _bytes(shown: Figure, colours: dict[str, str]) -> int:
    return len(json.dumps(shown.moving("light", colours), separators=(",", ":")))


def _weigh(sizes: list[int]) -> None:
    rng = random.Random(SEED)  # noqa: S311  chance, not secrecy
    pages = [sum(rng.sample(sizes, ON_A_PAGE)) for _ in range(DRAWS)]
    print(
        f"a moving picture sends {median(sizes):.0f} bytes, at most {max(sizes)}; a page with "
        f"{ON_A_PAGE} of them {median(pages):.0f}, at most {max(pages)} in {DRAWS} random draws"
    )


if __name__ == "__main__":
    main()
