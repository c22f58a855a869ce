// How the evidence page looks: on paper as on a screen, light or dark as its reader's system is, with fonts every system has.

const light =
  "--ground:#f3f4f6;--sheet:#fff;--ink:#1f2430;--soft:#3c4350;--meta:#545b68;--line:#dfe2e7;--cite:#23509b;--good:#1c6433;--good-ground:#e6f4e9;--warn:#8a4b00;--warn-ground:#fdf0e1;--paper-light:1";
const dark =
  "--ground:#14171c;--sheet:#1b1f26;--ink:#e6e8ec;--soft:#c6cad2;--meta:#a5abb6;--line:#343a44;--cite:#9dbdf2;--good:#8fd3a3;--good-ground:#1b3324;--warn:#f0b673;--warn-ground:#3a2a16;--paper-light:.9";

/** `pictures` are the rules that hold the pages' pictures. */
export function evidenceStyle(pictures: string): string {
  return `
:root{color-scheme:light dark;${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 Georgia,"Times New Roman",serif}
main{max-width:46rem;margin:0 auto;padding:2.5rem clamp(1rem,5vw,2rem);background:var(--sheet);min-height:100vh}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1.5rem}
h2,h3,figcaption,.verdict,.meta,footer{font-family:system-ui,sans-serif}
h2{font-size:.8125rem;color:var(--meta);margin:2rem 0 .5rem;font-weight:600}
h3{font-size:.75rem;color:var(--meta);margin:0 0 .25rem;font-weight:600}
p,li{overflow-wrap:anywhere}
p{margin:0 0 .5rem}
.question{font-size:1.1875rem;line-height:1.4;font-weight:600}
.answer{margin-bottom:1rem}
.answer p,.answer ul{margin:0 0 .75rem}
.answer ul{padding-inline-start:1.25rem}
.answer a{color:inherit;text-decoration:none}
.answer a:hover,.answer a:focus{text-decoration:underline}
sup{font:600 .6875rem/0 system-ui,sans-serif;color:var(--cite);margin-inline-start:2px}
sup.warn{color:var(--warn)}
ol.sentences,ul.references{list-style:none;margin:0;padding:0}
ol.sentences>li{border-top:1px solid var(--line);padding:1rem 0}
.sentence{font-weight:600}
figure{margin:.75rem 0 0;break-inside:avoid}
figcaption{font-size:.8125rem;color:var(--soft)}
blockquote{margin:.25rem 0;padding-inline-start:.75rem;border-inline-start:2px solid var(--cite);font-style:italic;overflow-wrap:anywhere}
.verdict{display:inline-block;margin:0 .5rem .25rem 0;padding:0 .5rem;border-radius:4px;font-size:.75rem;font-weight:600}
.good{background:var(--good-ground);color:var(--good)}
.verdict.warn{background:var(--warn-ground);color:var(--warn)}
.meta,footer{font-size:.8125rem;color:var(--meta)}
.page{position:relative;margin-top:.5rem;width:100%;border:1px solid var(--line);background-color:#fff;background-repeat:no-repeat;overflow:hidden;filter:brightness(var(--paper-light));print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page i{position:absolute;border:1.5px solid #2f5fb3;background:rgba(47,95,179,.14)}
.references li{padding:.25rem 0;font-size:.9375rem}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:1rem}
@media print{:root{color-scheme:light}body,main{background:#fff}main{max-width:none;padding:0;min-height:0}h2,h3{break-after:avoid}ol.sentences>li{break-inside:auto}}
${pictures}`;
}
