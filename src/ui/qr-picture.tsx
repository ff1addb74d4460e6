/** A QR code as a small picture: always dark on white, so that every phone reads it in both themes. */
import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { Picture } from './picture';
import './qr-picture.css';

/** Runs of dark modules as strokes: a few kilobytes instead of one square each. */
function pictureOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const runs = data.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return [`M${x} ${y}.5h${(end < 0 ? size : end) - x}`];
    }),
  );
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${runs.join('')}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function QrPicture({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => pictureOf(text), [text]);
  return (
    <View className="qr">
      <Picture className="qr-image" src={picture} says={label} />
    </View>
  );
}
