// What Facet uses of twitter-text 3.1.0, which comes without types.
declare module "twitter-text" {
  export interface CountConfig {
    readonly version: number;
    readonly maxWeightedTweetLength: number;
    readonly scale: number;
    readonly defaultWeight: number;
    readonly transformedURLLength: number;
    readonly emojiParsingEnabled?: boolean;
    readonly ranges: readonly { readonly start: number; readonly end: number; readonly weight: number }[];
  }
  type Indices = readonly [start: number, end: number];

  const twitter: {
    readonly configs: Readonly<Record<"version1" | "version2" | "version3" | "defaults", CountConfig>>;
    parseTweet(text: string, config?: CountConfig): { readonly weightedLength: number; readonly valid: boolean };
    extractUrlsWithIndices(
      text: string,
      options?: { readonly extractUrlsWithoutProtocol: boolean },
    ): readonly { readonly url: string; readonly indices: Indices }[];
    extractHashtagsWithIndices(text: string): readonly { readonly hashtag: string; readonly indices: Indices }[];
    extractMentionsOrListsWithIndices(
      text: string,
    ): readonly { readonly screenName: string; readonly indices: Indices }[];
  };
  export default twitter;
}
