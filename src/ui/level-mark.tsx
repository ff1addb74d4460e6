/** A level for staff: shape, character, then colour. No level is a small dot, done a tick. */
import { View } from '@tarojs/components';
import type { Level } from '../shared/messages/model';
import { aria } from './aria';
import { Icon } from './icon';

const characters: Record<Level, string> = { red: '红', orange: '橙', yellow: '黄', none: '' };

export const levelWords: Record<Level, string> = {
  red: '红色级别',
  orange: '橙色级别',
  yellow: '黄色级别',
  none: '没有级别',
};

export function LevelMark({ level, done = false }: { level: Level; done?: boolean }) {
  if (done && level === 'none') {
    return (
      <View className="lv lv-done" {...aria({ role: 'img', label: '已处理' })}>
        <Icon name="check" size="s" />
      </View>
    );
  }
  return (
    <View className={`lv lv-${level}`} {...aria({ role: 'img', label: levelWords[level] })}>
      {characters[level]}
    </View>
  );
}
