/** The browser has no such setting of its own; `?fs=1.3` shows the large font. */
const allowed = [1, 1.15, 1.3];
const asked = Number(new URLSearchParams(window.location.search).get('fs'));

export function fontFactor(): number {
  return allowed.includes(asked) ? asked : 1;
}
