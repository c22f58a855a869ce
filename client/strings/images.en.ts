// Words of pictures, in English: those of a message, what was found in them, crop and focus, the text-only notice, what is seen.
import type { GroundingItem, GroundingKind } from "../../pipelines/engine/posts/post.ts";
import type { ImageChange, MetadataKind } from "../../pipelines/engine/images.ts";

const removed: Record<MetadataKind, string> = {
  location: "Location",
  date: "Date",
  camera: "Camera",
  serial: "Serial number",
  owner: "Owner or author",
  software: "Software",
  comment: "Comment",
  thumbnail: "Small preview inside the file",
  profile: "Colour profile",
  other: "Other data",
};

const changes: Record<Exclude<ImageChange, "first-frame">, string> = {
  turned: "Turned upright",
  converted: "Colours brought to sRGB",
  rasterised: "Drawn as pixels",
  scaled: "Made smaller",
  repaired: "The end of the file is missing: what there is of it is shown",
};

const kinds: Record<GroundingKind, string> = {
  object: "Object",
  setting: "Setting",
  people: "People",
  text: "Visible text",
  mood: "Mood",
  light: "Light",
  colour: "Colour",
  date: "Date",
  place: "Place",
};

const confidence: Record<GroundingItem["confidence"], string> = { sure: "sure", likely: "likely", unsure: "unsure" };

export const imagesEn = {
  size: (width: number, height: number) => `${width} × ${height}`,
  bytes: (bytes: number) =>
    bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB`
      : `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`,

  attached: {
    label: "Pictures of this message",
    open: (name: string) => `Look at ${name}, crop it, and see what was removed`,
    remove: (name: string) => `Take ${name} out of the message`,
    earlier: (name: string) => `Move ${name} forward`,
    later: (name: string) => `Move ${name} back`,
    moved: (name: string, at: number) => `${name} is now number ${at}`,
    gone: "no longer here",
    loading: "loading",
    sending: { waiting: "waits for the connection; keep this page open", storing: "being cleaned" },
    added: (name: string) => `${name} added`,
    refused: (name: string, why: string) => `${name} was not added. ${why}`,
    surplus: (names: readonly string[]) =>
      `${names.length === 1 ? `${names[0]} was` : `${names.length} pictures were`} not added: a message takes 20.`,
  },
  camera: "Take a photo",
  drop: { anywhere: "Drop or paste pictures anywhere on this page.", choose: "Choose pictures" },

  textOnly: {
    line: (model: string) =>
      `${model} reads text only and will not see the picture. It works with visible text, colours, what you keep of date and place, and your own line.`,
    use: (model: string) => `Use ${model}`,
    models: "Models that see",
  },

  sheet: {
    removed: "Found in the file and removed",
    nothing: "Nothing private was in the file.",
    kinds: removed,
    place: "Use the place",
    placeHint: "The writing may then name where it was taken.",
    date: "Use the date",
    dateHint: "The writing may then name when it was taken.",
    degrees: (latitude: number, longitude: number) =>
      `${Math.abs(latitude).toFixed(5)}° ${latitude < 0 ? "S" : "N"}, ${Math.abs(longitude).toFixed(5)}° ${longitude < 0 ? "W" : "E"}`,
    changes,
    firstFrame: (frames: number) => `First of ${frames} frames`,
    original: (format: string, size: string) => `${format}, ${size} as it came`,
    done: "What was done",
    tool: "Tool",
    crop: "Crop",
    focus: "Focus point",
    ratio: "Shape",
    ratios: { free: "Free", "1:1": "1:1", "4:5": "4:5", "16:9": "16:9", "1.91:1": "1.91:1" },
    whole: "Whole picture",
    frame: (box: string) => `Crop frame, ${box}. Arrow keys move it, with Shift they resize it.`,
    box: (left: number, top: number, width: number, height: number) =>
      `${left} % from the left, ${top} % from the top, ${width} % wide, ${height} % high`,
    left: "From the left",
    top: "From the top",
    width: "Width",
    height: "Height",
    focusAt: (x: number, y: number) => `Focus point, ${x} % from the left, ${y} % from the top. Arrow keys move it.`,
    focusHint: "Previews that cut the picture keep this point in view. Click the picture or use the arrow keys.",
    middle: "Back to the middle",
    heldLater: "Holds for the previews, and for what is asked from now on.",
    download: "Download without this data",
    save: "Save",
    cancel: "Cancel",
    close: "Close",
  },

  asked: { label: "Pictures asked about", gone: "a picture that is gone", more: (count: number) => `${count} more` },

  seen: {
    title: "What is in the picture",
    titleMany: "What is in the pictures",
    rule: "The writing may use only this and your own line",
    byCode: (model: string) => `${model} did not see it: this is what code could read.`,
    noModel: "No model saw it: this is what code could read.",
    kinds,
    confidence,
    byPerson: "by you",
    measured: "measured",
    none: { both: "No people, no visible text.", people: "No people.", text: "No visible text." },
    cleared: (what: string) => `Removed from the file: ${what}.`,
    edit: "Edit",
    show: "As before; show it",
    cancel: "Cancel",
    rewrite: "Rewrite with this",
    add: "Add",
    newItem: "What else is there",
    item: (number: number) => `Entry ${number}`,
    drop: (text: string) => `Remove “${text}”`,
    changed: "Corrected by you",
    empty: "Nothing is listed. The writing has only your own line.",
    photoGone: "The picture cannot be shown here.",
  },
};

export type ImageStrings = typeof imagesEn;
