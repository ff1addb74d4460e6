/**
 * What students are told about privacy. docs/threat-model.md names, for each sentence, the test that keeps it
 * true: change a sentence only together with that table.
 */
export const privacyWords: readonly { question: string; answers: readonly string[] }[] = [
  {
    question: '谁能看到我写的话',
    answers: [
      '值班的心理老师、接班的心理老师和心理中心的主任，为了回复你。',
      '班主任、任课老师和同学看不到。用家长的微信写的，家长打开这个微信也能看到。',
      '学校领导只看得到有没有按时回复，看不到你写了什么。',
      '你说了和学校里的哪些大人有关，他们就看不到；区里的老师会来看。',
    ],
  },
  {
    question: '老师知道我是谁吗',
    answers: [
      '老师只看到系统取的名字，比如“晚风·竹”。',
      '换一个新名字以后，老师看不出和以前的是同一个人。你自己两边都能看到。',
    ],
  },
  {
    question: '遇到危险的时候',
    answers: [
      '写的话里有危险时，会马上通知值班老师、心理中心的主任和学校负责人。通知里没有你写的话，也没有你的名字。',
      '只有判断有危险时，老师才能写明原因，申请知道你是谁。要两位负责人都同意，只能看半小时，每次都留下记录。',
      '知道以后，会马上联系你的监护人，除非危险就来自家里；也会告诉你，暂时不说的，要写明原因。',
      '你说过和谁有关，就不通知他们，也不由他们同意。和家里人有关，就先不联系家里。',
      '着急的时候别等，先打热线，或者找身边的大人。',
    ],
  },
  {
    question: '这部手机上',
    answers: [
      '没写完的话只存在这部手机上，发出去以后就清掉。',
      '点“快速隐藏”，马上换成校历。写的都还在。',
    ],
  },
];
