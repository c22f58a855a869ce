// Prints one answer: a copy of it alone on the paper, in the light colours, without what can be clicked.

const sheetId = "print-sheet";
/** Buttons that hold what is read. */
const left = "button.cite, button.finding, button.mark-link";

/** Opens the browser's print dialog, which also makes a PDF. */
export function printAnswer(question: string, article: Element): void {
  document.getElementById(sheetId)?.remove();
  const sheet = document.createElement("div");
  sheet.id = sheetId;
  const heading = document.createElement("h1");
  heading.textContent = question;
  const body = article.querySelector(".body")?.cloneNode(true);
  if (!(body instanceof HTMLElement)) return;
  for (const each of body.querySelectorAll(
    `button:not(${left}), details, .actions, .hot-lines, .before-text, .visually-hidden`,
  ))
    each.remove();
  // A copied frame is empty: its source says what it drew.
  for (const each of body.querySelectorAll<HTMLElement>("pre[hidden]")) each.hidden = false;
  for (const each of body.querySelectorAll(".diagram-place")) each.remove();
  sheet.append(heading, body);
  document.body.append(sheet);

  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset["theme"] = "light";
  root.dataset["printing"] = "";
  const end = () => {
    sheet.remove();
    delete root.dataset["printing"];
    if (theme !== undefined) root.dataset["theme"] = theme;
  };
  window.addEventListener("afterprint", end, { once: true });
  window.print();
}
