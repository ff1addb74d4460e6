/** The browser's own picture: its words are where they belong. */
import type { PictureProps } from './props';

export function Picture({ src, says, className, onError }: PictureProps) {
  return <img className={className} src={src} alt={says} onError={onError} />;
}
