// Whether a paragraph's writer says that it is not certain.

const hedges = new RegExp(
  String.raw`(?<!\p{L})(?:perhaps|maybe|probably|possibly|presumably|supposedly|uncertain|unclear|not (?:entirely |quite |completely |fully )?(?:certain|sure|clear|known)|` +
    String.raw`i(?:'m| am) not sure|i (?:do not|don['’]t) know|i (?:think|believe)|(?:may|might|could) (?:be|have been) (?:wrong|outdated|inaccurate)|disputed|debated|it is (?:thought|believed)|as far as (?:is|i) know|to my knowledge|` +
    String.raw`vielleicht|vermutlich|wahrscheinlich|möglicherweise|eventuell|womöglich|mutmaßlich|angeblich|ungewiss|unsicher|unklar|umstritten|` +
    String.raw`nicht (?:ganz |völlig |genau )?(?:sicher|klar|bekannt|geklärt)|ich (?:glaube|denke|vermute)|ich weiß (?:es )?nicht|meines wissens|soweit (?:ich weiß|bekannt)|man (?:nimmt an|vermutet))(?!\p{L})`,
  "iu",
);
/** Chance itself is no doubt: “probably” of a throw of dice would be, “the probability” is not. A question of the text is none either. */
export function saysUnsure(prose: string): boolean {
  return hedges.test(prose);
}
