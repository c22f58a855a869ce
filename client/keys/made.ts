// A key that was just made: the one time its secret is known.
export interface Made {
  readonly name: string;
  readonly secret: string;
}
