/** Where a parcel is. */
export type Place = "shelf" | "van" | "door";

export interface ParcelOptions {
  /** Weight in grams; at most 30,000. */
  weight: number;
  /** Whether somebody must sign for it. */
  signed?: boolean;
  /** Not documented further. */
  place?: Place;
}

/**
 * Packs things into a parcel.
 *
 * @param things - What goes in, heaviest first.
 * @param options - How it is sent.
 * @returns The parcel, sealed.
 * @throws {RangeError} if it weighs more than 30 kg.
 * @example
 * ```ts
 * pack(["book"], { weight: 400 });
 * ```
 */
export declare function pack(things: readonly string[], options: ParcelOptions): Parcel;
/** Packs one thing. */
export declare function pack(thing: string): Parcel;

/** A sealed parcel. {@link Tracker.follow} tells where it is. */
export declare class Parcel {
  private constructor();
  readonly id: string;
  /** Opens it. It cannot be sealed again. */
  open(): readonly string[];
  /** How much it weighs, in grams. */
  static weigh(parcel: Parcel): number;
}

export declare enum Speed {
  Slow = 1,
  /** Costs twice as much. */
  Fast = 2,
}

/** Follows parcels. */
export declare namespace Tracker {
  /** Calls back whenever the parcel moves. */
  function follow(parcel: Parcel, onMove: (place: Place) => void): () => void;
}

/** Grams a parcel may weigh. */
export declare const heaviest: 30_000;

interface Hidden {
  readonly secret: string;
}
export type { Hidden as Shown };

/** Makes a shop of parcels. */
export default function shop<T extends Parcel>(stock: Iterable<T>): AsyncIterable<T>;
