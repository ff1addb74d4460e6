/** Words of homework for its pages. */
import type { Sheet, Standing, Task } from '../../../shared/homework/model';
import { isOwed } from '../../../shared/homework/days';
import { tierWords } from '../../../shared/homework/words';
import { subjectNames, type Subject } from '../../../shared/people/subjects';

/** `语文 20 · 数学 15` */
export function loadText(load: readonly { subject: Subject; minutes: number }[]): string {
  return load.map(({ subject, minutes }) => `${subjectNames[subject]} ${minutes}`).join(' · ');
}

export function taskText({ tier, text, minutes, written }: Task): string {
  const kind = written ? '' : ' · 读说做';
  return `${tierWords[tier]} · ${minutes} 分${kind}：${text === '' ? '见图片' : text}`;
}

export function sheetLines(sheet: Sheet): string[] {
  return sheet.tasks.map(taskText);
}

/** `12 / 31 份 · 38.7%` */
export function shareText(part: number, whole: number, unit: string): string {
  if (whole === 0) return `0 ${unit}`;
  return `${whole} ${unit}中 ${part} ${unit} · ${((part / whole) * 100).toFixed(1)}%`;
}

export function dateText(date: string): string {
  const [, month, day] = date.split('-');
  return `${Number(month)}月${Number(day)}日`;
}

/** How far a class's day is: what is owed goes before what waits for an answer, which is not there either (H2). */
export function dayWords(rows: readonly { standing: Standing }[]): string {
  const owed = rows.filter(({ standing }) => isOwed(standing)).length;
  const waiting = rows.filter(({ standing }) => standing === 'waiting').length;
  if (owed > 0) return `还差 ${owed} 科`;
  if (waiting > 0) return `有 ${waiting} 科在等答复`;
  return rows.some(({ standing }) => standing === 'unsure') ? '补课日' : '都有了';
}
