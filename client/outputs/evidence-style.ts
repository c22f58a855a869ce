// How the evidence page looks: on paper as on a screen, with fonts every system has.

/** `pictures` are the rules that hold the pages' pictures. */
export function evidenceStyle(pictures: string): string {
  return `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f3f4f6;color:#1f2430;font:16px/1.6 Georgia,"Times New Roman",serif}
main{max-width:46rem;margin:0 auto;padding:2.5rem 2rem;background:#fff;min-height:100vh}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1.5rem}
h2,h3,figcaption,.verdict,.meta,footer{font-family:system-ui,sans-serif}
h2{font-size:.8125rem;color:#545b68;margin:2rem 0 .5rem;font-weight:600}
h3{font-size:.75rem;color:#545b68;margin:0 0 .25rem;font-weight:600}
p{margin:0 0 .5rem;overflow-wrap:anywhere}
.question{font-size:1.1875rem;line-height:1.4;font-weight:600}
.answer a{color:inherit;text-decoration:none}
.answer a:hover,.answer a:focus{text-decoration:underline}
sup{font:600 .6875rem/0 system-ui,sans-serif;color:#23509b;margin-inline-start:2px}
sup.warn{color:#8a4b00}
ol.sentences,ul.references{list-style:none;margin:0;padding:0}
ol.sentences>li{border-top:1px solid #dfe2e7;padding:1rem 0}
.sentence{font-weight:600}
figure{margin:.75rem 0 0;break-inside:avoid}
figcaption{font-size:.8125rem;color:#3c4350}
blockquote{margin:.25rem 0;padding-inline-start:.75rem;border-inline-start:2px solid #23509b;font-style:italic;overflow-wrap:anywhere}
.verdict{display:inline-block;margin:0 .5rem .25rem 0;padding:0 .5rem;border-radius:4px;font-size:.75rem;font-weight:600}
.good{background:#e6f4e9;color:#1c6433}
.verdict.warn{background:#fdf0e1;color:#8a4b00}
.meta,footer{font-size:.8125rem;color:#545b68}
.page{position:relative;margin-top:.5rem;width:100%;border:1px solid #dfe2e7;background-color:#fff;background-repeat:no-repeat;overflow:hidden;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page i{position:absolute;border:1.5px solid #2f5fb3;background:rgba(47,95,179,.14)}
.references li{padding:.25rem 0;font-size:.9375rem;overflow-wrap:anywhere}
footer{border-top:1px solid #dfe2e7;margin-top:2rem;padding-top:1rem}
@media print{body,main{background:#fff}main{max-width:none;padding:0;min-height:0}h2,h3{break-after:avoid}ol.sentences>li{break-inside:auto}}
${pictures}`;
}
