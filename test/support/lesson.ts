// An answer with everything an answer may hold: emphasis, list, table, code, formulas, a link.
export const lesson = `Heat flows by itself from **warm to cold**. A heat pump turns that round.

## In three steps

1. A fluid takes up heat outside.
2. A compressor squeezes it, and it gets hot.
3. It gives the heat to the house.

| part | job |
|---|---|
| evaporator | takes heat in |
| condenser | gives heat off |

\`\`\`python
def cop(heat, work):
    return heat / work  # 3 to 4
\`\`\`

The efficiency is $COP = Q/W$, and its limit is

$$\\eta = 1 - \\frac{T_c}{T_h}$$

More in [the manual](https://example.org/pumps). Next: why it gets harder in frost.
`;
