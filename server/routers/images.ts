// images.*: a person's pictures. Bytes come in over PUT /files (file-routes.ts) and go out over GET /images/:id (image-route.ts).
import { z } from "zod";
import { id } from "../id.ts";
import { ownedProcedure, router } from "../trpc.ts";

const one = z.strictObject({ imageId: id });
/** More than a conversation shows at once. */
const listedAtMost = 500;
/** Of a picture's side: what is left of it has to be something to see. */
const leastSide = 0.01;
/** What a sum of two fractions may be off by. */
const slip = 1e-6;

const fraction = z.number().min(0).max(1);
const side = z.number().min(leastSide).max(1);
const crop = z
  .tuple([fraction, fraction, side, side])
  .refine(
    ([left, top, width, height]) => left + width <= 1 + slip && top + height <= 1 + slip,
    "it reaches beyond the picture",
  );

export const imagesRouter = router({
  /** Starts what reads pictures, so that the first one does not wait for it. */
  warm: ownedProcedure.meta({ onlyReads: true }).mutation(({ ctx: { services } }) => services.images.warm()),
  /** Makes a picture of an uploaded file, which is gone then. */
  add: ownedProcedure
    .input(z.strictObject({ fileId: id }))
    .mutation(({ ctx: { services, owner }, input, signal }) => services.images.add(owner, input.fileId, signal)),
  /** One picture: its size, its crop, and what is known of it. */
  get: ownedProcedure
    .input(one)
    .query(({ ctx: { services, owner }, input }) => services.images.get(owner, input.imageId)),
  /** Pictures by their ids, in that order, without those that are gone. */
  list: ownedProcedure
    .input(z.strictObject({ imageIds: z.array(id).max(listedAtMost) }))
    .query(({ ctx: { services, owner }, input }) => ({ images: services.images.list(owner, input.imageIds) })),
  /** Crops a picture, names it, or chooses what of its metadata is kept; nothing of the original is lost. */
  edit: ownedProcedure
    .input(
      one.extend({
        crop: crop.nullable().optional(),
        focus: z.strictObject({ x: fraction, y: fraction }).nullable().optional(),
        keep: z.strictObject({ place: z.boolean().optional(), date: z.boolean().optional() }).optional(),
        name: z.string().trim().min(1).max(255).optional(),
      }),
    )
    .mutation(({ ctx: { services, owner }, input: { imageId, ...edit } }) =>
      services.images.edit(owner, imageId, edit),
    ),
  /** Deletes a picture; a conflict where a message shows it. */
  remove: ownedProcedure.input(one).mutation(({ ctx: { services, owner }, input }) => {
    services.images.remove(owner, input.imageId);
    return { removed: true };
  }),
});
