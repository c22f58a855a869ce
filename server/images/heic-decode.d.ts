// What is used of heic-decode (WASM), which comes without types.
declare module "heic-decode" {
  interface HeicPicture {
    readonly width: number;
    readonly height: number;
    /** Upright; red, green, blue and alpha. */
    readonly decode: () => Promise<{
      readonly width: number;
      readonly height: number;
      readonly data: Uint8ClampedArray;
    }>;
  }
  const heic: {
    /** The pictures of a file, in its order; they take memory until `dispose`. */
    readonly all: (given: {
      readonly buffer: Uint8Array;
    }) => Promise<readonly HeicPicture[] & { readonly dispose: () => void }>;
  };
  export default heic;
}
