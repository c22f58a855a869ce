// Brings a message into view and marks it; what is drawn late above it must not push it away again.

/** Frames in which messages on the way are still being drawn: a third of a second, too short for a person to scroll meanwhile. */
const settling = 20;
/** The mark stays this long (ms). */
const markedFor = 2400;

export function reveal(messageId: string): void {
  let frames = 0;
  let isMarked = false;
  const follow = () => {
    // It may only be in the page with the next frame.
    const message = document.getElementById(messageId);
    message?.scrollIntoView({ block: "start" });
    if (message && !isMarked) mark(message);
    isMarked ||= message !== null;
    frames += 1;
    if (frames < settling) requestAnimationFrame(follow);
  };
  requestAnimationFrame(follow);
}

function mark(message: HTMLElement): void {
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
  message.dataset["marked"] = "";
  setTimeout(() => delete message.dataset["marked"], markedFor);
}
