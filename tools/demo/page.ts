/** Elements of index.html by id; one that is missing is a mistake in the page. */
export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${kind.name} #${id}`);
  return found;
}

/** A new element with classes and text; text is never read as HTML. */
export function make(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Tells that the local cloud does not answer, until it answers again. */
export function showTrouble(text: string | undefined): void {
  const banner = element('trouble', HTMLParagraphElement);
  banner.hidden = text === undefined;
  banner.textContent = text ?? '';
}

/**
 * Repeats `work` every `everyMs`, never two at once, also after a failure. A page in the background
 * asks nothing.
 */
export function repeat(work: () => Promise<void>, everyMs: number): void {
  const again = async () => {
    if (!document.hidden) {
      try {
        await work();
        showTrouble(undefined);
      } catch (error) {
        console.error(error);
        showTrouble('本地云没有回应。看看 npm start 的窗口还开着吗。');
      }
    }
    window.setTimeout(() => void again(), everyMs);
  };
  void again();
}
