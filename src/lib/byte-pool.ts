/** Random bytes at once from a source that answers later: some are always asked for ahead. */

/** Asks the source for `count` bytes; it answers with them, or with none when it could not. */
export type ByteSource = (count: number, answer: (bytes: ArrayLike<number>) => void) => void;

const aheadBytes = 480;

/** Random as far as the engine goes. Good enough to be different, not to be secret. */
const anyByte = () => Math.floor(Math.random() * 256);

/** Takes bytes from what was asked for ahead, each once; while that is not enough, `Math.random` makes them. */
export function createBytePool(ask: ByteSource): (count: number) => number[] {
  let pool: number[] = [];
  let isAsking = false;
  const refill = () => {
    isAsking = true;
    ask(aheadBytes, (bytes) => {
      isAsking = false;
      pool = [...pool, ...Array.from(bytes)];
    });
  };
  return (count) => {
    const isEnough = pool.length >= count;
    const taken = isEnough ? pool.splice(0, count) : Array.from({ length: count }, () => anyByte());
    if (pool.length < count && !isAsking) refill();
    return taken;
  };
}
