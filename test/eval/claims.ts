// The claim check by code alone: what a caption invents is flagged, and what it only says in other words is not.
import { captionBars, checkedCaptions } from "./claim-scenes.ts";
import type { Half } from "./claim-scenes.ts";
import { share } from "./eval.ts";
import type { Evaluation } from "./eval.ts";

const percent = (part: number) => `${part * 100} %`;

export const claims: Evaluation = {
  name: "claims",
  run: async (report) => {
    for (const half of ["development", "held-out"] satisfies Half[]) {
      const all = checkedCaptions(half);
      const invented = all.filter(({ kind }) => kind !== null);
      const clean = all.filter(({ kind }) => kind === null);
      const flagged = invented.filter(({ isRight }) => isRight).length;
      const falsely = clean.filter(({ isRight }) => !isRight).length;
      report({
        measure: `invented person, place, brand or number flagged, ${half} half`,
        figure: share(flagged, invented.length),
        bar: `≥ ${percent(captionBars.flagged)}`,
        met: flagged / invented.length >= captionBars.flagged,
      });
      report({
        measure: `clean captions flagged, ${half} half`,
        figure: share(falsely, clean.length),
        bar: `≤ ${percent(captionBars.falsely)}`,
        met: falsely / clean.length <= captionBars.falsely,
      });
      for (const kind of new Set(invented.flatMap((each) => each.kind ?? []))) {
        const ofKind = invented.filter((each) => each.kind === kind);
        const hits = ofKind.filter(({ isRight }) => isRight).length;
        report({ measure: `— ${kind}, ${half} half`, figure: share(hits, ofKind.length), bar: "", met: null });
      }
    }
  },
};
