/** Texts that a child may paste and an attacker may send. All are legal messages. */
export const hostileTexts: Readonly<Record<string, string>> = {
  script: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'query operator': '{"$ne":null}',
  where: '$where: function () { return true }',
  'dotted path': 'track.level.red',
  prototype: '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}',
  sql: "'; DROP TABLE messages; -- ) OR 1=1",
  template: '${process.env.RUNXIN_SECRET_V1} #{7*7} {{7*7}} %s %d %n',
  'log line': 'x"}\n{"event":"action","action":"people.me"}\r\n',
  path: '../../secrets.json\\..\\..\\',
  ejson: '{"$numberLong":"1"} {"$date":0} {"$oid":"000000000000000000000000"}',
  'right to left': '\u202Eםולש\u202C مرحبا \u2067ab\u2069',
  'zero width': '我\u200b没\u200c事\u200d\u2060。',
  'only zero width': '\u200b\u200b',
  'combining marks': 'Z\u0351\u036b\u0343\u036a\u0302a\u0300'.repeat(20),
  nul: 'before\u0000after',
  'control characters': 'a\u0001\u0007\u001b[31mb\u007f\u0085c',
  'line separators': 'a\u2028b\u2029c\u000bd',
  'private use and noncharacters': '\ue000\ufffe\uffff\u{10ffff}',
  '2 000 emoji': '😀'.repeat(2_000),
  'joined emoji': '👩‍👩‍👧‍👦🏳️‍🌈👍🏿',
  'numbers as words': 'NaN Infinity -0 1e999 null undefined true',
};

/** Half a character, as an input field cut off at its limit sends it. */
export const brokenText = '我很难过\ud83d';
