/**
 * WeChat's own generator. It answers later and is not in every base library, and its script engine has no
 * `crypto`: until the first answer, and where there will be none, the engine's `Math.random` stands in. A request
 * id must be different from others; it is no secret.
 */
import Taro from '@tarojs/taro';
import { createBytePool } from './byte-pool';

export const randomBytes = createBytePool((length, answer) => {
  void Taro.getRandomValues?.({
    length,
    success: ({ randomValues }) => answer(new Uint8Array(randomValues)),
    fail: () => answer([]),
  });
});
