// The process of pictures: the only place that decodes a person's pictures. It works through its requests one after another and may be killed at any moment.
import sharp from "sharp";
import { answerRequests } from "../processes/answer-requests.ts";
import { watchMemory } from "../processes/memory-limit.ts";
import { keepPicture } from "./keep-picture.ts";
import type { FromChild, ToChild } from "./protocol.ts";
import { showPicture } from "./show-picture.ts";

/** The readers that are let in: whatever a file claims to be, no other one sees it. */
const readers = ["Jpeg", "Png", "Webp", "Tiff", "Nsgif", "Heif", "Svg"].map((each) => `VipsForeignLoad${each}`);

async function answer({ id, file, work }: ToChild): Promise<FromChild> {
  switch (work.type) {
    case "warm":
      return { id, type: "warm" };
    case "keep":
      return { id, type: "kept", kept: await keepPicture(file, work.target) };
    case "show":
      return { id, type: "shown", data: await showPicture(file, work.show) };
  }
}

answerRequests(answer);
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: readers });
watchMemory();
