/**
 * Small groups (H4, S5): figures of fewer forms than `smallest` are not shown, and neither is so much of the rest
 * that they could be had by taking the others from the whole (the remainder rule).
 */

/**
 * Which groups of a whole are hidden; `sizes` are their forms. The whole itself stays visible where it is large
 * enough: then either nothing is hidden, or at least two groups of together at least `smallest` forms. Where that
 * cannot be had the whole is hidden too. Groups without any form have nothing to hide.
 */
export function hiddenGroups(
  sizes: readonly number[],
  smallest: number,
): { groups: boolean[]; whole: boolean } {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const groups = sizes.map((size) => size > 0 && size < smallest);
  while (isTellable(sizes, groups, smallest)) {
    const next = smallestShown(sizes, groups);
    if (next < 0) break;
    groups[next] = true;
  }
  return { groups, whole: whole < smallest || isTellable(sizes, groups, smallest) };
}

/** Whether what is hidden can be told from the rest. */
function isTellable(sizes: readonly number[], groups: readonly boolean[], smallest: number) {
  const hidden = sizes.filter((_, index) => groups[index]);
  if (hidden.length === 0) return false;
  return hidden.length < 2 || hidden.reduce((sum, size) => sum + size, 0) < smallest;
}

function smallestShown(sizes: readonly number[], groups: readonly boolean[]): number {
  let found = -1;
  sizes.forEach((size, index) => {
    if (groups[index] || size === 0) return;
    if (found < 0 || size < (sizes[found] ?? 0)) found = index;
  });
  return found;
}
