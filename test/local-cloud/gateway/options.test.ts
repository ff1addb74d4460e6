import path from 'node:path';
import { readOptions } from '../../../local-cloud/gateway/options';

const PROGRAM_DIR = path.resolve('dist', 'local-cloud');

test('folders default to the siblings of the built program', () => {
  expect(readOptions(['--data', 'somewhere'], PROGRAM_DIR)).toEqual({
    port: 0,
    dataDir: path.resolve('somewhere'),
    functionsDir: path.resolve('dist', 'cloudfunctions'),
    appDir: path.resolve('dist', 'h5'),
    demoDir: path.resolve('dist', 'demo'),
    seed: 'none',
    timers: 'auto',
    instances: 4,
    startAtMs: null,
  });
});

test.each([
  [[]],
  [['--data', 'd', '--port', '70000']],
  [['--data', 'd', '--port', '']],
  [['--data', 'd', '--seed', 'other']],
  [['--data', 'd', '--timers', 'sometimes']],
  [['--data', 'd', '--instances', '0']],
  [['--data', 'd', '--start-at', 'monday']],
  [['--data', 'd', '--unknown', '1']],
])('refuses %j', (args) => {
  expect(() => readOptions(args, PROGRAM_DIR)).toThrow();
});
