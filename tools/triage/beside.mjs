/**
 * Plain sentences beside everyday ones without a full stop between them, as children write: what is
 * danger stays danger, what is harmless stays harmless. Learnt from too, so that everyday words weigh
 * nothing: without them a red clause between two everyday ones was lost in every third message.
 */

const DIVIDERS = ['，', ' ', '', '～', ' '];
/** One of so many plain sentences. */
const EVERY = 4;
const SHORTEST = 4;
const LONGEST_EVERYDAY = 40;
const LONGEST = 60;

const bare = (text) => text.replace(/[。！？…\s]+$/u, '');

const isEveryday = ({ from, text }) =>
  from.startsWith('everyday') && text.length >= SHORTEST && text.length <= LONGEST_EVERYDAY;

const isPlain = ({ from, label, text }) =>
  /^(plain|examples)/.test(from) && label !== 'heavy' && text.length <= LONGEST;

/** @returns {object[]} sentences with `origins`, those that they are made of. The same ones every time. */
export function besideEveryday(sentences) {
  const everyday = sentences.filter(isEveryday);
  const chosen = sentences.filter(isPlain).filter((_, at) => at % EVERY === 0);
  return chosen.map((plain, at) => {
    const before = everyday[(at * EVERY * 7919) % everyday.length];
    const last = everyday[(at * EVERY * 104_729 + 3) % everyday.length];
    const origins = at % 2 === 1 ? [plain, before] : [before, plain];
    if (at % 4 >= 2) origins.push(last);
    return {
      text: origins.map(({ text }) => bare(text)).join(DIVIDERS[at % DIVIDERS.length]),
      label: plain.label,
      kind: null,
      from: 'beside',
      weight: 1,
      origins,
    };
  });
}
