/** The sheet of slips as a page to print (M1): each is torn in the middle, both halves carry the code and the name. */

interface Slip {
  code: string;
  alias: string;
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const look = `
  body { font: 12pt/1.6 serif; margin: 10mm; color: #000; background: #fff; }
  .slip { display: flex; border: 1px dashed #777; margin-bottom: 4mm; break-inside: avoid; }
  .half { flex: 1; padding: 4mm 6mm; }
  .half + .half { border-left: 2px dotted #777; }
  .code { font-size: 17pt; font-weight: bold; letter-spacing: 1px; }
  .word { font-size: 10pt; }
`;

function slipOf({ code, alias }: Slip, school: string): string {
  const half = (title: string, words: string) =>
    `<div class="half"><div class="word">${title}</div><div class="code">${escaped(code)}</div><div class="word">${escaped(alias)} · ${words}</div></div>`;
  return `<div class="slip">${half('和信一起放进信箱', `${school} 心语信箱`)}${half('自己收好，用它取信', '到学校的公用设备上点“取信”，谁拿着它谁就能看')}</div>`;
}

/** A whole page of HTML, for the printer of whoever drew the slips. */
export function slipsPage(slips: readonly Slip[], schoolName: string): string {
  const school = escaped(schoolName);
  const rows = slips.map((slip) => slipOf(slip, school)).join('\n');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>取信条</title><style>${look}</style></head><body>\n${rows}\n</body></html>\n`;
}
