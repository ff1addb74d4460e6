/** What can go wrong with a named thread or a spoken message (M1), in words for whoever asked. */
export const messageErrorTexts = {
  'thread-not-named': '这位同学现在没有说自己是谁。',
  'thread-name-not-owner': '名字只有负责这条留言的老师和心理中心主任能看。',
  'voice-unheard': '有一段语音还没有人听。先点开听一听，再决定。',
  'voice-not-a-sound': '这段录音没有录好。再说一次吧，我们在听。',
  'voice-too-large': '这段录音太大了，发不出去。说短一点，再试一次。',
  'voice-too-long': '这段录音太长了。可以分成几段说，每段短一点。',
  'voice-gone': '这段录音没有传完整。点一下再发，或者再说一次。',
  'voice-lost': '这段语音打不开了。请回一句话，请他再说一次。',
} as const;
