/** A picture with what it shows in words; empty where the words stand beside it. */
import { Image } from '@tarojs/components';
import type { PictureProps } from './props';

export function Picture({ src, says, className, fills = false, onError }: PictureProps) {
  return (
    <Image
      className={className}
      src={src}
      mode={fills ? 'aspectFill' : 'widthFix'}
      {...(onError ? { onError } : {})}
      {...(says === '' ? { 'aria-hidden': true } : { 'aria-label': says })}
    />
  );
}
