// data.*: profiles of tables, and queries over them.
import { z } from "zod";
import { dataLimits } from "../data/limits.ts";
import { profileOf, scopedData } from "../data/scoped-data.ts";
import { id } from "../id.ts";
import { ownedProcedure, router } from "../trpc.ts";

export const dataRouter = router({
  /** What is in a table: its columns, their kinds and their values. */
  profile: ownedProcedure
    .input(z.strictObject({ documentId: id }))
    .query(({ ctx: { services, owner }, input, signal }) => profileOf(services, owner, input.documentId, signal)),
  /** Runs one SELECT over tables; the same path as a run's. */
  query: ownedProcedure
    .input(
      z.strictObject({
        documentIds: z.array(id).min(1).max(20),
        sql: z.string().trim().min(1).max(dataLimits.sqlCharacters),
      }),
    )
    .query(({ ctx: { services, owner }, input: { documentIds, sql }, signal }) => {
      // Throws not-found for one that is not the owner's.
      for (const documentId of documentIds) services.documents.get(owner, documentId);
      return scopedData(services, owner, { documentIds }).query(sql, signal);
    }),
});
