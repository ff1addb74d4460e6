/** Taro numbers the properties of a component in alphabetical order: the run time must know the same ones. */
import { internalComponents } from '@tarojs/shared';
import { keepAttributes } from './keep-attributes';
import wanted from './taro-attributes.json';

keepAttributes(internalComponents, wanted);
