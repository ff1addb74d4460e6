/** Taro numbers the properties of a component in alphabetical order: the run time must know the same ones. */
import { mergeInternalComponents } from '@tarojs/shared';
import attributes from './taro-aria.json';

mergeInternalComponents(attributes);
