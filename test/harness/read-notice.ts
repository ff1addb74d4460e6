/** Reads a robot's sentence back: which notice it is, and of how many subjects it speaks. */
import { noticeTexts, type NoticeKey, type NoticeText } from '../../src/shared/notices/texts';

const shapes = Object.entries(noticeTexts as Record<string, NoticeText>).map(
  ([key, { body, many }]) => ({
    key: key as NoticeKey,
    one: shapeOf(body),
    several: many === undefined ? null : shapeOf(many),
  }),
);

function shapeOf(sentence: string): RegExp {
  const literal = sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const withCount = literal.replace('{many}', '(?<many>\\d+)');
  const withFigures = withCount
    .replace(/\{(due|count)\}/g, '[\\d:]+')
    .replace(/\{(seq|date)\}/g, '[\\d-]*')
    .replace('{place}', '[^“”]*')
    .replace('{hash}', '[0-9a-f]*');
  return new RegExp(`^【润心】${withFigures}$`, 'u');
}

/** Throws for anything that is not a sentence of ours: nothing else may leave the house. */
export function readNotice(text: string): { key: NoticeKey; count: number } {
  for (const { key, one, several } of shapes) {
    if (one.test(text)) return { key, count: 1 };
    const many = several?.exec(text)?.groups?.['many'];
    if (many !== undefined) return { key, count: Number(many) };
  }
  throw new Error('a robot said what is no sentence of ours');
}
