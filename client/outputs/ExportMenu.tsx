// Takes an answer out of Facet: Markdown, BibTeX, paper, or the evidence page.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { Show, createSignal } from "solid-js";
import "./print.css";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { markdownText } from "../conversation/answer-text.ts";
import { useSession } from "../conversation/session.ts";
import { questionOf } from "../conversation/tree.ts";
import { count, fill } from "../conversation/words.ts";
import { citationsOf } from "../documents/source.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import { outputWords } from "./words.ts";

interface ExportMenuProps {
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
  readonly messageId: string;
}

export default function ExportMenu(props: ExportMenuProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => outputWords(workbench);
  const [busy, setBusy] = createSignal(false);
  const [trigger, setTrigger] = createSignal<HTMLButtonElement>();

  const question = () => questionOf(session.live.tree(), props.messageId)?.text ?? "";
  const cited = () => citationsOf(props.answer.outputs, props.persona).length > 0;
  const told = (name: string, detail?: string) =>
    workbench.toast({ icon: "check", title: words().exported, detail: detail ? `${name}, ${detail}` : name });

  async function markdown(): Promise<void> {
    const { citedMarkdown, fileNameOf, saveFile } = await import("./export-answer.ts");
    const name = fileNameOf(question(), "md");
    const source = { answer: props.answer, persona: props.persona, question: question() };
    const text = cited()
      ? citedMarkdown(source, words(), workbench.language())
      : `# ${question()}\n\n${markdownText(props.answer, props.persona, workbench.language())}\n`;
    saveFile(name, "text/markdown", text);
    told(name);
  }

  async function bibtex(): Promise<void> {
    const { bibtexOf, fileNameOf, saveFile } = await import("./export-answer.ts");
    const { text, entries } = bibtexOf(props.answer);
    const name = fileNameOf(question(), "bib");
    saveFile(name, "application/x-bibtex", text);
    told(name, count(words().entries, entries));
  }

  async function evidence(): Promise<void> {
    const [{ gatherEvidence }, { evidencePage }, { fileNameOf, saveFile }] = await Promise.all([
      import("./evidence-data.ts"),
      import("./evidence.ts"),
      import("./export-answer.ts"),
    ]);
    const modelId = props.answer.model ?? null;
    const data = await gatherEvidence({
      answer: props.answer,
      persona: props.persona,
      question: question(),
      model: workbench.models().find((each) => each.modelId === modelId)?.name ?? modelId,
      language: workbench.language(),
      locale: localeOf(workbench.language()),
    });
    const name = fileNameOf(question(), "html");
    saveFile(name, "text/html", evidencePage(data, words().evidence));
    told(name, count(words().pictures, data.pictures.size));
  }

  async function print(): Promise<void> {
    const { printAnswer } = await import("./print-answer.ts");
    const article = trigger()?.closest("article");
    if (article) printAnswer(question(), article);
  }

  async function act(what: () => Promise<void>): Promise<void> {
    if (busy()) return;
    setBusy(true);
    try {
      await what();
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      session.setProblem(fill(words().exportFailed, { reason }));
    } finally {
      setBusy(false);
    }
  }

  return (
    <DropdownMenu gutter={4} placement="bottom-end">
      <DropdownMenu.Trigger
        ref={setTrigger}
        class="icon-button small"
        aria-label={busy() ? words().exporting : words().export}
        aria-busy={busy()}
        title={words().export}
      >
        <Icon name="download" size="s" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu" aria-label={words().export}>
          <DropdownMenu.Item onSelect={() => void act(markdown)}>{words().exportMarkdown}</DropdownMenu.Item>
          <Show when={cited()}>
            <DropdownMenu.Item onSelect={() => void act(bibtex)}>{words().exportBibtex}</DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => void act(evidence)}>{words().exportEvidence}</DropdownMenu.Item>
          </Show>
          {/* After the menu has gone: it would be on the paper. */}
          <DropdownMenu.Item onSelect={() => setTimeout(() => void act(print))}>
            {words().exportPrint}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
