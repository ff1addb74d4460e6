/**
 * Prints the access table: which role may call which action, as the contracts say.
 * `node tools/print-access.mjs` writes it to the screen, `--write` to docs/access.md.
 */
import { writeFileSync } from 'node:fs';
import { format } from 'oxfmt';
import { inRoot } from './lib/paths.mjs';
import { loadShared } from './lib/shared.mjs';

const exported = `export { contracts } from './src/shared/contracts';
  export { roles } from './src/shared/action/contract';`;
const target = inRoot('docs', 'access.md');

const row = (cells) => `| ${cells.join(' | ')} |`;

const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)];

const whoOf = ({ roles: named }) => (named.length === 0 ? 'anyone signed in' : named.join(', '));

function actionRow(contract) {
  const { name, scope, audit, touchesMessages, rateLimit, errors } = contract;
  return [
    `\`${name}\``,
    whoOf(contract),
    scope,
    audit ? 'yes' : '',
    touchesMessages ? 'yes' : '',
    String(rateLimit.perMinute),
    errors.join(', '),
  ];
}

const mayCall = (role) => (contract) =>
  contract.roles.length === 0 || contract.roles.includes(role);

function roleRow(role, contracts) {
  const named = contracts.filter(mayCall(role)).map(({ name }) => `\`${name}\``);
  return [role, named.join(' ')];
}

function page({ contracts, roles }) {
  const heads = [
    'action',
    'who',
    'scope',
    'audited',
    'touches messages',
    'per minute',
    'may answer',
  ];
  const lines = [
    '# Who may do what',
    '',
    'Printed from the contracts (`src/shared/contracts.ts`) by `node tools/print-access.mjs --write`;',
    'a test fails when this page is older than they are. Everything not listed is refused. "Scope" is',
    'how far the right reaches; the role matrix (`test/security/role-matrix.test.ts`) calls every action',
    'as every role, at both schools.',
    '',
    '"May answer" leaves out what every call may answer: bad input, not signed in, forbidden, too',
    'large, too fast, busy.',
    '',
    '## By action',
    '',
    ...table(heads, contracts.map(actionRow)),
    '',
    '## By role',
    '',
    ...table(
      ['role', 'may call'],
      roles.map((role) => roleRow(role, contracts)),
    ),
    '',
  ];
  return lines.join('\n');
}

const { code: text } = await format('access.md', page(await loadShared(exported)));
if (process.argv.includes('--write')) writeFileSync(target, text);
else process.stdout.write(text);
